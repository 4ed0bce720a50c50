package dev.deskhand.app.bot;

import dev.deskhand.app.ProfileOption;
import dev.deskhand.app.Terminal;
import dev.deskhand.bot.check.StandIn;
import dev.deskhand.bot.file.BotProblem;
import dev.deskhand.bot.file.StandInFile;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code deskhand bot chat}: a conversation in the terminal. */
@Command(
        name = "chat",
        description = {
            "Talks to a bot in the terminal. Lines may come from a pipe as well.",
            "/help in the conversation lists what else can be typed."
        },
        mixinStandardHelpOptions = true)
final class ChatCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Keyboard keyboard;
    private final Style style;
    private final InstantSource clock;

    @Parameters(paramLabel = "FILE|FOLDER", description = "The bot.")
    private Path bot = Path.of("");

    @Mixin private ProfileOption understanding = new ProfileOption();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What the visitor is called; without it the channel knows no name.")
    private String name = "";

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "The language that the visitor is answered in from the start.")
    private String language = "";

    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            converter = Moment.class,
            description = "Holds the clock still at 2026-11-19T10:00:00Z or whenever.")
    private @Nullable Instant now;

    @Option(
            names = "--api",
            paramLabel = "FILE",
            description =
                    "Answers of services, as under 'api:' in a conversation test. Without it you are asked for them.")
    private @Nullable Path api;

    ChatCommand(Terminal terminal, Keyboard keyboard, Style style, InstantSource clock) {
        this.terminal = terminal;
        this.keyboard = keyboard;
        this.style = style;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        BotPath path = new BotPath(bot);
        var read = path.bot();
        List<StandIn> standIns = api == null ? List.of() : standIns(api);
        InstantSource time = now == null ? clock : InstantSource.fixed(now);
        try (Learning learning = Learning.with(understanding.profile(), terminal)) {
            ChatScreen screen = new ChatScreen(terminal.out(), keyboard, style);
            new Chat(
                            screen,
                            path,
                            learning,
                            new Chat.Visitor(name, language),
                            time,
                            new ServiceDesk(screen, standIns))
                    .hold(learning.dialogue(read));
        }
        return 0;
    }

    private static List<StandIn> standIns(Path file) {
        return switch (StandInFile.parse(BotPath.source(file))) {
            case StandInFile.Valid(List<StandIn> all) -> all;
            case StandInFile.Invalid(List<BotProblem> problems) ->
                    throw ProblemText.failure(file, problems);
        };
    }

    /** A moment with its zone. */
    static final class Moment implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "'%s' is no moment; write it with its zone, as 2026-11-19T10:00:00Z."
                                .formatted(text));
            }
        }
    }
}
