package dev.deskhand.server.connection;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The chain between a visitor and the bot, link by link, in the order in which it must hold. */
public record ConnectionTest(List<Link> links) {
    /**
     * One link.
     *
     * @param id stable name: keys, token, session, socket, status_online, subscription,
     *     bot_department, human_department
     * @param detail what was found
     * @param nextStep what to do about it; empty where nothing is to be done
     */
    public record Link(String id, String title, Result result, String detail, String nextStep) {}

    /** What was found of a link. */
    public enum Result {
        OK,
        BROKEN,
        /** Not looked at, since an earlier link is broken. */
        SKIPPED,
        /** Works, but not as well as it should, or could not be looked at. */
        WARNING;

        /** The name on the wire, {@code ok}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The first link that is broken. */
    public Optional<Link> broken() {
        return links.stream().filter(link -> link.result() == Result.BROKEN).findFirst();
    }
}
