package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.ChannelId;
import dev.deskhand.zendesk.chat.ChatEvent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which events the listener has been given: the ids of the last so many, and of each channel the
 * last one, which outlasts the window for a quiet channel. Events are counted, not timed, so no
 * clock can shorten the window.
 */
final class Watermark {

    private final int capacity;
    private final Set<String> delivered = new LinkedHashSet<>();
    private final LinkedHashMap<ChannelId, String> last = new LinkedHashMap<>(16, 0.75f, true);

    Watermark(int capacity) {
        this.capacity = capacity;
    }

    /** Call it when the event is handed out, never before: what is marked is not read again. */
    void mark(ChatEvent event) {
        String id = event.eventId();
        if (delivered.add(id) && delivered.size() > capacity) {
            delivered.remove(delivered.iterator().next());
        }
        last.put(event.channel(), id);
        if (last.size() > capacity) {
            last.remove(last.keySet().iterator().next());
        }
    }

    boolean knows(ChatEvent event) {
        return delivered.contains(event.eventId());
    }

    /** The id of the channel's last delivered event. */
    Optional<String> lastOf(ChannelId channel) {
        return Optional.ofNullable(last.get(channel));
    }

    /** The place of the newest delivered entry in a channel's log, -1 for none. */
    int newestKnown(ChannelId channel, List<ChatEvent> log) {
        String lastId = last.get(channel);
        for (int i = log.size() - 1; i >= 0; i--) {
            String id = log.get(i).eventId();
            if (id.equals(lastId) || delivered.contains(id)) {
                return i;
            }
        }
        return -1;
    }
}
