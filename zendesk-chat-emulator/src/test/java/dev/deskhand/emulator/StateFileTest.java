package dev.deskhand.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskhand.emulator.testing.Answer;
import dev.deskhand.emulator.testing.Bot;
import dev.deskhand.emulator.testing.TestAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class StateFileTest {

    @TempDir private Path folder = Path.of("");

    private EmulatorOptions options() {
        return EmulatorOptions.onFreePort().withStateFile(folder.resolve("deep/state.json"));
    }

    private static JsonNode withoutVersion(JsonNode state) {
        ((ObjectNode) state).remove("version");
        return state;
    }

    @Test
    void agentsTokensAndRunningChatsSurviveARestart() {
        JsonNode before;
        JsonNode events;
        String token;
        String visitor;
        String bot;
        try (TestAccount first = TestAccount.start(options())) {
            bot = first.agent("Bot");
            String human = first.agent("Hanna");
            first.department("Bots", bot);
            first.status(human, "online");
            token = first.token(bot);
            visitor = first.visitor();
            Bot session = first.bot(bot);
            session.online();
            session.ask(
                    "mutation { sendQuickReplies(channel_id: \"%s\", msg: \"Which?\", msg_id: \"m\", quick_replies: [{action: {value: \"a\"}, text: \"A\"}]) { success } }"
                            .formatted(first.channelOf(visitor)));
            session.ask("mutation { stopAgentSession { success } }");
            before = withoutVersion(first.state());
            events = first.events(visitor);
        }
        try (TestAccount second = TestAccount.start(options())) {
            assertThat(withoutVersion(second.state())).isEqualTo(before);
            assertThat(second.events(visitor)).isEqualTo(events);
            Bot session = second.connect(second.websocketUrl(token));
            session.online();
            String id = session.subscribe("subscription { message { node { content } } }");
            second.says(visitor, "still here");
            assertThat(session.event(id).toString()).contains("still here");
            String other = second.agent("New");
            assertThat(other).isNotEqualTo(bot);
        }
    }

    @Test
    void aKilledProcessLosesNothingThatWasWrittenAndNobodyIsOnlineByADeadSession()
            throws IOException {
        Path copy = folder.resolve("copy.json");
        String visitor;
        try (TestAccount first = TestAccount.start(options())) {
            Bot session = first.bot(first.agent("Bot"));
            session.online();
            visitor = first.visitor();
            first.says(visitor, "last words");
            // What kill -9 would leave behind: the file as it is, without an orderly close.
            Files.copy(folder.resolve("deep/state.json"), copy);
        }
        try (TestAccount second =
                TestAccount.start(EmulatorOptions.onFreePort().withStateFile(copy))) {
            assertThat(second.lastEvent(visitor).path("text").asString()).isEqualTo("last words");
            assertThat(second.state().at("/agents/0/status").asString()).isEqualTo("offline");
        }
    }

    @Test
    void idsAreNotReusedAfterAStartFromAnOlderState() throws IOException {
        Path copy = folder.resolve("older.json");
        Set<String> used;
        String visitor;
        String bot;
        try (TestAccount first = TestAccount.start(options())) {
            bot = first.agent("Bot");
            first.department("Bots", bot);
            visitor = first.visitor();
            first.says(visitor, "known");
            Files.copy(folder.resolve("deep/state.json"), copy);
            used = newIds(first, bot, visitor);
        }
        try (TestAccount second =
                TestAccount.start(EmulatorOptions.onFreePort().withStateFile(copy))) {
            assertThat(second.lastEvent(visitor).path("text").asString()).isEqualTo("known");
            assertThat(newIds(second, bot, visitor)).doesNotContainAnyElementsOf(used);
        }
    }

    @Test
    void idsAreNotReusedByAStartThatRemembersNothing() {
        Set<String> used;
        try (TestAccount first = TestAccount.start()) {
            used = newIdsOfAnEmpty(first);
        }
        try (TestAccount second = TestAccount.start()) {
            assertThat(newIdsOfAnEmpty(second)).doesNotContainAnyElementsOf(used);
        }
    }

    private static Set<String> newIdsOfAnEmpty(TestAccount account) {
        String bot = account.agent("Bot");
        account.department("Bots", bot);
        return newIds(account, bot, account.visitor());
    }

    /** Makes one of everything that is counted, a line in this visitor's chat among it. */
    private static Set<String> newIds(TestAccount account, String bot, String visitor) {
        Bot session = account.onlineBot(bot);
        String subscription = session.subscribe("subscription { message { node { id } } }");
        account.says(visitor, "more");
        Set<String> ids = new HashSet<>();
        ids.add(session.event(subscription).findPath("id").asString());
        Answer arrived = account.control("visitors", Map.of("name", "Late"));
        ids.add(arrived.text("visitor_id"));
        ids.add(arrived.text("channel_id"));
        String agent = account.agent("Late");
        ids.add(agent);
        ids.add(account.department("Late", agent));
        assertThat(ids).hasSize(5).doesNotContain("");
        return ids;
    }

    @Test
    void whatIsAnsweredIsInTheFile() throws IOException {
        try (TestAccount account = TestAccount.start(options())) {
            String visitor = account.visitor();
            for (int i = 0; i < 20; i++) {
                account.says(visitor, "word %d.".formatted(i));
                assertThat(saved()).contains("word %d.".formatted(i));
            }
            String agent = account.agent("Ada");
            assertThat(saved()).contains(agent);
        }
    }

    @Test
    void whatASocketTellsIsInTheFile() throws IOException {
        try (TestAccount account = TestAccount.start(options())) {
            String agent = account.agent("Bot");
            account.department("Bots", agent);
            String channel = account.channelOf(account.visitor());
            Bot bot = account.onlineBot(agent);
            String id = bot.subscribe("subscription { message { node { content } } }");
            for (int i = 0; i < 20; i++) {
                String text = "word %d.".formatted(i);
                bot.ask(
                        "mutation { sendMessage(channel_id: \"%s\", msg: \"%s\") { success } }"
                                .formatted(channel, text));
                assertThat(saved()).as("at the reply").contains(text);
                CompletableFuture<Answer> said =
                        CompletableFuture.supplyAsync(() ->
                                account.control(
                                        "channels/" + channel + "/trigger",
                                        Map.of("text", "trigger " + text)));
                while (!bot.event(id).toString().contains("trigger " + text)) {
                    assertThat(saved()).contains(text);
                }
                assertThat(saved()).as("at the event").contains("trigger " + text);
                assertThat(said.join().status()).isEqualTo(201);
            }
        }
    }

    @Test
    void manyVisitorsAtOnceAreKeptInSeconds() throws IOException {
        long start = System.nanoTime();
        try (TestAccount account = TestAccount.start(options());
                ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String name = "visitor " + i;
                all.add(
                        visitors.submit(() -> {
                            String visitor = account.visitor();
                            for (int n = 0; n < 10; n++) {
                                account.says(visitor, name + " line " + n + ".");
                            }
                        }));
            }
            assertThat(all)
                    .allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ofSeconds(20)));
            assertThat(saved().split(" line ", -1)).hasSize(501);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    private String saved() throws IOException {
        return Files.readString(folder.resolve("deep/state.json"));
    }

    @Test
    void aStateFileThatCannotBeReadIsNamedAndLeftAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("state.json"), "{ broken");
        assertThatThrownBy(() ->
                        ZendeskChatEmulator.start(EmulatorOptions.onFreePort().withStateFile(file)))
                .isInstanceOf(EmulatorStartException.class)
                .hasMessageContaining(file.toString());
        assertThat(file).hasContent("{ broken");
    }

    @Test
    void aSeedFillsAnAccountThatHasNoStateYet() throws IOException {
        Path seed =
                Files.writeString(
                        folder.resolve("seed.json"),
                        """
                        {"agents": [{"name": "Ada", "email": "ada@shop.test", "role": "administrator", "status": "online"}],
                         "departments": [{"name": "Service", "agents": ["ada@shop.test"]}],
                         "api_clients": [{"name": "Bot", "client_id": "id", "client_secret": "secret", "redirect_urls": ["http://localhost:1/cb"]}]}\
                        """);
        EmulatorOptions seeded = options().withSeedFile(seed);
        try (TestAccount first = TestAccount.start(seeded)) {
            assertThat(first.state().at("/departments/0/status").asString()).isEqualTo("online");
            assertThat(first.state().at("/api_clients/0/client_id").asString()).isEqualTo("id");
            first.control("reset", Map.of());
        }
        try (TestAccount second = TestAccount.start(seeded)) {
            assertThat(second.state().path("agents")).isEmpty();
        }
    }
}
