package dev.deskhand.server.timer;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * The alarms of all timers, run by db-scheduler. An alarm does no more than to note that its timer
 * is due; what follows is done in the conversation's own queue.
 */
public final class Alarms implements AutoCloseable {
    private static final String TASK = "conversation-timer";
    private static final int AT_ONCE = 2;
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration SHUTDOWN = Duration.ofSeconds(1);

    private final Scheduler scheduler;

    /**
     * @param bell is called with an alarm's name when it goes off: one transaction, and then the
     *     conversation is woken
     */
    public Alarms(DataSource database, InstantSource clock, Function<String, Ring> bell) {
        CustomTask<Void> task =
                Tasks.custom(TASK, Void.class)
                        .execute((alarm, context) -> completion(bell.apply(alarm.getId())));
        scheduler =
                new SchedulerBuilder(database, List.of(task))
                        .clock(clock::instant)
                        .threads(AT_ONCE)
                        .pollingInterval(LOOK)
                        .heartbeatInterval(HEARTBEAT)
                        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                        .shutdownMaxWait(SHUTDOWN)
                        .build();
    }

    private static CompletionHandler<Void> completion(Ring ring) {
        return switch (ring) {
            case Ring.Overtaken(), Ring.Due(_, _, _) -> new CompletionHandler.OnCompleteRemove<>();
            case Ring.NotYet(Instant at) ->
                    (complete, operations) -> operations.reschedule(complete, at);
        };
    }

    /** Sets an alarm as part of the transaction that runs on the given connection. */
    public static void set(DataSource transaction, String alarm, Instant at) {
        SchedulerClient.Builder.create(transaction)
                .build()
                .scheduleIfNotExists(new TaskInstance<>(TASK, alarm), at);
    }

    /** From now on alarms go off, those included that were to go off before. */
    public void start() {
        scheduler.start();
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
