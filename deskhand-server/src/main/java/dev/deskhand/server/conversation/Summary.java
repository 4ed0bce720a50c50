package dev.deskhand.server.conversation;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.BotEntity;
import dev.deskhand.bot.dialogue.DialogueState.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the bot had understood, for the person who takes the chat. */
final class Summary {
    /** Zendesk names no limit; longer ones do not read as tags. */
    private static final int LONGEST_TAG = 40;

    private static final int MOST_VALUES = 5;

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

    /** The values, one a line. */
    static String lines(Conversation conversation, Bot bot) {
        return values(conversation, bot).entrySet().stream()
                .map(value -> value.getKey() + ": " + value.getValue().replaceAll("\\s+", " "))
                .collect(Collectors.joining("\n"));
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
