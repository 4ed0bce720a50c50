package dev.deskhand.bot.file;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Makes a YAML tree of a file's text, whatever the text is. */
final class YamlSource {
    /** Far above any real bot; keeps a hostile file from filling the memory. */
    static final int MAX_CODE_POINTS = 2_000_000;

    /** Far above any real bot, far below what the stack can take. */
    private static final int MAX_DEPTH = 50;

    /** Values of a file, those that an alias repeats counted each time. */
    private static final int MAX_VALUES = 500_000;

    private final SourceFile file;

    private YamlSource(SourceFile file) {
        this.file = file;
    }

    /** What a text turned out to be. */
    sealed interface Tree {
        /** The file has this at its root. */
        record Root(Node node) implements Tree {}

        /** There is nothing in it but perhaps comments. */
        record Nothing() implements Tree {}

        /** It is no YAML that could be a bot. */
        record Unreadable(BotProblem problem) implements Tree {}
    }

    static Tree read(SourceFile file) {
        return new YamlSource(file).tree();
    }

    private Tree tree() {
        try {
            // In one piece: between two, the library loses a character that takes two places.
            LoadSettings settings =
                    LoadSettings.builder()
                            .setLabel(file.name())
                            .setCodePointLimit(MAX_CODE_POINTS)
                            .setBufferSize(file.text().length() + 1)
                            .build();
            Optional<BotProblem> unreadable =
                    unreadable(new Parse(settings).parseString(file.text()));
            if (unreadable.isPresent()) {
                return new Tree.Unreadable(unreadable.get());
            }
            Optional<Node> root = new Compose(settings).composeString(file.text());
            Optional<BotProblem> bomb = root.flatMap(this::bomb);
            return bomb.<Tree>map(Tree.Unreadable::new)
                    .orElseGet(() -> root.<Tree>map(Tree.Root::new).orElseGet(Tree.Nothing::new));
        } catch (MarkedYamlEngineException e) {
            return new Tree.Unreadable(
                    at(
                            e.getProblemMark(),
                            "This is not valid YAML: " + e.getProblem() + ".",
                            "Look at the indentation and the quotes of this line and the one"
                                    + " above."));
        } catch (ReaderException e) {
            return new Tree.Unreadable(strangeCharacter(e));
        } catch (YamlEngineException e) {
            return new Tree.Unreadable(
                    at(
                            Optional.empty(),
                            "This file cannot be read as YAML: " + e.getMessage() + ".",
                            "Keep it under "
                                    + MAX_CODE_POINTS
                                    + " characters, and use few aliases."));
        }
    }

    /**
     * What must be known before nodes are made of the file. Composing calls itself once per level,
     * so a file that is nested deeply enough would end the thread's stack; events come one by one.
     */
    private Optional<BotProblem> unreadable(Iterable<Event> events) {
        int depth = 0;
        int documents = 0;
        for (Event event : events) {
            switch (event) {
                case CollectionStartEvent _ -> depth++;
                case CollectionEndEvent _ -> depth--;
                case DocumentStartEvent _ -> documents++;
                default -> {}
            }
            if (depth > MAX_DEPTH) {
                return Optional.of(
                        at(
                                event.getStartMark(),
                                "This is nested too deeply: more than " + MAX_DEPTH + " levels.",
                                "A bot file needs fewer than ten; look for brackets and dashes"
                                        + " that are too many."));
            }
            if (documents > 1) {
                return Optional.of(
                        at(
                                event.getStartMark(),
                                "A second YAML document begins here.",
                                "Remove the line '---', or make it a file of its own."));
            }
            // Quoted YAML can name by number what no UTF-8 text can carry to a visitor.
            if (event instanceof ScalarEvent scalar
                    && scalar.getValue().codePoints().anyMatch(YamlSource::isHalfACharacter)) {
                return Optional.of(
                        at(
                                event.getStartMark(),
                                "This text has one half of a character (a lone surrogate).",
                                "Write the character itself in place of its \\u numbers."));
            }
        }
        return Optional.empty();
    }

    private static boolean isHalfACharacter(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** A few aliases can make a tree that is larger than any memory, or that has no end. */
    private Optional<BotProblem> bomb(Node root) {
        long values = values(root, new IdentityHashMap<>());
        if (values <= MAX_VALUES) {
            return Optional.empty();
        }
        return Optional.of(
                at(
                        root.getStartMark(),
                        values == Long.MAX_VALUE
                                ? "A value of this file holds itself, by an alias ('*name')."
                                : "The aliases of this file ('*name') make it larger than "
                                        + MAX_VALUES
                                        + " values.",
                        "Write what is meant in place of the aliases."));
    }

    /** How many values a reader would see; {@link Long#MAX_VALUE} if it would never end. */
    private static long values(Node node, Map<Node, Long> counted) {
        Long known = counted.get(node);
        if (known != null) {
            return known;
        }
        // Until it is counted, whoever meets it again is inside it.
        counted.put(node, Long.MAX_VALUE);
        long sum = 1;
        for (Node child : children(node)) {
            long more = values(child, counted);
            if (more == Long.MAX_VALUE) {
                return Long.MAX_VALUE;
            }
            sum = Math.min(sum + more, Long.MAX_VALUE - 1 - MAX_CODE_POINTS);
        }
        counted.put(node, sum);
        return sum;
    }

    private static List<Node> children(Node node) {
        return switch (node) {
            case SequenceNode sequence -> sequence.getValue();
            case MappingNode mapping ->
                    mapping.getValue().stream()
                            .flatMap(tuple -> Stream.of(tuple.getKeyNode(), tuple.getValueNode()))
                            .toList();
            default -> List.of();
        };
    }

    private BotProblem strangeCharacter(ReaderException e) {
        String number = String.format(Locale.ROOT, "U+%04X", e.getCodePoint());
        int index = file.text().indexOf(e.getCodePoint());
        String above = file.text().substring(0, Math.max(0, index));
        return new BotProblem(
                file.name(),
                (int) above.chars().filter(c -> c == '\n').count() + 1,
                above.length() - above.lastIndexOf('\n'),
                "",
                "The character " + number + " must not stand in a bot file.",
                "Remove it; it is invisible in most editors.");
    }

    private BotProblem at(Optional<Mark> mark, String message, String fix) {
        return new BotProblem(
                file.name(),
                mark.map(m -> m.getLine() + 1).orElse(1),
                mark.map(m -> m.getColumn() + 1).orElse(1),
                "",
                message,
                fix);
    }
}
