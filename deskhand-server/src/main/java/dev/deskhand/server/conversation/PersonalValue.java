package dev.deskhand.server.conversation;

import dev.deskhand.bot.dialogue.Turn;
import dev.deskhand.bot.entity.Found;
import java.util.List;
import java.util.stream.Stream;

/**
 * A personal value that a visitor has told.
 *
 * @param entity the entity's name, which is shown in its place
 * @param words as they stand in the visitor's line, or as the bot repeats them
 */
public record PersonalValue(String entity, String words) {
    /** In the visitor's words and in those in which the bot may repeat it. */
    static List<PersonalValue> of(Turn turn) {
        return turn.trace().found().stream()
                .filter(Found::personal)
                .flatMap(found ->
                        Stream.of(found.words(), found.value().text())
                                .filter(words -> !words.isBlank())
                                .map(words -> new PersonalValue(found.entity(), words)))
                .distinct()
                .toList();
    }
}
