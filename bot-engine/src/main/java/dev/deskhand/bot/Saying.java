package dev.deskhand.bot;

import java.util.List;
import java.util.Set;

/**
 * One message of an answer, in all the ways in which it can be said: one of them is.
 *
 * @param variants never empty
 */
public record Saying(List<Variant> variants) {
    public Saying {
        if (variants.isEmpty()) {
            throw new IllegalArgumentException("A message without a variant says nothing");
        }
        variants = List.copyOf(variants);
    }

    /** A message that is always said in the same way. */
    public static Saying of(BotMessage message) {
        return new Saying(List.of(new Variant(message, "", Set.of())));
    }

    /**
     * One way of saying it. Its texts may hold placeholders.
     *
     * @param language the tag of the language that it is in; empty: good for any
     * @param channels kinds of channels that it is for, by their names such as {@code
     *     zendesk_chat}; empty: all that no other variant is for
     */
    public record Variant(BotMessage message, String language, Set<String> channels) {
        public Variant {
            channels = Set.copyOf(channels);
        }
    }
}
