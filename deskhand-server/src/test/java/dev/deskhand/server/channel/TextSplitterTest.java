package dev.deskhand.server.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.zendesk.chat.message.Graphemes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextSplitterTest {
    @Test
    void sentencesStayWholeWhereTheyCan() {
        assertThat(TextSplitter.split("One is here. Two is there! Three?", 19))
                .containsExactly("One is here.", "Two is there!", "Three?");
    }

    @Test
    void aLongSentenceIsSplitBetweenWords() {
        assertThat(TextSplitter.split("alpha beta gamma delta", 11))
                .containsExactly("alpha beta", "gamma delta");
    }

    @Test
    void aShortTextStaysAsItIs() {
        assertThat(TextSplitter.split("One. Two.\nThree.", 16))
                .containsExactly("One. Two.\nThree.");
    }

    @Test
    void linesAreKeptTogether() {
        assertThat(TextSplitter.split("- one\n- two\n- three", 12))
                .containsExactly("- one\n- two", "- three");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66",
                "\ud83c\uddee\ud83c\uddf3",
                "\ud83d\udc4b\ud83c\udffd",
                "e\u0301\u0323",
                "\u1112\u1161\u11ab"
            })
    void aCharacterIsNeverSplit(String character) {
        List<String> pieces = TextSplitter.split(character.repeat(25), 10);

        assertThat(pieces).hasSize(3);
        assertThat(String.join("", pieces)).isEqualTo(character.repeat(25));
        assertThat(pieces)
                .allSatisfy(piece ->
                        assertThat(piece)
                                .isEqualTo(character.repeat(piece.length() / character.length())));
        assertThat(pieces).allSatisfy(piece -> assertThat(Graphemes.count(piece)).isLessThan(11));
    }

    @Test
    void theLastPieceCanBeHeldShort() {
        assertThat(TextSplitter.split("A first sentence. A second one. Which?", 40, 10))
                .containsExactly("A first sentence. A second one.", "Which?");
    }

    @Test
    void spaceAloneIsNoPiece() {
        assertThat(TextSplitter.split("one" + " ".repeat(50) + "two", 10))
                .containsExactly("one", "two");
    }
}
