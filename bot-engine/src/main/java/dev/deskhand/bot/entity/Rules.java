package dev.deskhand.bot.entity;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Rules of one section, by the word that they begin with. */
final class Rules {
    static final Rules NONE = new Rules(List.of());

    /** A part of a rule. */
    sealed interface Element {
        boolean optional();
    }

    /** One of some words or symbols. */
    record Literal(Set<String> words, boolean optional) implements Element {}

    /**
     * A value of a kind, kept under a name.
     *
     * @param name its kind in small letters, with a 2 behind for the second of a kind
     */
    record Slot(SlotKind kind, String name, boolean optional) implements Element {}

    /** Takes nothing: what follows must not be a word that changes the meaning. */
    record Boundary() implements Element {
        @Override
        public boolean optional() {
            return false;
        }
    }

    /** What is looked for, and what it means. */
    record Rule(List<Element> elements, Action action, List<String> arguments) {}

    private final Map<String, List<Rule>> byFirstWord = new HashMap<>();
    private final Map<SlotKind, List<Rule>> byFirstSlot = new EnumMap<>(SlotKind.class);

    private Rules(List<Rule> rules) {
        rules.forEach(this::index);
    }

    /** A rule whose first element is optional is two rules, so that each can be looked up. */
    private void index(Rule rule) {
        Element first = rule.elements().getFirst();
        if (first.optional()) {
            List<Element> rest = rule.elements().subList(1, rule.elements().size());
            index(new Rule(rest, rule.action(), rule.arguments()));
        }
        switch (first) {
            case Literal(var words, _) ->
                    words.forEach(word ->
                            byFirstWord.computeIfAbsent(word, _ -> new ArrayList<>()).add(rule));
            case Slot(SlotKind kind, _, _) ->
                    byFirstSlot.computeIfAbsent(kind, _ -> new ArrayList<>()).add(rule);
            case Boundary _ ->
                    throw new IllegalStateException("A rule can't begin with a boundary: " + rule);
        }
    }

    static Rules parse(List<String> lines) {
        return new Rules(lines.stream().map(Rules::rule).toList());
    }

    /** The rules that may begin with the word. */
    List<Rule> beginningWith(String word) {
        return byFirstWord.getOrDefault(word, List.of());
    }

    /** The rules that begin with a slot, by its kind. */
    Map<SlotKind, List<Rule>> beginningWithSlots() {
        return byFirstSlot;
    }

    private static Rule rule(String line) {
        int equals = line.lastIndexOf('=');
        if (equals < 0) {
            throw new IllegalStateException("A rule without an action: " + line);
        }
        List<Element> elements = new ArrayList<>();
        for (String part : line.substring(0, equals).strip().split("\\s+", -1)) {
            elements.add(element(part));
        }
        String[] action = line.substring(equals + 1).strip().split("\\s+", -1);
        return new Rule(
                List.copyOf(elements),
                Action.valueOf(action[0].toUpperCase(Locale.ROOT).replace('-', '_')),
                List.of(action).subList(1, action.length));
    }

    private static Element element(String part) {
        if (part.equals("{>}")) {
            return new Boundary();
        }
        boolean optional = part.length() > 1 && part.endsWith("?");
        String body = optional ? part.substring(0, part.length() - 1) : part;
        if (body.startsWith("{")) {
            String name = body.substring(1, body.length() - 1);
            String kind = name.endsWith("2") ? name.substring(0, name.length() - 1) : name;
            return new Slot(
                    SlotKind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_')),
                    name,
                    optional);
        }
        Set<String> words = new HashSet<>();
        for (String word : body.split("\\|", -1)) {
            Phrases.spellings(word).forEach(spelling -> words.add(Tokens.fold(spelling)));
        }
        return new Literal(words, optional);
    }
}
