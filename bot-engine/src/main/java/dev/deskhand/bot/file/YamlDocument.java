package dev.deskhand.bot.file;

import dev.deskhand.bot.BotMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads values out of a YAML tree and notes each problem with its place, so that one reading finds
 * them all. A value that is missing or of the wrong kind reads as a harmless stand-in; the caller
 * looks at {@link #problems()} before it uses anything.
 */
final class YamlDocument {
    /** Nobody reads more at once; a file of another kind would bring thousands. */
    private static final int MOST_PROBLEMS = 200;

    /** What a platform delivers in one bubble is far less. */
    private static final int LONGEST_TEXT = 10_000;

    /** A message in several languages is read once for each; a problem in it is told once. */
    private final Set<BotProblem> problems = new LinkedHashSet<>();

    List<BotProblem> problems() {
        return List.copyOf(problems);
    }

    int problemCount() {
        return problems.size();
    }

    void problem(Spot spot, String message, String fix) {
        if (!isFull()) {
            BotFile.Place place = spot.place();
            problems.add(
                    new BotProblem(
                            place.file(), place.line(), place.column(), spot.path(), message, fix));
        }
    }

    private boolean isFull() {
        return problems.size() >= MOST_PROBLEMS;
    }

    /** A name that is not there, with the one that was perhaps meant. */
    void unknown(Spot spot, String what, String name, Collection<String> known, String fix) {
        Optional<String> meant = isFull() ? Optional.empty() : Nearest.to(name, known);
        problem(
                spot,
                "There is no " + what + " '" + name + "'.",
                meant.map(word -> "Did you mean '" + word + "'?").orElse(fix));
    }

    /** A mapping whose keys are all among {@code known}; each other key is a problem. */
    Mapping mapping(Spot spot, Set<String> known) {
        Mapping mapping = anyKeys(spot, () -> "Write: " + list(known) + ".");
        Set<String> seen = new HashSet<>();
        for (Spot key : mapping.keySpots()) {
            String name = key.node() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (known.contains(name)) {
                onlyOnce(seen, key, name);
            } else {
                String all = "Known are: " + list(known) + ".";
                problem(
                        key,
                        "The key '" + name + "' is not known here.",
                        Nearest.to(name, known)
                                .map(word -> "Did you mean '" + word + "'? " + all)
                                .orElse(all));
            }
        }
        return mapping;
    }

    /** A mapping whose keys are the author's own; a key that stands twice is a problem. */
    Mapping anyMapping(Spot spot, String fix) {
        Mapping mapping = anyKeys(spot, () -> fix);
        Set<String> seen = new HashSet<>();
        for (Spot key : mapping.keySpots()) {
            onlyOnce(seen, key, key.scalar());
        }
        return mapping;
    }

    private Mapping anyKeys(Spot spot, Supplier<String> fix) {
        if (spot.node() instanceof MappingNode mapping) {
            return new Mapping(mapping.getValue(), spot);
        }
        if (spot.isThere()) {
            problem(spot, "Here must be keys with values, one a line.", fix.get());
        }
        return new Mapping(List.of(), spot);
    }

    private void onlyOnce(Set<String> seen, Spot key, String name) {
        if (!seen.add(name)) {
            problem(key, "The key '" + name + "' stands here twice.", "Keep one of the two.");
        }
    }

    /** Each item of a list; a missing list has none. */
    List<Spot> items(Spot spot) {
        if (!spot.isThere()) {
            return List.of();
        }
        if (!(spot.node() instanceof SequenceNode sequence)) {
            problem(spot, "Here must be a list.", "Begin each item with '- '.");
            return List.of();
        }
        List<Spot> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(new Spot(item, spot.node(), spot.path() + "[" + items.size() + "]"));
        }
        return items;
    }

    /** The items of a list, or the one thing that stands in its place. */
    List<Spot> itemsOrOne(Spot spot) {
        return !spot.isThere() || spot.node() instanceof SequenceNode ? items(spot) : List.of(spot);
    }

    /** What the items of a list read as, without those that have a problem. */
    <T> List<T> each(Spot spot, Function<Spot, Optional<T>> read) {
        List<T> all = new ArrayList<>();
        items(spot).forEach(item -> read.apply(item).ifPresent(all::add));
        return all;
    }

    /** The texts of a list, in order, without the blank ones, each of which is a problem. */
    List<String> texts(Spot spot) {
        return each(spot, this::text);
    }

    /** The same, where one text may stand for a list of one. */
    List<String> textsOrOne(Spot spot) {
        List<String> texts = new ArrayList<>();
        itemsOrOne(spot).forEach(item -> text(item).ifPresent(texts::add));
        return texts;
    }

    /** A text that is not blank; anything else is a problem. */
    Optional<String> text(Spot spot) {
        if (!spot.isThere()) {
            return Optional.empty();
        }
        if (!(spot.node() instanceof ScalarNode scalar)) {
            problem(spot, "Here must be a text.", "Write it between quotes.");
            return Optional.empty();
        }
        String text = scalar.getValue().strip();
        if (text.isEmpty()) {
            problem(spot, "This text is empty.", "Write a text, or remove the line.");
            return Optional.empty();
        }
        if (!BotMessage.saysSomething(text)) {
            problem(
                    spot,
                    "This text has invisible characters only.",
                    "Write a text, or remove the line.");
            return Optional.empty();
        }
        if (text.length() > LONGEST_TEXT) {
            problem(
                    spot,
                    "This text has "
                            + text.length()
                            + " characters; at most "
                            + LONGEST_TEXT
                            + " are read.",
                    "Shorten it, or make it several.");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** A text that must be there; an empty one stands in for it. */
    String required(Mapping mapping, String key, String message, String fix) {
        Spot spot = mapping.get(key);
        if (!spot.isThere()) {
            problem(spot, message, fix);
            return "";
        }
        return text(spot).orElse("");
    }

    Optional<String> optional(Mapping mapping, String key) {
        return text(mapping.get(key));
    }

    /** {@code true} or {@code false}; a missing one is the fallback. */
    boolean flag(Spot spot, boolean fallback) {
        if (!spot.isThere()) {
            return fallback;
        }
        switch (spot.scalar()) {
            case "true" -> {
                return true;
            }
            case "false" -> {
                return false;
            }
            default ->
                    problem(
                            spot,
                            "This must be true or false.",
                            Set.of("yes", "on", "Yes", "True", "TRUE").contains(spot.scalar())
                                    ? "Write true."
                                    : "Write true or false, without quotes.");
        }
        return fallback;
    }

    /** A whole number from {@code least} to {@code most}; none when it is missing or none. */
    OptionalInt whole(Spot spot, int least, int most, String fix) {
        if (!spot.isThere()) {
            return OptionalInt.empty();
        }
        if (spot.scalar().matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(spot.scalar());
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        }
        problem(spot, "This must be a whole number from " + least + " to " + most + ".", fix);
        return OptionalInt.empty();
    }

    /** One of some words; empty when it is missing or none of them. */
    Optional<String> word(Spot spot, Collection<String> known) {
        Optional<String> word = text(spot);
        if (word.isPresent() && !known.contains(word.get())) {
            String all = "Write one of: " + list(known) + ".";
            problem(
                    spot,
                    "'" + word.get() + "' is not known here.",
                    Nearest.to(word.get(), known)
                            .map(near -> "Did you mean '" + near + "'? " + all)
                            .orElse(all));
            return Optional.empty();
        }
        return word;
    }

    /** One of an enum's constants, in small letters; empty when it is missing or none of them. */
    <E extends Enum<E>> Optional<E> constant(Spot spot, Class<E> type) {
        List<String> names =
                Arrays.stream(type.getEnumConstants())
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .toList();
        return word(spot, names).map(word -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT)));
    }

    private static String list(Collection<String> words) {
        return String.join(", ", words.stream().sorted().toList());
    }
}
