package dev.deskhand.zendesk.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anIdOfPairsIsDecoded() {
        String opaque = base64("[[\"localId\",\"6717174888\"],[\"type\",\"AGENT\"]]");

        assertThat(DecodedId.of(opaque)).contains(new DecodedId("6717174888", "AGENT"));
        assertThat(new AgentId(opaque).localId()).isEqualTo("6717174888");
    }

    @Test
    void theOrderOfThePairsAndTheKindOfTheNumberDoNotMatter() {
        assertThat(DecodedId.of(base64("[ [\"type\", \"DEPARTMENT\"], [\"localId\", 12] ]")))
                .contains(new DecodedId("12", "DEPARTMENT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "agent:trigger", "12345", "not base64 at all", "W10="})
    void anIdOfAnotherFormIsItsOwnLocalId(String opaque) {
        assertThat(DecodedId.of(opaque)).isEmpty();
        assertThat(DecodedId.localIdOf(opaque)).isEqualTo(opaque);
    }

    @Test
    void aSecretDoesNotPrintItself() {
        assertThat(Secret.of("hunter2")).hasToString("Secret[***]").isEqualTo(Secret.of("hunter2"));
        assertThatThrownBy(() -> Secret.of(" ")).isInstanceOf(IllegalArgumentException.class);
    }
}
