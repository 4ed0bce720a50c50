package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.Option;
import dev.deskhand.bot.Sentence;
import dev.deskhand.bot.text.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which of the bot's options a visitor has picked. */
final class Picking {
    private final Meanings meanings;

    /** Every word of the bot's example sentences. */
    private final Set<String> vocabulary = new HashSet<>();

    Picking(Bot bot, Meanings meanings) {
        this.meanings = meanings;
        bot.settings().handOver().userSays().forEach(this::learn);
        bot.nodes().forEach(node -> node.userSays().forEach(this::learn));
    }

    private void learn(Sentence sentence) {
        vocabulary.addAll(Words.of(sentence.text()));
    }

    /** What was offered last or before, by its name. */
    Optional<Option> byName(DialogueState state, String text) {
        List<String> words = Words.of(text);
        return OptionPicker.named(text, state.offered())
                .filter(option -> isName(option, text))
                .or(() ->
                        state.earlier().stream()
                                .filter(option ->
                                        !words.isEmpty() && Words.of(option.label()).equals(words))
                                .findFirst());
    }

    private static boolean isName(Option option, String text) {
        String key = Words.key(text);
        return Words.key(option.label()).equals(key) || Words.key(option.sent()).equals(key);
    }

    /**
     * What was offered last, by its number or a misspelt name. A sentence that the author has given
     * for something else is never taken for a slip of the finger.
     */
    Optional<Option> byNumberOrNearly(DialogueState state, String text) {
        Optional<Option> named = OptionPicker.named(text, state.offered());
        if (named.isPresent() || state.offered().isEmpty() || meanings.isExact(text)) {
            return named;
        }
        return OptionPicker.misspelt(text, state.offered(), vocabulary::contains);
    }
}
