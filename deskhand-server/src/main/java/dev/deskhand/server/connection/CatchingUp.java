package dev.deskhand.server.connection;

import dev.deskhand.server.channel.ChannelUnavailableException;
import dev.deskhand.server.conversation.Fence;
import dev.deskhand.server.conversation.StoreUnavailableException;
import dev.deskhand.zendesk.chat.AgentId;
import dev.deskhand.zendesk.chat.Channel;
import dev.deskhand.zendesk.chat.operation.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what was missed from the channels' logs, one page at each look, so that events have their
 * turns between. A channel that is read may be written to again, whatever is still owed of others;
 * a page that cannot be read is asked for again, not those before it. After another break it begins
 * anew.
 *
 * <p>Used on the lane's thread alone, but for {@link #ask} and {@link #connected}.
 */
final class CatchingUp {
    private static final Logger log = LoggerFactory.getLogger(CatchingUp.class);

    /**
     * So often in a row Zendesk may refuse to show a page of the logs; then it goes on without
     * them, says so, and asks again at each round.
     */
    private static final int MAX_REFUSALS = 3;

    private final long businessId;
    private final Fence fence;
    private final MissedEvents missed;
    private final LogIntake intake;
    private final Supplier<List<Long>> unfinished;
    private final Supplier<List<String>> withPeople;
    private final LongConsumer wake;
    private final Rhythm rhythm;
    private final Waiting waiting;

    /** One reading does for all who asked for one before it began. */
    private final AtomicBoolean asked = new AtomicBoolean();

    /** The reading that is under way. */
    private Optional<LogPass> pass = Optional.empty();

    /** Whether it went on without some logs, and still owes an answer to what they hold. */
    private boolean owes;

    /** Channels that this reading has found. */
    private final Set<String> listed = new HashSet<>();

    /** The last break of the connection after which all channels were read. */
    private long mended;

    /** Whether a chat of this reading could not be stored. */
    private boolean chatFailed;

    private long nextPage;

    /** Whether the next page waits for nothing but a connection. */
    private boolean forAConnection;

    private final AtomicBoolean connected = new AtomicBoolean();

    /** The events that were received and are not stored. */
    interface Waiting {
        /** The number of the last event that was received. */
        long received();

        /** The number of the first of each channel. */
        Map<String, Long> first();

        /** Stores those of channels that the fence does not call behind any more. */
        void takeThoseOfReadChannels();

        /** All that was received up to this number is stored. */
        void caughtUp(long received);
    }

    CatchingUp(
            long businessId,
            Fence fence,
            MissedEvents missed,
            LogIntake intake,
            Supplier<List<Long>> unfinished,
            Supplier<List<String>> withPeople,
            LongConsumer wake,
            Rhythm rhythm,
            Waiting waiting) {
        this.businessId = businessId;
        this.fence = fence;
        this.missed = missed;
        this.intake = intake;
        this.unfinished = unfinished;
        this.withPeople = withPeople;
        this.wake = wake;
        this.rhythm = rhythm;
        this.waiting = waiting;
        this.nextPage = rhythm.now();
    }

    /** The logs are to be read, from the first page; thread-safe. */
    void ask() {
        asked.set(true);
    }

    /** There is a connection again, so the logs are to be read; thread-safe. */
    void connected() {
        connected.set(true);
        ask();
    }

    /** What was not stored is to be found in the logs, after a pause. */
    void later() {
        fence.fallBehind();
        nextPage = rhythm.after(rhythm.retry());
        forAConnection = false;
    }

    boolean isDue() {
        return pass.isPresent() || asked.get() || fence.isBehind();
    }

    /** When the next page may be read, by the monotonic clock. */
    long nextPage() {
        if (connected.getAndSet(false) && forAConnection) {
            nextPage = rhythm.now();
        }
        return nextPage;
    }

    /**
     * Reads the next page where one is due.
     *
     * @param bot which agent's words are the bot's own
     * @param round whether it is time for what is seldom looked at
     */
    void look(AgentId bot, boolean round) {
        if (isDue() || (round && owes)) {
            if (rhythm.now() >= nextPage()) {
                readPage(bot);
            }
        } else if (round) {
            unfinished.get().forEach(wake::accept);
        }
    }

    private void readPage(AgentId bot) {
        LogPass place =
                pass.filter(underWay -> underWay.breaks().all() == fence.breaks().all())
                        .orElseGet(this::begin);
        pass = Optional.of(place);
        try {
            // Asked for before the page: what is received from now on may not stand in it.
            Fence.Breaks breaks = fence.breaks();
            long received = waiting.received();
            Map<String, Long> first = waiting.first();
            Optional<Page<Channel>> page = missed.read(place.before(), fewestEntries());
            if (page.isPresent()) {
                take(place, breaks, page.get(), new Seen(bot, first, received));
            } else {
                refused(place.refused());
            }
        } catch (ChannelUnavailableException e) {
            failed(place.failed(rhythm.now()), e);
        }
    }

    private int fewestEntries() {
        return fence.isBehind() || owes ? MissedEvents.AFTER_A_BREAK : MissedEvents.AFTER_A_LEAVING;
    }

    private LogPass begin() {
        asked.set(false);
        chatFailed = false;
        listed.clear();
        return LogPass.begin(fence.breaks());
    }

    /** What was known when a page was asked for. */
    private record Seen(AgentId bot, Map<String, Long> firstWaiting, long received) {
        LogIntake.Seen of(String channelId) {
            Optional<Long> first = Optional.ofNullable(firstWaiting.get(channelId));
            return new LogIntake.Seen(
                    bot,
                    first.map(number -> number - 1).orElse(received),
                    first.isPresent(),
                    received);
        }
    }

    private void take(LogPass place, Fence.Breaks breaks, Page<Channel> page, Seen seen) {
        List<Long> conversations = new ArrayList<>();
        for (Channel chat : page.items()) {
            String channelId = chat.id().value();
            take(chat, seen.of(channelId)).ifPresent(conversations::add);
            listed.add(channelId);
            fence.caughtUp(channelId, new Fence.Breaks(place.breaks().all(), breaks.single()));
        }
        Optional<String> next =
                page.startCursor()
                        .filter(start ->
                                page.hasPrevious() && !place.before().equals(Optional.of(start)));
        if (next.isEmpty()) {
            owes = chatFailed;
            waiting.caughtUp(seen.received());
            goOn(place);
            oweThoseWithPeople(place);
            return;
        }
        pass = Optional.of(place.next(next.get()));
        waiting.takeThoseOfReadChannels();
        conversations.retainAll(unfinished.get());
        conversations.forEach(wake::accept);
    }

    /** One chat that cannot be taken in does not keep all others waiting; it is read again. */
    private Optional<Long> take(Channel chat, LogIntake.Seen seen) {
        try {
            return intake.take(chat, seen);
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error("business {}: a chat's log could not be stored", businessId, e);
            chatFailed = true;
            return Optional.empty();
        }
    }

    private void refused(LogPass place) {
        log.warn("business {}: Zendesk refuses to show the channels' logs", businessId);
        // Once it did, later breaks do not make visitors wait for what does not work.
        if (owes || place.refusals() >= MAX_REFUSALS) {
            goOnWithout(place);
        } else {
            tryAgain(place, rhythm.retry());
        }
    }

    private void failed(LogPass place, ChannelUnavailableException e) {
        log.warn("business {}: the logs could not be read: {}", businessId, e.getMessage());
        if (place.failsLongerThan(rhythm.patience(), rhythm.now())) {
            goOnWithout(place);
        } else {
            tryAgain(place, e.retryAfter().orElse(rhythm.retry()));
            forAConnection = e.retryAfter().isEmpty();
        }
    }

    private void tryAgain(LogPass place, Duration pause) {
        pass = Optional.of(place);
        nextPage = rhythm.after(pause.compareTo(rhythm.patience()) > 0 ? rhythm.patience() : pause);
        forAConnection = false;
    }

    private void goOnWithout(LogPass place) {
        if (!owes) {
            log.error(
                    "business {}: going on without what was missed; it is asked for again",
                    businessId);
        }
        owes = true;
        goOn(place);
    }

    /** No channel has to wait any more, unless there was another break. */
    private void goOn(LogPass place) {
        pass = Optional.empty();
        fence.caughtUp(place.breaks());
        waiting.takeThoseOfReadChannels();
        unfinished.get().forEach(wake::accept);
    }

    /**
     * A chat in which people were and which is not listed any more is over, and its leavings were
     * missed: whoever comes back to it is answered once its log was read.
     */
    private void oweThoseWithPeople(LogPass place) {
        if (place.breaks().all() == mended) {
            return;
        }
        mended = place.breaks().all();
        withPeople.get().stream()
                .filter(channelId -> !listed.contains(channelId))
                .forEach(fence::fallBehind);
    }
}
