package dev.deskhand.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.app.testing.EmulatedZendesk;
import dev.deskhand.app.testing.RunningDeskhand;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The demo as a process of its own, used from outside only: by the emulator's control API and the
 * server's HTTP API.
 */
final class DemoProcessTest {
    private static final Duration PROMISED_STOP = Duration.ofSeconds(5);
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final HttpClient http = HttpClient.newHttpClient();
    @TempDir private Path temp;

    @Test
    void aVisitorIsAnsweredAndHandedOverAndTheBotIsSilentOnceAPersonHasSpoken() throws Exception {
        try (RunningDeskhand deskhand = demo()) {
            JsonNode ready = deskhand.ready();
            EmulatedZendesk zendesk = zendesk(ready);
            EmulatedZendesk.Visitor visitor = zendesk.visitor("Ada");

            visitor.sayAndHear("how many days does the delivery take usually?", "working days");
            visitor.sayAndHear("can I pay with paypal", "PayPal");
            visitor.sayAndHear("Gift cards", "three years");
            visitor.sayAndHear("I want to talk to a human", "passing you on");

            JsonNode support = zendesk.named("departments", "Support");
            JsonNode bot = zendesk.named("agents", "Bot");
            zendesk.channel(
                    visitor.channel(),
                    channel ->
                            channel.path("department_id")
                                            .asString("")
                                            .equals(support.path("id").asString())
                                    && channel.path("agents")
                                            .valueStream()
                                            .noneMatch(a -> a.equals(bot.path("id"))));

            String human = zendesk.named("agents", "Human").path("id").asString();
            zendesk.serve(human, visitor.channel());
            zendesk.write(human, visitor.channel(), "Hello, this is a person.");
            visitor.hear("Human", "this is a person");
            visitor.say("what does delivery cost");
            assertThat(visitor.hearWithin("Bot", Duration.ofSeconds(3))).isEmpty();

            assertThat(deskhand.terminate(PROMISED_STOP)).isEqualTo(143);
            assertThat(deskhand.errors())
                    .doesNotContain("paypal")
                    .doesNotContain("WARN")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void aChatGoesOnAfterTheProcessWasKilledInItsMiddle() throws Exception {
        EmulatedZendesk.Visitor visitor;
        JsonNode first;
        try (RunningDeskhand deskhand = demo()) {
            first = deskhand.ready();
            EmulatedZendesk zendesk = zendesk(first);
            visitor = zendesk.visitor("Ada");
            visitor.sayAndHear("how much is shipping", "free from 35");
            deskhand.kill();
        }
        try (RunningDeskhand deskhand = demo()) {
            assertThat(deskhand.ready()).as("same addresses").isEqualTo(first);
            visitor.sayAndHear("and when are you open on Saturday", "Tuesday to Friday");
            visitor.sayAndHear("talk to a human", "passing you on");
            assertThat(zendesk(first).state().path("agents").size()).isEqualTo(2);
        }
    }

    @Test
    void anOrderIsLookedUpInTheShopsServiceWhereverThatListens() throws Exception {
        try (RunningDeskhand deskhand = demo()) {
            EmulatedZendesk.Visitor visitor = zendesk(deskhand.ready()).visitor("Ada");
            visitor.sayAndHear("where is my parcel", "What is your order number?");
            visitor.sayAndHear("LK-204817", "e-mail address");
            visitor.sayAndHear("ada@example.org", "LK-204817 is on its way");
            visitor.sayAndHear("can you bring it on another day", "On which day");
        }
        Path memory = temp.resolve("data").resolve("demo.json");
        try (ServerSocket taken = new ServerSocket(shopPort(memory), 1, LOOPBACK);
                RunningDeskhand deskhand = demo()) {
            EmulatedZendesk.Visitor visitor = zendesk(deskhand.ready()).visitor("Bea");
            assertThat(shopPort(memory)).isNotEqualTo(taken.getLocalPort());
            visitor.sayAndHear("where is my order LK-204819", "e-mail address");
            visitor.sayAndHear("bea@example.org", "has been delivered");
        }
    }

    private static int shopPort(Path memory) throws Exception {
        return new JsonMapper().readTree(Files.readString(memory)).path("shop_port").asInt();
    }

    @Test
    void theStartPageAndTheConsoleAreServedAndTheDemosSignInWorks() throws Exception {
        try (RunningDeskhand deskhand = demo()) {
            JsonNode ready = deskhand.ready();
            assertThat(page(RunningDeskhand.address(ready, "start")).statusCode()).isEqualTo(200);
            URI console = RunningDeskhand.address(ready, "console");
            JsonNode demo =
                    new JsonMapper()
                            .readTree(page(console.resolve("/api/v1/about")).body())
                            .path("demo");
            assertThat(demo.path("visitor").asString()).contains("/visitor");
            assertThat(demo.path("desk").asString()).contains("/desk");
            HttpResponse<String> session =
                    http.send(
                            HttpRequest.newBuilder(console.resolve("/api/v1/session"))
                                    .header("Content-Type", "application/json")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    "{\"email\":%s,\"password\":%s}"
                                                            .formatted(
                                                                    demo.path("email"),
                                                                    demo.path("password"))))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(session.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void fromScratchLeavesAllStepsToThePerson() throws Exception {
        try (RunningDeskhand deskhand = demo("--from-scratch")) {
            assertThat(deskhand.linesUntil("ready "))
                    .anyMatch(line -> line.contains("/setup?token="))
                    .last()
                    .asString()
                    .startsWith("ready {\"console\":");
            assertThat(deskhand.errors()).doesNotContain("1/7");
        }
    }

    @Test
    void aPortInUseIsOneSentenceAndOne() throws Exception {
        try (RunningDeskhand holder = RunningDeskhand.start(temp, "emulator", "--port=0")) {
            URI taken = RunningDeskhand.address(holder.ready(), "emulator");
            try (RunningDeskhand second =
                    RunningDeskhand.start(temp, "emulator", "--port=" + taken.getPort())) {
                assertThat(second.exitCode(Duration.ofSeconds(60))).isEqualTo(1);
                assertThat(second.errors())
                        .contains("Port " + taken.getPort())
                        .contains("used by another program")
                        .doesNotContain("\tat ")
                        .hasLineCount(1);
            }
            assertThat(holder.terminate(PROMISED_STOP)).isEqualTo(143);
        }
    }

    @Test
    void theEmulatorAloneStartsWithAnEmptyAccount() throws Exception {
        try (RunningDeskhand deskhand = RunningDeskhand.start(temp, "emulator", "--port=0")) {
            JsonNode ready = deskhand.ready();
            assertThat(ready.path("console").isMissingNode()).isTrue();
            JsonNode state = zendesk(ready).state();
            assertThat(state.path("agents").isArray()).isTrue();
            assertThat(state.path("agents").size() + state.path("departments").size()).isZero();
        }
    }

    private RunningDeskhand demo(String... more) throws Exception {
        String[] arguments = {
            "demo",
            "--port=0",
            "--emulator-port=0",
            "--no-browser",
            "--data=" + temp.resolve("data"),
            String.join(" ", more)
        };
        return RunningDeskhand.start(
                temp, Arrays.stream(arguments).filter(a -> !a.isEmpty()).toArray(String[]::new));
    }

    private HttpResponse<String> page(URI address) throws Exception {
        return http.send(
                HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private EmulatedZendesk zendesk(JsonNode ready) {
        return new EmulatedZendesk(http, RunningDeskhand.address(ready, "emulator"));
    }
}
