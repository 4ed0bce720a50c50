package dev.deskhand.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.emulator.testing.Answer;
import dev.deskhand.emulator.testing.Bot;
import dev.deskhand.emulator.testing.TestAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ManyAccountsTest {

    private final TestAccount first = TestAccount.start();

    @TempDir private Path folder = Path.of("");

    @AfterEach
    void stop() {
        first.close();
    }

    private static Answer add(TestAccount emulator, String subdomain) {
        return emulator.control("accounts", Map.of("subdomain", subdomain, "name", "Shop of test"));
    }

    private static JsonNode state(TestAccount emulator, String subdomain) {
        return emulator.http().get("/emulator/v1/state?account=" + subdomain).body();
    }

    private static String agent(TestAccount emulator, String subdomain, String name) {
        return emulator.control(
                        "agents?account=" + subdomain,
                        Map.of("name", name, "email", name + "@shop.test"))
                .text("id");
    }

    @Test
    void theFirstAccountIsThereAndOthersStandBesideIt() {
        assertThat(add(first, "shop").status()).isEqualTo(201);
        JsonNode accounts = first.http().get("/emulator/v1/accounts").body().path("accounts");
        assertThat(accounts).hasSize(2);
        assertThat(accounts.at("/0/subdomain").asString()).isEqualTo("emulator");
        assertThat(accounts.at("/1/subdomain").asString()).isEqualTo("shop");
        assertThat(accounts.at("/1/name").asString()).isEqualTo("Shop of test");
        agent(first, "shop", "Ada");
        assertThat(first.state().path("agents")).isEmpty();
        assertThat(state(first, "shop").path("agents")).hasSize(1);
    }

    @Test
    void anAccountThatIsNotThereIsNamedAndBadOrTakenSubdomainsAreRefused() {
        Answer unknown = first.http().get("/emulator/v1/state?account=nix");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text("error")).isEqualTo("unknown_account");
        add(first, "shop");
        Answer taken = first.http().post("/emulator/v1/accounts", Map.of("subdomain", "shop"));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.text("error")).isEqualTo("subdomain_taken");
        Answer bad = first.http().post("/emulator/v1/accounts", Map.of("subdomain", "No Good"));
        assertThat(bad.status()).isEqualTo(422);
    }

    @Test
    void oauthGraphQlRestAndSocketFindTheAccountByThemselves() {
        add(first, "shop");
        String bot = agent(first, "shop", "Bot");
        String token = tokenIn("shop", bot);
        Answer me = first.http().get("/api/v2/chat/agents/me", "Authorization", "Bearer " + token);
        assertThat(me.text("email")).isEqualTo("Bot@shop.test");
        Bot session = first.connect(first.websocketUrl(token));
        session.online();
        String id = session.subscribe("subscription { message { node { content } } }");
        first.says(first.visitor(), "not for you");
        Answer visitor = first.control("visitors?account=shop", Map.of("name", "Vera"));
        first.control(
                "visitors/" + visitor.text("visitor_id") + "/messages?account=shop",
                Map.of("text", "hello"));
        assertThat(session.event(id).toString()).contains("hello");
        assertThat(session.rest()).isEmpty();
        assertThat(state(first, "shop").at("/agents/0/status").asString()).isEqualTo("online");
    }

    private String tokenIn(String subdomain, String agent) {
        Answer client =
                first.control(
                        "api-clients?account=" + subdomain,
                        Map.of("name", "Bot", "redirect_urls", List.of(TestAccount.CALLBACK)));
        return first.exchange(client, first.code(client.text("client_id"), agent))
                .text("access_token");
    }

    @Test
    void aSubdomainThatIsNotTheClientsIsRefusedOnceThereAreSeveralAccounts() {
        String bot = first.agent("Bot");
        String client = first.client().text("client_id");
        Map<String, String> consent =
                Map.of("client_id", client, "agent_id", bot, "subdomain", "shop");
        first.control("consents", consent);
        add(first, "shop");
        Answer refused = first.http().post("/emulator/v1/consents", consent);
        assertThat(refused.text("error")).isEqualTo("subdomain_mismatch");
        first.control(
                "consents", Map.of("client_id", client, "agent_id", bot, "subdomain", "emulator"));
    }

    @Test
    void removingAnAccountEndsItsSessionsAndTheFirstStays() {
        add(first, "shop");
        String token = tokenIn("shop", agent(first, "shop", "Bot"));
        Bot session = first.connect(first.websocketUrl(token)).settled();
        assertThat(first.http().delete("/emulator/v1/accounts/shop").status()).isEqualTo(204);
        assertThat(session.signal("EOS").path("reason").asString()).isEqualTo("account reset");
        assertThat(first.startSession(token).body().path("errors")).isNotEmpty();
        assertThat(first.http().delete("/emulator/v1/accounts/emulator").text("error"))
                .isEqualTo("first_account");
    }

    @Test
    void aBrowserMaySignInAsSomebodyInEachAccount() {
        add(first, "shop");
        String ada = first.agent("Ada");
        String bob = agent(first, "shop", "Bob");
        String here = cookie(first.control("sign-in", Map.of("agent_id", ada)));
        String there = cookie(first.control("sign-in?account=shop", Map.of("agent_id", bob)));
        String both = here + "; " + there;
        assertThat(
                        first.http()
                                .get("/emulator/v1/sign-in", "Cookie", both)
                                .body()
                                .at("/agent/name")
                                .asString())
                .isEqualTo("Ada");
        assertThat(
                        first.http()
                                .get("/emulator/v1/sign-in?account=shop", "Cookie", both)
                                .body()
                                .at("/agent/name")
                                .asString())
                .isEqualTo("Bob");
    }

    private static String cookie(Answer answer) {
        String set = answer.headers().firstValue("Set-Cookie").orElseThrow();
        return set.substring(0, set.indexOf(';'));
    }

    @Test
    void aThousandAccountsCostNoThreadsAndFewSeconds() {
        int before = Thread.activeCount();
        long start = System.nanoTime();
        for (int i = 0; i < 1000; i++) {
            add(first, "shop-" + i);
        }
        String last = agent(first, "shop-999", "Bot");
        first.connect(first.websocketUrl(tokenIn("shop-999", last))).online();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(Thread.activeCount()).isLessThan(before + 50);
    }

    @Test
    void allAccountsSurviveARestart() {
        EmulatorOptions options =
                EmulatorOptions.onFreePort().withStateFile(folder.resolve("state.json"));
        try (TestAccount before = TestAccount.start(options)) {
            before.agent("Ada");
            add(before, "shop");
            add(before, "gone");
            agent(before, "shop", "Bob");
            before.http().delete("/emulator/v1/accounts/gone");
        }
        try (TestAccount after = TestAccount.start(options)) {
            assertThat(after.http().get("/emulator/v1/accounts").body().path("accounts"))
                    .hasSize(2);
            assertThat(after.state().at("/agents/0/name").asString()).isEqualTo("Ada");
            assertThat(state(after, "shop").at("/agents/0/name").asString()).isEqualTo("Bob");
            assertThat(state(after, "shop").at("/account/name").asString())
                    .isEqualTo("Shop of test");
        }
    }

    @Test
    void aRemovedAccountIsOutOfTheFileBeforeTheAnswer() throws IOException {
        Path file = folder.resolve("state.json");
        try (TestAccount kept =
                TestAccount.start(EmulatorOptions.onFreePort().withStateFile(file))) {
            add(kept, "shop");
            assertThat(Files.readString(file)).contains("\"shop\"");
            kept.http().delete("/emulator/v1/accounts/shop");
            assertThat(Files.readString(file)).doesNotContain("\"shop\"");
        }
    }

    @Test
    void aStateFileOfTheFormatBeforeFillsTheFirstAccount() throws IOException {
        Path file = folder.resolve("state.json");
        Files.writeString(
                file,
                """
                {"format":1,"last_number":5,"agents":[{"id":"a","name":"Ada","email":"a@b.test","role":"AGENT","status":"ONLINE","held_by_session":false}],
                 "departments":[{"id":"d","name":"Service","agents":["a"]}],"clients":[],
                 "tokens":[{"access_token":"t","refresh_token":null,"client_id":"c","agent_id":"a","scopes":["chat"]}],
                 "visitors":[{"id":"v","channel_id":"W1sibG9jYWxJZCIsIjciXSxbInR5cGUiLCJDSEFOTkVMIl1d","name":"Vera","email":"","online":true}],
                 "channels":[{"id":"W1sibG9jYWxJZCIsIjciXSxbInR5cGUiLCJDSEFOTkVMIl1d","visitor_id":"v","first_department_id":"d","department_id":"d",
                  "state":"INCOMING","waiting":true,"members":[],"listeners":[],"took_part":[],"tags":["x"],
                  "messages":[{"id":"m","number":2,"timestamp":9,"speaker":{"kind":"VISITOR","id":"v","name":"Vera"},
                    "content":{"text":"old words","options":[],"structured":null,"msg_id":null}}],
                  "joins":[{"id":"j","number":1,"timestamp":8,"speaker":{"kind":"VISITOR","id":"v","name":"Vera"}}],"leaves":[]}]}
                """);
        try (TestAccount old =
                TestAccount.start(EmulatorOptions.onFreePort().withStateFile(file))) {
            assertThat(old.lastEvent("v").path("text").asString()).isEqualTo("old words");
            assertThat(old.state().at("/departments/0/status").asString()).isEqualTo("online");
            old.says("v", "new words");
            assertThat(old.websocketUrl("t")).startsWith("ws://");
        }
    }

    @Test
    void aSeedFileMayListAccounts() throws IOException {
        Path seed =
                Files.writeString(
                        folder.resolve("seed.yaml"),
                        """
                        agents:
                          - {name: Ada, email: ada@shop.test}
                        accounts:
                          - subdomain: shop
                            name: A shop
                            agents:
                              - {name: Bob, email: bob@shop.test, status: online}
                            departments:
                              - {name: Service, agents: [bob@shop.test]}
                        """);
        try (TestAccount seeded =
                TestAccount.start(EmulatorOptions.onFreePort().withSeedFile(seed))) {
            assertThat(seeded.state().at("/agents/0/name").asString()).isEqualTo("Ada");
            assertThat(state(seeded, "shop").at("/departments/0/status").asString())
                    .isEqualTo("online");
        }
    }

    @Test
    void theClockIsAdvancedOverTheControlApi() {
        String visitor = first.visitor();
        first.control("visitors/" + visitor + "/leave", Map.of());
        Answer clock = first.control("clock", Map.of("advance_ms", 21_000));
        assertThat(clock.body().path("advanced_ms").asLong()).isGreaterThanOrEqualTo(21_000);
        assertThat(first.channel(first.channelOf(visitor)).path("state").asString())
                .isEqualTo("CLOSED");
        assertThat(first.http().post("/emulator/v1/clock", Map.of("advance_ms", -1)).status())
                .isEqualTo(422);
        assertThat(first.http().post("/emulator/v1/clock", Map.of()).status()).isEqualTo(422);
        first.emulator().advance(Duration.ofDays(1));
        long ahead = first.http().get("/emulator/v1/clock").body().path("advanced_ms").asLong();
        assertThat(ahead).isGreaterThan(Duration.ofDays(1).toMillis());
    }
}
