package dev.deskhand.bot.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordPieceTest {
    private static final List<String> PIECES =
            List.of(
                    "[PAD]", "[UNK]", "[CLS]", "[SEP]", "hello", "world", "un", "##aff", "##able",
                    "cafe", "!", "'", "don", "t", "\u4f60", "##d");

    private static WordPiece limited(int limit) {
        Map<String, Integer> ids = new HashMap<>();
        PIECES.forEach(piece -> ids.put(piece, ids.size()));
        return new WordPiece(ids, limit);
    }

    private static List<String> pieces(String text) {
        return pieces(text, 64);
    }

    private static List<String> pieces(String text, int limit) {
        return java.util.Arrays.stream(limited(limit).ids(text))
                .mapToObj(id -> PIECES.get((int) id))
                .toList();
    }

    @Test
    void aTextStandsBetweenTheMarksOfItsBeginningAndEnd() {
        assertThat(pieces("hello world")).containsExactly("[CLS]", "hello", "world", "[SEP]");
        assertThat(pieces("")).containsExactly("[CLS]", "[SEP]");
    }

    @Test
    void caseAndAccentsAreNotSeen() {
        assertThat(pieces("H\u00c9LLO Caf\u00e9"))
                .containsExactly("[CLS]", "hello", "cafe", "[SEP]");
    }

    @Test
    void aWordIsCutIntoTheLongestPiecesThatThereAre() {
        assertThat(pieces("unaffable")).containsExactly("[CLS]", "un", "##aff", "##able", "[SEP]");
    }

    @Test
    void aWordWithAPieceThatNobodyKnowsIsUnknownAsAWhole() {
        assertThat(pieces("unworldly hello")).containsExactly("[CLS]", "[UNK]", "hello", "[SEP]");
    }

    @Test
    void punctuationAndIdeographsStandByThemselves() {
        assertThat(pieces("don't!")).containsExactly("[CLS]", "don", "'", "t", "!", "[SEP]");
        assertThat(pieces("\u4f60hello")).containsExactly("[CLS]", "\u4f60", "hello", "[SEP]");
    }

    @Test
    void controlCharactersAndHalfCharactersAreLeftOut() {
        assertThat(pieces("he\u0000l\u200blo\ud800")).containsExactly("[CLS]", "hello", "[SEP]");
    }

    @Test
    void whatIsTooLongIsCutAndStillEnds() {
        assertThat(pieces("hello world hello world", 4))
                .containsExactly("[CLS]", "hello", "world", "[SEP]");
        assertThat(pieces("x".repeat(101))).containsExactly("[CLS]", "[UNK]", "[SEP]");
    }
}
