package dev.deskhand.emulator.account;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answers in force for every {@link Option}; immutable. */
public final class Options {

    private final Map<Option, String> answers;

    private Options(Map<Option, String> answers) {
        this.answers = answers;
    }

    public static Options ours() {
        Map<Option, String> answers = new EnumMap<>(Option.class);
        for (Option option : Option.values()) {
            answers.put(option, option.ours());
        }
        return new Options(answers);
    }

    public String word(Option option) {
        return answers.getOrDefault(option, option.ours());
    }

    public boolean is(Option option, String answer) {
        return word(option).equals(answer);
    }

    public long number(Option option) {
        return Long.parseLong(word(option));
    }

    public Options with(Option option, long value) {
        return with(Map.of(option.key(), value));
    }

    /**
     * These options with some changed.
     *
     * @param changes answers by key, words or numbers
     * @throws Refused if a key is not of the catalogue or its answer is not on offer
     */
    public Options with(Map<String, ?> changes) {
        Map<Option, String> next = new EnumMap<>(answers);
        changes.forEach((key, value) -> {
            Option option = option(key);
            String answer = String.valueOf(value);
            if (!option.takes(answer)) {
                throw Refused.invalid(
                        "The option %s takes %s, not \"%s\"."
                                .formatted(key, option.choices(), answer));
            }
            next.put(option, answer);
        });
        return new Options(next);
    }

    private static Option option(String key) {
        for (Option option : Option.values()) {
            if (option.key().equals(key.toLowerCase(Locale.ROOT))) {
                return option;
            }
        }
        throw Refused.invalid(
                "There is no option \"" + key + "\"; GET /emulator/v1/options lists them.");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Options options && options.answers.equals(answers);
    }

    @Override
    public int hashCode() {
        return answers.hashCode();
    }

    /** Keys and answers in the order of the catalogue; numbers as numbers. */
    public Map<String, Object> view() {
        Map<String, Object> view = new LinkedHashMap<>();
        answers.forEach((option, answer) ->
                view.put(option.key(), option.counts() ? (Object) number(option) : answer));
        return view;
    }
}
