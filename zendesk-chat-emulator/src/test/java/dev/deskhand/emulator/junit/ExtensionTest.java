package dev.deskhand.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskhand.emulator.ZendeskChatEmulator;
import dev.deskhand.emulator.testing.Http;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the extension promises to whoever uses it. */
@ZendeskChatEmulatorTest
class ExtensionTest {

    private static final Set<URI> SERVERS = Collections.synchronizedSet(new HashSet<>());
    private static final Set<String> ACCOUNTS = Collections.synchronizedSet(new HashSet<>());

    @BeforeEach
    void eachMethodOfATestGetsTheSameAccount(EmulatedAccount account) {
        account.agent("Early");
    }

    @AfterAll
    static void oneServerServedAllAndItsAccountsAreGone(ZendeskChatEmulator emulator) {
        assertThat(SERVERS).hasSizeLessThanOrEqualTo(1);
        JsonNode left = new Http(emulator.address()).get("/emulator/v1/accounts").body();
        assertThat(left.path("accounts")).hasSize(1);
    }

    @RepeatedTest(2)
    void everyTestHasAFreshAccountOnTheOneServer(
            ZendeskChatEmulator emulator, EmulatedAccount account) {
        SERVERS.add(emulator.address());
        assertThat(ACCOUNTS.add(account.subdomain())).isTrue();
        assertThat(account.state().path("agents")).hasSize(1);
        assertThat(account.state().at("/account/subdomain").asString())
                .isEqualTo(account.subdomain());
    }

    @Nested
    class Within {

        @Test
        void nestedClassesShareTheServer(ZendeskChatEmulator emulator) {
            SERVERS.add(emulator.address());
            assertThat(SERVERS).hasSize(1);
        }
    }

    @Test
    void aTokenIsOneCallAway(EmulatedAccount account) {
        String token = account.accessToken(account.agent("Bot"));
        assertThat(
                        new Http(account.address())
                                .get("/api/v2/chat/agents/me", "Authorization", "Bearer " + token)
                                .text("display_name"))
                .isEqualTo("Bot");
    }

    @Test
    void whatIsRefusedSaysWhy(EmulatedAccount account) {
        assertThatThrownBy(() -> account.department("Bots", "nobody"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("departments was refused: 404")
                .hasMessageContaining("nobody");
        assertThatThrownBy(() -> account.fault("earthquake"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("drop_socket");
    }

    @Test
    void whatIsNotSeenInTimeIsAnErrorThatSaysWhatWas(EmulatedAccount account) {
        account.department("Bots", account.agent("Bot"));
        EmulatedVisitor vera = account.visitor("Vera", "Bots");
        vera.says("anybody?");
        assertThatThrownBy(() -> vera.withPatience(Duration.ofMillis(50)).sees("yes"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("did not see \"yes\"")
                .hasMessageContaining("anybody?");
    }

    @Test
    void peopleVisitorsFaultsAndTimeAreAtHand(EmulatedAccount account) {
        String hanna = account.agent("Hanna Human");
        account.department("Service", hanna);
        account.status(hanna, "online");
        EmulatedVisitor vera = account.visitor("Vera");
        vera.says("hello");
        account.agentWrites(hanna, vera, "Good day");
        assertThat(vera.sees("Good day").senderName()).isEqualTo("Hanna Human");
        account.fault("maintenance", Map.of("for_ms", 600_000));
        assertThat(account.awaitFault("maintenance").path("detail").asString())
                .contains("600000 ms");
        assertThat(account.get("faults").path("faults")).hasSize(1);
        account.advance(Duration.ofMinutes(10));
        assertThat(account.get("faults").path("faults")).isEmpty();
        account.fault("slow");
        account.clearFaults();
        assertThat(account.get("faults").path("faults")).isEmpty();
        vera.leaves();
        vera.sees("the leave", event -> event.type().equals("chat.memberleave"));
        vera.returns();
    }
}
