package dev.deskhand.bot;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the bot answers to what is no question: greetings, thanks, jokes.
 *
 * @param on whether it does at all
 * @param answers the author's own, by the name of the small talk; for the rest there are answers
 *     that come with Deskhand
 * @param off names of small talk that is not answered
 */
public record SmallTalk(boolean on, Map<String, Wording> answers, Set<String> off) {
    public SmallTalk {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        off = Set.copyOf(off);
    }
}
