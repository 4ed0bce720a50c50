package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.Channel;
import dev.deskhand.zendesk.chat.ChannelId;
import dev.deskhand.zendesk.chat.GraphQlError;
import dev.deskhand.zendesk.chat.operation.Acknowledgement;
import dev.deskhand.zendesk.chat.operation.Operation;
import dev.deskhand.zendesk.chat.operation.SendMessage;
import dev.deskhand.zendesk.chat.operation.UnreadableAnswerException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The reliable sends: one under way in each channel, in the order they were given. A send whose
 * answer got lost is looked up in the channel's log by its {@code msg_id} and written again only
 * when it is not there.
 *
 * <p>This leans on one assumption: what a socket carries is executed in the order it was written,
 * and nothing of an older socket is executed once a newer one answers. Then a log that was asked
 * for after a send shows whether the send will ever be there.
 */
final class Sends {

    /** What to write next. */
    sealed interface Due {

        record Write(Asker.Sending asker, SendMessage message, BooleanSupplier guard)
                implements Due {}

        record ReadLogs(Operation<List<Channel>> operation) implements Due {}
    }

    private enum Stage {
        QUEUED,
        UNDER_WAY,
        UNCERTAIN,
        DONE
    }

    private static final class Sending {
        final long number;
        final SendMessage message;
        final String msgId;
        final BooleanSupplier guard;
        final long deadline;
        Stage stage = Stage.QUEUED;
        int writes;
        String trouble = "the session is not online";

        /** The channel's last event before the first writing. */
        Optional<String> before = Optional.empty();

        Sending(SessionInput.Send send, String msgId, long deadline) {
            this.number = send.request();
            this.message = send.message().withMsgId(msgId);
            this.msgId = msgId;
            this.guard = send.guard();
            this.deadline = deadline;
        }
    }

    private static final int MOST_WRITES = 5;

    /** Where Zendesk does not say how long to wait. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final GapFillSettings settings;
    private final Supplier<String> ids;
    private final Function<ChannelId, Optional<String>> lastEvent;
    private final BiConsumer<Long, Delivery> settled;
    private final Map<Long, Sending> all = new LinkedHashMap<>();
    private final Map<ChannelId, Deque<Sending>> channels = new LinkedHashMap<>();
    private final PriorityQueue<Sending> byDeadline =
            new PriorityQueue<>((a, b) -> Long.signum(a.deadline - b.deadline));
    private boolean somethingToDo;
    private boolean paused;
    private long pausedUntil;
    private @Nullable LogRead reading;
    private Set<Long> lookedUp = Set.of();

    /**
     * @param ids makes a {@code msg_id} for a message that has none
     * @param lastEvent the last event that was delivered in a channel
     * @param settled is told the end of each send, once
     */
    Sends(
            GapFillSettings settings,
            Supplier<String> ids,
            Function<ChannelId, Optional<String>> lastEvent,
            BiConsumer<Long, Delivery> settled) {
        this.settings = settings;
        this.ids = ids;
        this.lastEvent = lastEvent;
        this.settled = settled;
    }

    void add(SessionInput.Send send, long now) {
        String msgId = send.message().msgId().orElseGet(ids);
        Sending sending = new Sending(send, msgId, now + send.patience().toNanos());
        all.put(sending.number, sending);
        byDeadline.add(sending);
        channels.computeIfAbsent(sending.message.channel(), _ -> new ArrayDeque<>()).add(sending);
        somethingToDo = true;
    }

    /** What can be written now; call it only while the session is online. */
    List<Due> due(long now) {
        endPause(now);
        if (paused || !somethingToDo) {
            return List.of();
        }
        somethingToDo = false;
        List<Due> due = new ArrayList<>();
        boolean uncertain = false;
        for (Deque<Sending> queue : channels.values()) {
            Sending head = queue.element();
            if (head.stage == Stage.QUEUED) {
                head.stage = Stage.UNDER_WAY;
                if (++head.writes == 1) {
                    head.before = lastEvent.apply(head.message.channel());
                }
                due.add(
                        new Due.Write(
                                new Asker.Sending(head.number, head.writes),
                                head.message,
                                head.guard));
            }
            uncertain |= head.stage == Stage.UNCERTAIN;
        }
        if (uncertain && reading == null) {
            lookUp(settings.logEntries(), due);
        }
        return due;
    }

    private void lookUp(int depth, List<Due> due) {
        LogRead next = new LogRead(depth);
        reading = next;
        lookedUp = new HashSet<>();
        all.values().stream()
                .filter(sending -> sending.stage == Stage.UNCERTAIN)
                .forEach(sending -> lookedUp.add(sending.number));
        logProgress(next.begin(), due, 0);
    }

    /** The answer to a writing, on time or late. */
    void answered(Asker.Sending asker, RequestOutcome outcome, long now) {
        Sending sending = all.get(asker.send());
        if (sending == null || asker.write() != sending.writes) {
            return;
        }
        switch (outcome) {
            case RequestOutcome.Answered(JsonNode data) -> acknowledged(sending, data);
            case RequestOutcome.Refused(List<GraphQlError> errors) ->
                    settle(sending, new Delivery.Refused(errors));
            case RequestOutcome.RateLimited(Optional<Duration> retryAfter) -> {
                sending.writes--;
                again(sending, "Zendesk limits the rate of requests");
                pause(retryAfter, now);
            }
            case RequestOutcome.ProtocolError(_, String why) -> uncertain(sending, why);
            case RequestOutcome.TimedOut() -> uncertain(sending, "no answer came in time");
            case RequestOutcome.ConnectionLost(String cause) -> uncertain(sending, cause);
            case RequestOutcome.NotSent(String why) -> {
                sending.writes--;
                again(sending, why);
            }
            case RequestOutcome.Withheld(String why) -> settle(sending, new Delivery.Withheld(why));
            case RequestOutcome.Closed() ->
                    settle(sending, new Delivery.NotSent("The session is closed"));
        }
    }

    private void acknowledged(Sending sending, JsonNode data) {
        try {
            if (sending.message.read(data)
                    instanceof Operation.Step.Done<Acknowledgement>(Acknowledgement answer)) {
                settle(sending, delivery(sending, answer));
            }
        } catch (UnreadableAnswerException e) {
            uncertain(sending, String.valueOf(e.getMessage()));
        }
    }

    private static Delivery delivery(Sending sending, Acknowledgement answer) {
        return switch (answer) {
            case DONE -> new Delivery.Delivered(sending.msgId);
            case DECLINED ->
                    sending.message.backoff()
                            ? new Delivery.AnotherAgentServes()
                            : new Delivery.Refused(List.of());
        };
    }

    private void again(Sending sending, String trouble) {
        sending.stage = Stage.QUEUED;
        sending.trouble = trouble;
        somethingToDo = true;
    }

    private void uncertain(Sending sending, String trouble) {
        sending.stage = Stage.UNCERTAIN;
        sending.trouble = trouble;
        somethingToDo = true;
    }

    private void pause(Optional<Duration> retryAfter, long now) {
        long until = now + retryAfter.orElse(PAUSE).toNanos();
        pausedUntil = paused && pausedUntil - until > 0 ? pausedUntil : until;
        paused = true;
    }

    private void endPause(long now) {
        if (paused && now - pausedUntil >= 0) {
            paused = false;
            somethingToDo = true;
        }
    }

    // ---- the logs

    /** The answer to a {@link Due.ReadLogs}. */
    List<Due> logsAnswered(RequestOutcome outcome, long now) {
        List<Due> due = new ArrayList<>();
        if (reading != null) {
            logProgress(reading.answered(outcome), due, now);
        }
        return due;
    }

    private void logProgress(LogRead.Progress progress, List<Due> due, long now) {
        switch (progress) {
            case LogRead.Progress.Ask(Operation<List<Channel>> operation) ->
                    due.add(new Due.ReadLogs(operation));
            case LogRead.Progress.Read read -> {
                reading = null;
                somethingToDo = true;
                if (look(read, lookedUp)) {
                    lookUp(settings.deeperThan(read.depth()), due);
                }
            }
            case LogRead.Progress.Refused(String why) -> {
                reading = null;
                somethingToDo = true;
                unreadable(why);
            }
            case LogRead.Progress.Failed(_, Optional<Duration> retryAfter) -> {
                reading = null;
                somethingToDo = true;
                pause(retryAfter, now);
            }
        }
    }

    /** Logs that were read on a new socket before anything was sent on it settle all. */
    void logsRead(LogRead.Progress.Read read) {
        look(read, Set.copyOf(all.keySet()));
    }

    private void unreadable(String why) {
        for (Long number : lookedUp) {
            Sending sending = all.get(number);
            if (sending != null && sending.stage == Stage.UNCERTAIN) {
                settle(sending, unknown(sending, "the logs cannot be read: " + why));
            }
        }
    }

    /**
     * @return whether a send is not found but may stand further back than these logs reach
     */
    private boolean look(LogRead.Progress.Read read, Set<Long> numbers) {
        boolean deeper = false;
        for (Long number : numbers) {
            Sending sending = all.get(number);
            if (sending == null || sending.stage != Stage.UNCERTAIN) {
                continue;
            }
            switch (LogRead.look(read, sending.message.channel(), sending.msgId, sending.before)) {
                case FOUND -> settle(sending, new Delivery.Delivered(sending.msgId));
                case NOT_LISTED ->
                        settle(sending, unknown(sending, "its channel is not listed any more"));
                case NOT_THERE -> notThere(sending);
                case DEEPER -> {
                    if (settings.deeperThan(read.depth()) > read.depth()) {
                        deeper = true;
                    } else {
                        settle(sending, unknown(sending, "the log is longer than can be read"));
                    }
                }
            }
        }
        return deeper;
    }

    private void notThere(Sending sending) {
        if (sending.writes >= MOST_WRITES) {
            String why =
                    "Written %d times, and not in the log: %s"
                            .formatted(sending.writes, sending.trouble);
            settle(sending, new Delivery.NotSent(why));
        } else {
            again(sending, sending.trouble);
        }
    }

    private static Delivery unknown(Sending sending, String but) {
        return new Delivery.Unknown(
                "It left, but was not answered (%s), and %s".formatted(sending.trouble, but));
    }

    // ---- ends

    /** The connection is gone, and with it the log read; the requests are told one by one. */
    void connectionLost() {
        reading = null;
        somethingToDo = true;
    }

    /**
     * Ends what has run out of patience.
     *
     * @param takeBack takes a writing back that did not happen yet; false if it did
     */
    void expire(long now, Predicate<Asker> takeBack) {
        endPause(now);
        Sending next;
        while ((next = byDeadline.peek()) != null
                && (next.stage == Stage.DONE || now - next.deadline >= 0)) {
            byDeadline.remove();
            if (next.stage != Stage.DONE) {
                end(next, "not in the time that was given", takeBack);
            }
        }
    }

    /** The session is closed. */
    void close(Predicate<Asker> takeBack) {
        List.copyOf(all.values()).forEach(sending -> end(sending, "session closed", takeBack));
    }

    private void end(Sending sending, String why, Predicate<Asker> takeBack) {
        boolean left =
                switch (sending.stage) {
                    case QUEUED, DONE -> false;
                    case UNDER_WAY ->
                            !takeBack.test(new Asker.Sending(sending.number, sending.writes));
                    case UNCERTAIN -> true;
                };
        settle(
                sending,
                left
                        ? unknown(sending, why)
                        : new Delivery.NotSent("%s; %s".formatted(why, sending.trouble)));
    }

    private void settle(Sending sending, Delivery delivery) {
        sending.stage = Stage.DONE;
        all.remove(sending.number);
        ChannelId channel = sending.message.channel();
        Deque<Sending> queue = channels.get(channel);
        if (queue != null) {
            queue.remove(sending);
            if (queue.isEmpty()) {
                channels.remove(channel);
            }
        }
        somethingToDo = true;
        settled.accept(sending.number, delivery);
    }

    OptionalLong nanosToDeadline(long now) {
        OptionalLong nearest = paused ? OptionalLong.of(pausedUntil - now) : OptionalLong.empty();
        Sending next = byDeadline.peek();
        return next == null ? nearest : Requests.nearer(nearest, next.deadline - now);
    }
}
