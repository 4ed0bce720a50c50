package dev.deskhand.server.conversation;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.BotEntity;
import dev.deskhand.bot.dialogue.DialogueState.Place;
import dev.deskhand.bot.dialogue.TurnTrace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the bot had understood, for the person who takes the chat. */
final class Summary {
    /** Zendesk names no limit; longer ones do not read as tags. */
    private static final int LONGEST_TAG = 40;

    private static final int MOST_VALUES = 5;

    /** So far back a question is looked for: further back it is not what the visitor waits for. */
    static final int MOST_LINES = 10;

    private static final int LONGEST_QUESTION = 200;

    /** Words of people, so that no value can have that name. */
    private static final String QUESTION = "last question";

    /** Lines that ask for nothing themselves: what was asked stands before them. */
    private static final Set<TurnTrace.Rule> NO_QUESTIONS =
            EnumSet.of(
                    TurnTrace.Rule.ANSWER,
                    TurnTrace.Rule.CORRECTION,
                    TurnTrace.Rule.SMALL_TALK,
                    TurnTrace.Rule.WISH_FOR_A_PERSON);

    private Summary() {}

    /** What is known, as its text, without what the author marks as personal. */
    static Map<String, String> values(Conversation conversation, Bot bot) {
        Set<String> personal =
                bot.entities().stream()
                        .filter(each -> each.entity().personal())
                        .map(BotEntity::name)
                        .collect(Collectors.toSet());
        Map<String, String> values = new LinkedHashMap<>();
        conversation
                .dialogue()
                .values()
                .forEach((name, known) -> {
                    if (!personal.contains(name)) {
                        values.put(name, known.value().text());
                    }
                });
        return values;
    }

    /**
     * What the visitor has asked last, and the values, one a line.
     *
     * @param asked the visitor's lines, the newest first
     */
    static String lines(Conversation conversation, Bot bot, List<Asked> asked) {
        Stream<String> question =
                asked.stream()
                        .filter(Summary::isQuestion)
                        .limit(1)
                        .map(line -> QUESTION + ": " + cut(flat(words(line))));
        Stream<String> values =
                values(conversation, bot).entrySet().stream()
                        .map(value -> value.getKey() + ": " + flat(value.getValue()));
        return Stream.concat(question, values).collect(Collectors.joining("\n"));
    }

    private static boolean isQuestion(Asked line) {
        return NO_QUESTIONS.stream()
                .noneMatch(rule -> rule.name().toLowerCase(Locale.ROOT).equals(line.why().rule()));
    }

    /** All lines that the turn has read, without what is personal. */
    private static String words(Asked line) {
        String understood = line.why().understood();
        return understood.isBlank() ? line.text() : understood;
    }

    private static String flat(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_QUESTION) {
            return text;
        }
        boolean pair = Character.isHighSurrogate(text.charAt(LONGEST_QUESTION - 1));
        return text.substring(0, pair ? LONGEST_QUESTION - 1 : LONGEST_QUESTION) + "\u2026";
    }

    /**
     * Tags for a chat that is passed on: why, from which node, and the values that are short enough
     * and plain enough to be tags.
     */
    static List<String> tags(Conversation conversation, Bot bot) {
        List<String> tags = new ArrayList<>();
        conversation.reason().ifPresent(why -> tags.add("hand_over_" + why.wireName()));
        conversation
                .dialogue()
                .place()
                .map(Place::node)
                .ifPresent(node -> add(tags, "node_" + node));
        values(conversation, bot).entrySet().stream()
                .limit(MOST_VALUES)
                .forEach(value -> add(tags, value.getKey() + "_" + value.getValue()));
        return tags;
    }

    private static void add(List<String> tags, String words) {
        String tag = words.strip().replaceAll("\\s+", "_");
        if (tag.length() <= LONGEST_TAG && tag.matches("[A-Za-z0-9_-]+")) {
            tags.add(tag);
        }
    }
}
