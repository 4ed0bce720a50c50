package dev.deskhand.app.chaos;

import dev.deskhand.app.ChildProcess;
import dev.deskhand.app.Failure;
import dev.deskhand.app.Parts;
import dev.deskhand.app.ServerFile;
import dev.deskhand.app.demo.DemoSettings;
import dev.deskhand.app.demo.EmulatedAccount;
import dev.deskhand.app.demo.HttpJson;
import dev.deskhand.app.demo.OperatorsConsole;
import dev.deskhand.app.demo.Secrets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Consumer;

/**
 * Emulator and server on a folder, each a process of its own, joined as an operator does it: over
 * the server's public API and the consent.
 */
final class Stage {
    static final String BOT_DEPARTMENT = "Bots";
    private static final String PEOPLE_DEPARTMENT = "Support";
    private static final String BUSINESS = "Chaos";

    private final Path folder;
    private final Consumer<Parts.Part> started;
    private final HttpClient http;

    /**
     * What stands.
     *
     * @param secrets what must never be seen in a log or in the clear on the disk
     */
    record Set(Zendesk zendesk, ServerRun server, Operator operator, List<String> secrets) {}

    /**
     * @param folder everything that is written lies below it
     * @param started takes care of each process from its start on
     */
    Stage(Path folder, Consumer<Parts.Part> started, HttpClient http) {
        this.folder = folder;
        this.started = started;
        this.http = http;
    }

    Path recording() {
        return folder.resolve("frames.jsonl");
    }

    Path serverLog() {
        return folder.resolve("server.log");
    }

    Path serverData() {
        return folder.resolve("server");
    }

    /** Builds it, up to the connection that is online. */
    Set build(String botFile) {
        URI emulator = emulator();
        EmulatedAccount account = new EmulatedAccount(new HttpJson(http, emulator));
        Zendesk zendesk = new Zendesk(http, emulator, cast(account));
        ServerRun server = new ServerRun(configuration(emulator), serverLog(), started);
        server.start();
        HttpJson api = new HttpJson(http, server.address());
        OperatorsConsole console = new OperatorsConsole(api);
        DemoSettings.SignIn signIn =
                new DemoSettings.SignIn(
                        "operator@chaos.example", Secrets.password(new SecureRandom()));
        try {
            console.enter(server.setupLink(), "Operator", signIn);
            OperatorsConsole.Business business = console.business(BUSINESS);
            console.publishFile(business.botId(), botFile);
            EmulatedAccount.Keys keys =
                    console.giveKeys(business.id(), account, "Deskhand", BUSINESS);
            Operator operator =
                    new Operator(
                            zendesk, account, console, api, business.id(), zendesk.cast().bot());
            operator.authorise();
            return new Set(
                    zendesk, server, operator, List.of(keys.clientSecret(), signIn.password()));
        } catch (HttpJson.Refused e) {
            throw new Failure("The stage could not be built: " + e.getMessage(), e);
        }
    }

    private URI emulator() {
        ChildProcess emulator =
                ChildProcess.start(
                        "emulator",
                        folder.resolve("emulator.log"),
                        ChildProcess.SHORT_LIVED,
                        List.of("emulator", "--port=0", "--record=" + recording()));
        started.accept(emulator);
        emulator.requireReady("emulator");
        return emulator.address();
    }

    private static Zendesk.Cast cast(EmulatedAccount account) {
        String bot = account.agent("Bot", "bot@chaos.example");
        List<String> people =
                List.of(
                        account.agent("Ada", "ada@chaos.example"),
                        account.agent("Ben", "ben@chaos.example"));
        account.department(BOT_DEPARTMENT, List.of(bot));
        String department = account.department(PEOPLE_DEPARTMENT, people);
        people.forEach(account::online);
        return new Zendesk.Cast(bot, people, department);
    }

    /** The port stays the same over all restarts, since the redirect URL holds it. */
    private Path configuration(URI emulator) {
        return ServerFile.write(
                folder,
                emulator,
                """
                listen.port = %d
                data = "%s"
                """
                        .formatted(freePort(), serverData()));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new Failure("No port is free on this machine: " + e.getMessage(), e);
        }
    }
}
