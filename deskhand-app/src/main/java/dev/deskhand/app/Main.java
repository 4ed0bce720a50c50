package dev.deskhand.app;

import dev.deskhand.app.bot.BotCommand;
import dev.deskhand.app.bot.Keyboard;
import dev.deskhand.app.nlu.EvaluateCommand;
import dev.deskhand.app.nlu.NluCommand;
import dev.deskhand.server.ZendeskChatSide;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: one class per command, joined here. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    public static void main(String[] args) {
        // A bot speaks any language, whatever the machine's own encoding is.
        Terminal terminal = new Terminal(utf8(System.out), utf8(System.err));
        Path data = HouseParts.usualData(System.getenv(), Path.of(System.getProperty("user.home")));
        Parts parts = new HouseParts(ZendeskChatSide::new, Version.number(), data);
        System.exit(run(args, terminal, parts, System.getenv()));
    }

    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    /** Runs one command to its end and answers the exit code: 0, 1 for a failure, 2 for usage. */
    static int run(String[] args, Terminal terminal, Parts parts, Map<String, String> environment) {
        Browser browser = Browser.ofThisMachine(environment);
        CommandLine line =
                new CommandLine(new Deskhand())
                        .addSubcommand(new DemoCommand(terminal, parts, browser, environment))
                        .addSubcommand(new ServeCommand(terminal, parts))
                        .addSubcommand(new EmulatorCommand(terminal, parts))
                        .addSubcommand(new BackupCommand(terminal, parts))
                        .addSubcommand(new RestoreCommand(terminal, parts))
                        .addSubcommand(new DoctorCommand(terminal, parts, environment))
                        .addSubcommand(
                                new CommandLine(new NluCommand())
                                        .addSubcommand(new EvaluateCommand(terminal)))
                        .addSubcommand(
                                BotCommand.line(terminal, Keyboard.ofThisProcess(), environment))
                        .addSubcommand(new ChaosCommand(terminal, new SecureRandom()))
                        .addSubcommand(new BenchCommand(terminal))
                        .addSubcommand(new EchoCommand(terminal));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, terminal));
        return line.execute(args);
    }

    private static int failed(Exception e, Terminal terminal) {
        if (!(e instanceof Failure)) {
            LOG.error("Unexpected failure", e);
        }
        terminal.step(e.getMessage() == null ? e.toString() : e.getMessage());
        return CommandLine.ExitCode.SOFTWARE;
    }

    @Command(
            name = "deskhand",
            description = "A bot in Zendesk's live chat that hands over to people.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class)
    private static final class Deskhand extends CommandGroup {}

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Deskhand " + number()};
        }

        static String number() {
            String version = Main.class.getPackage().getImplementationVersion();
            return version == null ? "(not packaged)" : version;
        }
    }
}
