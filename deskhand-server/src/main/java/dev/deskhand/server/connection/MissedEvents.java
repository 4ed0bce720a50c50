package dev.deskhand.server.connection;

import dev.deskhand.server.channel.ChannelEvent;
import dev.deskhand.server.channel.ChannelEvent.Party;
import dev.deskhand.server.channel.ChannelUnavailableException;
import dev.deskhand.server.conversation.ConversationStore;
import dev.deskhand.server.conversation.MessageIds;
import dev.deskhand.zendesk.chat.Channel;
import dev.deskhand.zendesk.chat.ChannelKind;
import dev.deskhand.zendesk.chat.operation.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads from the channels' logs as far back as events may have been missed. */
final class MissedEvents {
    private static final Logger log = LoggerFactory.getLogger(MissedEvents.class);

    /** Enough for a short break; where it does not reach back far enough, more is read. */
    static final int AFTER_A_BREAK = 100;

    /** Enough where only the moment is missing in which the bot has left one chat. */
    static final int AFTER_A_LEAVING = 20;

    private static final int MORE = 10;
    private static final int MOST_ENTRIES = 10_000;

    private final long businessId;
    private final ConversationStore store;
    private final ChannelLogs logs;

    MissedEvents(long businessId, ConversationStore store, ChannelLogs logs) {
        this.businessId = businessId;
        this.store = store;
        this.logs = logs;
    }

    /**
     * A page of the channels with their logs, each reaching back to what is stored.
     *
     * @param before where the page that was read last began, empty for the first
     * @param fewest how many entries of each log are asked for at first
     * @return empty when Zendesk does not let the logs be read, which may be for once
     * @throws ChannelUnavailableException when Zendesk cannot be asked now
     */
    Optional<Page<Channel>> read(Optional<String> before, int fewest) {
        int entries = fewest;
        Optional<Page<Channel>> page = logs.read(before, entries);
        while (entries < MOST_ENTRIES && reachesTooShort(page, entries)) {
            entries = Math.min(entries * MORE, MOST_ENTRIES);
            page = logs.read(before, entries);
        }
        if (reachesTooShort(page, entries)) {
            log.warn(
                    "business {}: a chat has more than {} new log entries; older ones are not read",
                    businessId,
                    entries);
        }
        return page.filter(MissedEvents::shows);
    }

    /** The plainest answer has no logs; that they are empty it does not say. */
    private static boolean shows(Page<Channel> page) {
        return page.items().stream()
                .filter(channel -> channel.kind() != ChannelKind.AGENTS)
                .allMatch(Channel::logRead);
    }

    /** Whether a chat that is known has a log that is full and begins with something unknown. */
    private boolean reachesTooShort(Optional<Page<Channel>> page, int entries) {
        return page.map(Page::items).orElse(List.of()).stream()
                .filter(channel -> channel.log().size() >= entries)
                .anyMatch(this::beginsWithNews);
    }

    private boolean beginsWithNews(Channel channel) {
        String channelId = channel.id().value();
        String first = channel.log().getFirst().eventId();
        return store.change(work ->
                work.newestOf(businessId, channelId).isPresent()
                        && !work.wasRemembered(businessId, first));
    }

    /**
     * How many of the events, from the first, are not to be answered: of those from before Deskhand
     * knew the chat, all up to the last that some agent has answered, and all up to the visitor's
     * last leaving. What came later and is not stored is news.
     */
    static int historyOf(List<ChannelEvent> events, Optional<Instant> knownSince) {
        List<ChannelEvent> before =
                events.stream()
                        .takeWhile(event -> knownSince.map(event.at()::isBefore).orElse(true))
                        .toList();
        return upToLast(before, event -> isAgentsWord(event) || visitorLeft(event));
    }

    /** How many of the events it is, from the first, up to the last visitor's leaving with it. */
    static int upToLastLeaving(List<ChannelEvent> events) {
        return upToLast(events, MissedEvents::visitorLeft);
    }

    private static int upToLast(List<ChannelEvent> events, Predicate<ChannelEvent> wanted) {
        for (int count = events.size(); count > 0; count--) {
            if (wanted.test(events.get(count - 1))) {
                return count;
            }
        }
        return 0;
    }

    private static boolean isAgentsWord(ChannelEvent event) {
        Party.Kind kind = event.party().kind();
        return event instanceof ChannelEvent.Said
                && (kind == Party.Kind.BOT || kind == Party.Kind.OTHER_AGENT);
    }

    private static boolean visitorLeft(ChannelEvent event) {
        return event instanceof ChannelEvent.Left && event.party().kind() == Party.Kind.VISITOR;
    }

    /**
     * How many of the events, from the first, another Deskhand has answered that held the same seat
     * for a while: all up to its last word. What is stored here already needs no second look.
     */
    int answeredElsewhere(List<ChannelEvent> events) {
        return store.change(work -> {
            for (int count = events.size(); count > 0; count--) {
                ChannelEvent event = events.get(count - 1);
                if (work.wasRemembered(businessId, event.eventId())) {
                    return 0;
                }
                if (event instanceof ChannelEvent.Said said
                        && said.party().kind() == Party.Kind.BOT
                        && MessageIds.isOurs(said.messageId())
                        && !work.hasSent(said.messageId())) {
                    return count;
                }
            }
            return 0;
        });
    }
}
