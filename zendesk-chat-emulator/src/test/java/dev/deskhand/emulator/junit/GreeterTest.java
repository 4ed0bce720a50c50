package dev.deskhand.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

// sample: begin
@ZendeskChatEmulatorTest
class GreeterTest {

    @Test
    void whoeverWritesIsGreeted(EmulatedAccount account) {
        String agent = account.agent("Bot");
        account.department("Bots", agent);
        try (Greeter _ = Greeter.start(account.graphQlEndpoint(), account.accessToken(agent))) {
            EmulatedVisitor vera = account.visitor("Vera");
            vera.says("hello");
            vera.sees("Hello, Vera!");
        }
    }

    @Test
    void aMessageThatComesTwiceIsAnsweredOnce(EmulatedAccount account) {
        String agent = account.agent("Bot");
        account.department("Bots", agent);
        try (Greeter _ = Greeter.start(account.graphQlEndpoint(), account.accessToken(agent))) {
            account.fault("duplicate", Map.of("count", 2));
            EmulatedVisitor vera = account.visitor("Vera");
            vera.says("hello");
            vera.says("bye");
            vera.sees("Bye, Vera!");
            assertThat(vera.texts()).containsOnlyOnce("Hello, Vera!");
        }
    }
}
// sample: end
