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
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Many accounts on one server, each with a connection and a bot of its own: what they cost while
 * nothing happens, whether each answers, and how they come back when all are lost at once.
 */
public final class ManyAccounts {
    private static final String CONTROL = "/emulator/v1/";
    private static final String DEPARTMENT = "Bots";
    private static final String QUESTION = "when are you open";
    private static final String ANSWER = "We open at nine.";
    private static final String BOT =
            """
            name: Bench
            settings: {burst: 0 ms}
            faq:
              - name: hours
                user_says: [when are you open, opening hours, what time do you open]
                bot_says: ["%s"]
              - name: price
                user_says: [what does it cost, price list, how much is it]
                bot_says: ["Ten."]
            """
                    .formatted(ANSWER);

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int TOLD_EVERY = 100;

    private final Request request;
    private final BenchProcesses processes;
    private final Consumer<String> progress;

    /**
     * What to run.
     *
     * @param rest how long nothing is asked, and what that costs is looked at
     * @param serverOptions more options for the server's JVM
     */
    public record Request(int accounts, Duration rest, Path folder, List<String> serverOptions) {
        public Request {
            serverOptions = List.copyOf(serverOptions);
        }
    }

    /** One account, as its visitors see it. */
    private record Account(HttpJson zendesk, long business) {}

    /** A visitor's chat. */
    private record Asked(HttpJson zendesk, String channel) {}

    /**
     * @param started takes care of each process from its start on
     * @param progress takes a line now and then
     */
    public ManyAccounts(Request request, Consumer<Parts.Part> started, Consumer<String> progress) {
        this.request = request;
        this.processes = new BenchProcesses(request.folder(), started);
        this.progress = progress;
    }

    /**
     * @throws Failure when emulator or server do not start, or not all connections come online
     */
    public ManyAccountsReport run() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            ChildProcess emulator =
                    processes.start(
                            "emulator", List.of(), List.of("emulator", "--port=0"), "emulator");
            Path configuration =
                    ServerFile.write(
                            request.folder(),
                            emulator.address(),
                            """
                            listen.port = 0
                            data = "%s"
                            understanding.profile = lexical
                            """
                                    .formatted(request.folder().resolve("server")));
            ChildProcess server = serve(configuration);
            HttpJson api = new HttpJson(http, server.address());
            OperatorsConsole console = new OperatorsConsole(api);
            DemoSettings.SignIn signIn =
                    new DemoSettings.SignIn(
                            "operator@bench.example", Secrets.password(new SecureRandom()));
            console.enter(server.setupLink(), "Operator", signIn);
            List<Account> accounts = join(http, emulator, console);
            awaitOnline(accounts, console);
            ManyAccountsReport.Rest rest = rest(server);
            ManyAccountsReport.Round first = ask(accounts, server);
            progress.accept("Killing the server, so that all connections are lost at once");
            server.kill();
            long killed = System.nanoTime();
            ChildProcess second = serve(configuration);
            Duration ready = since(killed);
            HttpJson secondApi = new HttpJson(http, second.address());
            OperatorsConsole back = new OperatorsConsole(secondApi);
            back.enter(second.setupLink(), "Operator", signIn);
            awaitOnline(accounts, back);
            Duration online = since(killed);
            return new ManyAccountsReport(
                    request.accounts(),
                    BenchReport.Machine.ofThis(),
                    rest,
                    first,
                    new ManyAccountsReport.Return(
                            ready, online, broken(http, second, secondApi), ask(accounts, second)));
        }
    }

    private ChildProcess serve(Path configuration) {
        return processes.start(
                "server",
                request.serverOptions(),
                List.of("serve", "--config=" + configuration),
                "console");
    }

    /** As an operator does it, again and again: business, bot, keys, consent. */
    private List<Account> join(HttpClient http, ChildProcess emulator, OperatorsConsole console) {
        HttpJson control = new HttpJson(http, emulator.address());
        List<Account> accounts = new ArrayList<>();
        for (int number = 1; number <= request.accounts(); number++) {
            String subdomain = "account" + number;
            control.post(CONTROL + "accounts", Map.of("subdomain", subdomain));
            HttpJson zendesk = new HttpJson(http, emulator.address(), "?account=" + subdomain);
            EmulatedAccount account = new EmulatedAccount(zendesk);
            String agent = account.agent("Bot", "bot@bench.example");
            account.department(DEPARTMENT, List.of(agent));
            OperatorsConsole.Business business = console.newBusiness("Bench " + number);
            console.publishFile(business.botId(), BOT);
            console.giveKeys(business.id(), account, "Deskhand", "Bench");
            console.follow(account.allow(agent, console.authorizeQuery(business.id())));
            accounts.add(new Account(zendesk, business.id()));
            if (number % TOLD_EVERY == 0) {
                progress.accept(number + " accounts are connected");
            }
        }
        return accounts;
    }

    private static void awaitOnline(List<Account> accounts, OperatorsConsole console) {
        BenchStage.await(
                "Not all connections came online.",
                () ->
                        accounts.stream()
                                .allMatch(account ->
                                        console.connection(account.business()).online()));
    }

    /** What nobody asks anything of costs nothing but heartbeats. */
    private ManyAccountsReport.Rest rest(ChildProcess server) {
        Duration before = Bench.Usage.time(server.handle());
        LockSupport.parkNanos(request.rest().toNanos());
        Duration used = Bench.Usage.time(server.handle()).minus(before);
        return new ManyAccountsReport.Rest(
                (double) used.toNanos() / request.rest().toNanos(), Bench.Usage.memory(server));
    }

    /** A visitor in each account asks one question, all of them at once. */
    private static ManyAccountsReport.Round ask(List<Account> accounts, ChildProcess server) {
        List<JsonNode> visitors =
                accounts.stream()
                        .map(account ->
                                account.zendesk()
                                        .post(
                                                CONTROL + "visitors",
                                                Map.of("department", DEPARTMENT)))
                        .toList();
        long began = System.nanoTime();
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            HttpJson zendesk = accounts.get(i).zendesk();
            zendesk.post(
                    CONTROL
                            + "visitors/"
                            + visitors.get(i).path("visitor_id").asString()
                            + "/messages",
                    Map.of("text", QUESTION));
            asked.add(new Asked(zendesk, visitors.get(i).path("channel_id").asString()));
        }
        long deadline = began + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && asked.stream().anyMatch(one -> answers(one) == 0)) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        Duration took = since(began);
        long once = asked.stream().filter(one -> answers(one) == 1).count();
        return new ManyAccountsReport.Round((int) once, took, Bench.Usage.memory(server));
    }

    private static long answers(Asked asked) {
        return asked.zendesk()
                .get(CONTROL + "channels/" + asked.channel() + "/events")
                .path("events")
                .valueStream()
                .filter(event -> event.path("text").asString("").equals(ANSWER))
                .count();
    }

    private static long broken(HttpClient http, ChildProcess server, HttpJson api) {
        String token =
                api.post("/api/v1/api-tokens", Map.of("name", "bench")).path("token").asString();
        return ServerFigures.of(http, server.address(), token).reconnects();
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
