package dev.deskhand.app.chaos;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that was found in a run.
 *
 * @param open messages that have neither their answer nor an excuse
 */
record Audit(List<Breach> breaches, Map<Count, Integer> counts, int open) {
    Audit {
        breaches = List.copyOf(breaches);
    }

    /**
     * The chats alone: P1 to P4.
     *
     * @param crossing tells which of the bot's words crossed a person's on the way
     */
    static Audit of(List<Chat> chats, Crossing crossing) {
        List<Breach> breaches = new ArrayList<>();
        Map<Count, Integer> counts = new EnumMap<>(Count.class);
        int open = 0;
        for (Count count : Count.values()) {
            counts.put(count, 0);
        }
        for (Chat chat : chats) {
            ChatAudit.Findings findings = ChatAudit.of(chat, crossing);
            breaches.addAll(findings.breaches());
            findings.counts().forEach((count, times) -> counts.merge(count, times, Integer::sum));
            open += findings.open();
        }
        return new Audit(breaches, counts, open);
    }

    /** The same with more breaches. */
    Audit with(List<Breach> more) {
        List<Breach> all = new ArrayList<>(breaches);
        all.addAll(more);
        return new Audit(all, counts, open);
    }
}
