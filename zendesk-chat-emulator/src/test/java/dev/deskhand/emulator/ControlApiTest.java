package dev.deskhand.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.emulator.testing.Answer;
import dev.deskhand.emulator.testing.Http;
import dev.deskhand.emulator.testing.TestAccount;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ControlApiTest {

    private static final String API = "/emulator/v1/";

    private final TestAccount account = TestAccount.start();
    private final Http http = account.http();

    @AfterEach
    void stop() {
        account.close();
    }

    @Test
    void anAccountStartsEmpty() {
        assertEmpty();
        assertThat(http.get(API + "account").body().path("plan_agents").asInt()).isEqualTo(5);
    }

    private void assertEmpty() {
        JsonNode state = account.state();
        for (String list :
                List.of(
                        "agents",
                        "departments",
                        "channels",
                        "visitors",
                        "sessions",
                        "api_clients")) {
            assertThat(state.path(list).isArray()).as(list).isTrue();
            assertThat(state.path(list)).as(list).isEmpty();
        }
    }

    @Test
    void aSixthAgentIsRefusedInWords() {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            account.agent(name);
        }
        Answer sixth = http.post(API + "agents", Map.of("name", "f", "email", "f@shop.test"));
        assertThat(sixth.status()).isEqualTo(422);
        assertThat(sixth.text("error")).isEqualTo("seat_limit");
        assertThat(sixth.text("message")).contains("5 agent seats");
        assertThat(account.state().path("agents")).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "agents | {}",
                "agents | {\"name\":7,\"email\":\"a@b\"}",
                "agents | {\"name\":\"A\",\"email\":\"nowhere\"}",
                "agents | {\"name\":\"A\",\"email\":\"a@b\",\"role\":\"boss\"}",
                "agents | []",
                "agents | {",
                "departments | {\"agents\":[]}",
                "departments | {\"name\":\"D\",\"agents\":[\"nix\"]}",
                "departments | {\"name\":\"D\",\"agents\":\"nix\"}",
                "api-clients | {\"name\":\"A\"}",
                "api-clients | {\"name\":\"A\",\"redirect_urls\":[1]}",
                "consents | {\"client_id\":\"nix\",\"agent_id\":\"nix\"}",
                "visitors | {\"department\":\"nix\"}",
                "visitors | {\"name\":true}",
                "visitors/nix/messages | {\"text\":\"x\"}",
                "visitors/nix/leave | {}",
                "visitors/nix/return | {}",
                "agents/nix/status | {\"status\":\"online\"}",
                "agents/nix/serve | {\"channel_id\":\"nix\"}",
                "agents/nix/messages | {\"channel_id\":\"nix\",\"text\":\"x\"}",
                "agents/nix/leave | {\"channel_id\":\"nix\"}",
                "agents/nix/transfer | {\"channel_id\":\"nix\",\"department_id\":\"nix\"}",
                "channels/nix/trigger | {\"text\":\"x\"}",
                "sign-in | {\"agent_id\":\"nix\"}",
                "no-such-thing | {}"
            })
    void unknownIdsAndBadBodiesAreRefusedInWordsAndChangeNothing(String path, String body) {
        JsonNode before = account.state();
        Answer answer = http.raw("POST", API + path, body, "application/json");
        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.text("error")).isNotEmpty();
        assertThat(answer.text("message")).isNotEmpty();
        assertThat(account.state()).isEqualTo(before);
    }

    @Test
    void unknownIdsInAddressesAreRefused() {
        for (Answer answer :
                List.of(
                        http.get(API + "visitors/nix/events"),
                        http.get(API + "channels/nix/events"),
                        http.delete(API + "agents/nix"),
                        http.delete(API + "departments/nix"),
                        http.delete(API + "api-clients/nix"),
                        http.patch(API + "agents/nix", Map.of("name", "x")),
                        http.patch(API + "departments/nix", Map.of("name", "x")))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text("message")).contains("nix");
        }
        assertThat(http.get(API + "state?after=x&wait_ms=5").status()).isEqualTo(422);
    }

    @Test
    void agentsAndDepartmentsCanBeChangedAndRemoved() {
        String agent = account.agent("Ada");
        String department = account.department("Sales", agent);
        http.patch(API + "agents/" + agent, Map.of("name", "Ada L.", "role", "administrator"));
        http.patch(API + "departments/" + department, Map.of("name", "Service"));
        JsonNode state = account.state();
        assertThat(state.at("/agents/0/name").asString()).isEqualTo("Ada L.");
        assertThat(state.at("/agents/0/role").asString()).isEqualTo("administrator");
        assertThat(state.at("/departments/0/name").asString()).isEqualTo("Service");
        assertThat(state.at("/departments/0/agents")).hasSize(1);
        assertThat(http.delete(API + "agents/" + agent).status()).isEqualTo(204);
        assertThat(account.state().at("/departments/0/agents")).isEmpty();
        assertThat(http.delete(API + "departments/" + department).status()).isEqualTo(204);
        assertThat(account.state().path("departments")).isEmpty();
    }

    @Test
    void theSameEmailOrDepartmentNameIsTakenOnce() {
        account.agent("Ada");
        account.department("Sales");
        assertThat(
                        http.post(API + "agents", Map.of("name", "B", "email", "ADA@shop.test"))
                                .text("error"))
                .isEqualTo("email_taken");
        assertThat(http.post(API + "departments", Map.of("name", "sales")).text("error"))
                .isEqualTo("name_taken");
    }

    @Test
    void aVisitorIsSentToTheNamedElseTheOnlineElseTheFirstDepartment() {
        String ada = account.agent("Ada");
        String first = account.department("First");
        String second = account.department("Second", ada);
        account.visitor();
        account.status(ada, "online");
        account.visitor();
        account.control("visitors", Map.of("department", "fIRST"));
        account.control("visitors", Map.of("department", second));
        assertThat(account.state().path("channels"))
                .extracting(c -> c.path("department_id").asString())
                .containsExactly(first, second, first, second);
    }

    @Test
    void aVisitorSeesTheWholeChatNumberedFromOne() {
        String ada = account.agent("Ada");
        String visitor = account.visitor();
        String channel = account.channelOf(visitor);
        account.says(visitor, "  hello  ");
        account.control("agents/" + ada + "/serve", Map.of("channel_id", channel));
        account.control("agents/" + ada + "/messages", Map.of("channel_id", channel, "text", "Hi"));
        account.control("agents/" + ada + "/leave", Map.of("channel_id", channel));
        JsonNode events = account.events(visitor);
        assertThat(events)
                .extracting(e ->
                        "%d %s %s %s %s"
                                .formatted(
                                        e.path("number").asInt(),
                                        e.path("type").asString(),
                                        e.at("/sender/kind").asString(),
                                        e.at("/sender/name").asString(),
                                        e.path("text").asString())
                                .strip())
                .containsExactly(
                        "1 chat.memberjoin visitor Vera",
                        "2 chat.msg visitor Vera hello",
                        "3 chat.memberjoin agent Ada",
                        "4 chat.msg agent Ada Hi",
                        "5 chat.memberleave agent Ada");
        assertThat(events.get(1).at("/sender").has("id")).isFalse();
        JsonNode desk = http.get(API + "channels/" + channel + "/events?after=3").body();
        assertThat(desk.path("events")).hasSize(2);
        assertThat(desk.at("/events/0/sender/id").asString()).isEqualTo(ada);
    }

    @Test
    void aLongPollIsAnsweredAsSoonAsSomethingHappens() {
        String visitor = account.visitor();
        CompletableFuture<Answer> waiting =
                CompletableFuture.supplyAsync(() ->
                        http.get(API + "visitors/" + visitor + "/events?after=1&wait_ms=15000"));
        account.says(visitor, "hello");
        Answer answer = waiting.orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(answer.body().at("/events/0/text").asString()).isEqualTo("hello");
        Answer nothing = http.get(API + "visitors/" + visitor + "/events?after=2&wait_ms=1");
        assertThat(nothing.body().path("events")).isEmpty();
    }

    @Test
    void theDeskSeesWhatIsUnread() {
        String ada = account.agent("Ada");
        String visitor = account.visitor();
        String channel = account.channelOf(visitor);
        account.says(visitor, "one");
        account.says(visitor, "two");
        JsonNode seen = account.channel(channel);
        assertThat(seen.path("unread").asInt()).isEqualTo(2);
        assertThat(seen.path("last_text").asString()).isEqualTo("two");
        assertThat(seen.path("visitor_name").asString()).isEqualTo("Vera");
        account.control("agents/" + ada + "/messages", Map.of("channel_id", channel, "text", "Hi"));
        assertThat(account.channel(channel).path("unread").asInt()).isZero();
        assertThat(account.channel(channel).path("state").asString()).isEqualTo("ONGOING");
    }

    @Test
    void whatDoesNotFitTheChatIsAConflict() {
        String ada = account.agent("Ada");
        String visitor = account.visitor();
        Map<String, String> channel = Map.of("channel_id", account.channelOf(visitor));
        assertThat(http.post(API + "agents/" + ada + "/leave", channel).status()).isEqualTo(409);
        account.control("agents/" + ada + "/serve", channel);
        assertThat(http.post(API + "agents/" + ada + "/serve", channel).status()).isEqualTo(409);
        assertThat(http.post(API + "visitors/" + visitor + "/return", Map.of()).text("error"))
                .isEqualTo("here_already");
        account.control("visitors/" + visitor + "/leave", Map.of());
        assertThat(http.post(API + "visitors/" + visitor + "/leave", Map.of()).status())
                .isEqualTo(409);
    }

    @Test
    void resetEmptiesTheAccount() {
        String visitor = account.visitor();
        account.agent("Ada");
        account.client();
        assertThat(http.post(API + "reset", Map.of()).status()).isEqualTo(204);
        assertEmpty();
        assertThat(http.get(API + "visitors/" + visitor + "/events").status()).isEqualTo(404);
    }

    @Test
    void webPagesOfOtherOriginsMayNotUseIt() {
        assertThat(
                        http.post(API + "reset", Map.of(), "Origin", "https://elsewhere.example")
                                .text("error"))
                .isEqualTo("foreign_origin");
        String own = account.emulator().address().toString();
        assertThat(http.post(API + "reset", Map.of(), "Origin", own).status()).isEqualTo(204);
    }

    @Test
    void namesThatAreNotThisMachinesOwnMayNotReachIt() throws IOException {
        int port = account.emulator().address().getPort();
        for (String own : List.of("127.0.0.1:", "localhost:", "LocalHost:", "[::1]:")) {
            assertThat(getState(own + port)).as(own).startsWith("HTTP/1.1 200");
        }
        for (String foreign :
                List.of(
                        "rebound.example:" + port,
                        "127.0.0.1.rebound.example:" + port,
                        "localhost",
                        "localhost:" + (port - 1))) {
            assertThat(getState(foreign))
                    .as(foreign)
                    .startsWith("HTTP/1.1 403")
                    .contains("foreign_host");
        }
    }

    /** By hand, for the JDK's client sets the Host header itself. */
    private String getState(String host) throws IOException {
        try (Socket socket =
                new Socket(
                        InetAddress.getLoopbackAddress(), account.emulator().address().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(
                            "GET /emulator/v1/state HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                                    .formatted(host)
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void chatRestShowsAgentsAndDepartmentsByNumber() {
        String ada = account.agent("Ada");
        account.department("Sales", ada);
        String[] bearer = {"Authorization", "Bearer " + account.token(ada)};
        JsonNode me = http.get("/api/v2/chat/agents/me", bearer).body();
        JsonNode departments = http.get("/api/v2/chat/departments", bearer).body();
        assertThat(departments.at("/0/members/0")).isEqualTo(me.path("id"));
        assertThat(me.at("/departments/0")).isEqualTo(departments.at("/0/id"));
        assertThat(me.path("id").isIntegralNumber()).isTrue();
        assertThat(http.get("/api/v2/chat/agents", bearer).body()).hasSize(1);
        Answer refused = http.get("/api/v2/chat/agents", "Authorization", "Bearer nix");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text("error")).isEqualTo("Unauthorized");
    }

    @Test
    void pagesAreServedUncachedAndNothingElseOfTheClassPath() {
        for (String path :
                List.of(
                        "/",
                        "/visitor",
                        "/desk",
                        "/oauth2/authorizations/new",
                        "/oauth2/chat/authorizations/new")) {
            Answer page = http.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'self'")
                    .doesNotContain("unsafe");
        }
        assertThat(http.get("/pages/..%2Fschema.graphqls").status()).isBetween(400, 404);
        assertThat(http.get("/pages/%2e%2e/schema.graphqls").status()).isBetween(400, 404);
        assertThat(http.get("/pages/nix.html").status()).isEqualTo(404);
    }

    @Test
    void signInIsRememberedByACookieAndForgotten() {
        String ada = account.agent("Ada");
        Answer signedIn = http.post(API + "sign-in", Map.of("agent_id", ada));
        String cookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow();
        Answer who = http.get(API + "sign-in", "Cookie", cookie.substring(0, cookie.indexOf(';')));
        assertThat(who.body().at("/agent/name").asString()).isEqualTo("Ada");
        assertThat(http.get(API + "sign-in").body().at("/agent").isNull()).isTrue();
        assertThat(http.delete(API + "sign-in").headers().firstValue("Set-Cookie").orElseThrow())
                .contains("Max-Age=0");
    }
}
