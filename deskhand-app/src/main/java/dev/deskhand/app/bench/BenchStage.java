package dev.deskhand.app.bench;

import dev.deskhand.app.ChildProcess;
import dev.deskhand.app.Failure;
import dev.deskhand.app.Parts;
import dev.deskhand.app.ServerFile;
import dev.deskhand.app.demo.DemoSettings;
import dev.deskhand.app.demo.EmulatedAccount;
import dev.deskhand.app.demo.HttpJson;
import dev.deskhand.app.demo.OperatorsConsole;
import dev.deskhand.app.demo.Secrets;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Emulator and server, each a process of its own, joined and online, and visitors who wait. */
final class BenchStage {
    private static final String DEPARTMENT = "Bots";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Bench.Request request;
    private final BenchProcesses processes;
    private final HttpClient http;

    /**
     * What stands.
     *
     * @param apiToken Deskhand's; an echo bot has none
     */
    record Set(
            ChildProcess emulator,
            ChildProcess bot,
            Optional<String> apiToken,
            List<Visitor> visitors) {}

    record Visitor(String id, String channel) {}

    BenchStage(Bench.Request request, Consumer<Parts.Part> started, HttpClient http) {
        this.request = request;
        this.processes = new BenchProcesses(request.folder(), started);
        this.http = http;
    }

    Set build() {
        ChildProcess emulator =
                processes.start("emulator", List.of(), List.of("emulator", "--port=0"), "emulator");
        EmulatedAccount account = new EmulatedAccount(new HttpJson(http, emulator.address()));
        String agent = account.agent("Bot", "bot@bench.example");
        account.department(DEPARTMENT, List.of(agent));
        if (request.profile().isEmpty()) {
            ChildProcess echo = echo(emulator.address(), agent);
            return new Set(emulator, echo, Optional.empty(), visitors(emulator.address()));
        }
        ChildProcess server =
                processes.start(
                        "server",
                        request.serverOptions(),
                        List.of("serve", "--config=" + configuration(emulator.address())),
                        "console");
        Optional<String> apiToken = Optional.of(join(server, account, agent));
        return new Set(emulator, server, apiToken, visitors(emulator.address()));
    }

    private ChildProcess echo(URI emulator, String agent) {
        return processes.start(
                "echo",
                request.serverOptions(),
                List.of("echo", "--emulator=" + emulator, "--agent=" + agent),
                "echo");
    }

    private Path configuration(URI emulator) {
        return ServerFile.write(
                request.folder(),
                emulator,
                """
                listen.port = 0
                data = "%s"
                understanding.profile = %s
                """
                        .formatted(
                                request.folder().resolve("server"),
                                request.profile().orElseThrow().word()));
    }

    /** As an operator does it: sign-in, bot, keys, consent. */
    private String join(ChildProcess server, EmulatedAccount account, String agent) {
        HttpJson api = new HttpJson(http, server.address());
        OperatorsConsole console = new OperatorsConsole(api);
        console.enter(
                server.setupLink(),
                "Operator",
                new DemoSettings.SignIn(
                        "operator@bench.example", Secrets.password(new SecureRandom())));
        OperatorsConsole.Business business = console.business("Bench");
        console.publishFile(business.botId(), BenchBot.file());
        console.giveKeys(business.id(), account, "Deskhand", "Bench");
        console.follow(account.allow(agent, console.authorizeQuery(business.id())));
        await(
                "The connection did not come online.",
                () -> console.connection(business.id()).online());
        return api.post("/api/v1/api-tokens", Map.of("name", "bench")).path("token").asString();
    }

    static void await(String failure, java.util.function.BooleanSupplier met) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!met.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new Failure(failure);
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private List<Visitor> visitors(URI emulator) {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Visitor>> arriving = new ArrayList<>();
            for (int i = 0; i < request.visitors(); i++) {
                arriving.add(threads.submit(() -> arrive(emulator)));
            }
            List<Visitor> all = new ArrayList<>();
            for (Future<Visitor> visitor : arriving) {
                all.add(visitor.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw new Failure("A visitor could not arrive: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("The run was interrupted.", e);
        }
    }

    private Visitor arrive(URI emulator) {
        JsonNode arrived =
                new HttpJson(http, emulator)
                        .post("/emulator/v1/visitors", Map.of("department", DEPARTMENT));
        return new Visitor(
                arrived.path("visitor_id").asString(), arrived.path("channel_id").asString());
    }
}
