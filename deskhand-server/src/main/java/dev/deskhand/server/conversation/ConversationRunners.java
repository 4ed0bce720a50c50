package dev.deskhand.server.conversation;

import dev.deskhand.bot.dialogue.ApiRequest;
import dev.deskhand.bot.dialogue.ApiResult;
import dev.deskhand.server.bot.Dialogues;
import dev.deskhand.server.channel.ChatChannel;
import dev.deskhand.server.channel.ZendeskChatRenderer;
import dev.deskhand.server.conversation.ConversationRunner.Progress;
import dev.deskhand.server.metrics.MessageTimes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the conversations of one business, each on one virtual thread at a time, many side by side.
 * Waking a conversation that is running makes it look once more before it rests, so nothing that
 * was stored before the call is missed. Thread-safe.
 */
public final class ConversationRunners implements HandOverOrders, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ConversationRunners.class);

    /** Conversations that may be at work at once; the others wait for their turn. */
    private static final int AT_ONCE = 256;

    /** After so many steps without rest a conversation lets others have their turn. */
    private static final int STEPS_IN_A_ROW = 1_000;

    /** After a step that failed; then twice as long, and so on. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final ConversationRunner runner;
    private final ChatChannel channel;
    private final StoreTrouble trouble;

    /** Conversations at work; each has permits once it was woken since it last looked. */
    private final ConcurrentMap<Long, Semaphore> running = new ConcurrentHashMap<>();

    private final CountDownLatch closing = new CountDownLatch(1);
    private final Semaphore permits = new Semaphore(AT_ONCE);
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("conversation-", 0).factory());

    /**
     * @param afterLeaving called when the bot has left a channel and listens to it from outside:
     *     what was said between the two is only in the channel's log
     * @param trouble says so when nothing can be stored
     */
    public ConversationRunners(
            ConversationStore store,
            Fence fence,
            Dialogues dialogues,
            ChatChannel channel,
            ServiceCalls calls,
            Runnable afterLeaving,
            RandomGenerator random,
            InstantSource clock,
            MessageTimes times,
            StoreTrouble trouble) {
        this.runner =
                new ConversationRunner(
                        store,
                        fence,
                        new Turns(
                                dialogues,
                                new MessageIds(random),
                                clock,
                                ZendeskChatRenderer::parts),
                        new Pacing(System::nanoTime),
                        request -> othersMeanwhile(calls, request),
                        afterLeaving,
                        times);
        this.channel = channel;
        this.trouble = trouble;
    }

    /** A service takes its time; whoever waits for it keeps no other conversation from working. */
    private ApiResult othersMeanwhile(ServiceCalls calls, ApiRequest request)
            throws InterruptedException {
        permits.release();
        try {
            return calls.make(request);
        } finally {
            permits.acquireUninterruptibly();
        }
    }

    /** Lets the conversation do what it has to do; answers at once. */
    public void wake(long conversationId) {
        Semaphore mine = new Semaphore(0);
        Semaphore now =
                running.merge(
                        conversationId,
                        mine,
                        (was, _) -> {
                            was.release();
                            return was;
                        });
        if (now.equals(mine)) {
            try {
                threads.execute(() -> run(conversationId, mine));
            } catch (RejectedExecutionException closed) {
                running.remove(conversationId);
                log.debug("not woken while closing: conversation {}", conversationId, closed);
            }
        }
    }

    @Override
    public Ordered handOver(long conversationId, Optional<String> department) {
        Ordered ordered = runner.orders().handOver(conversationId, department);
        wake(conversationId);
        return ordered;
    }

    @Override
    public Ordered takeBack(long conversationId) {
        Ordered ordered = runner.orders().takeBack(conversationId);
        wake(conversationId);
        return ordered;
    }

    private void run(long conversationId, Semaphore woken) {
        int failures = 0;
        try {
            boolean again = true;
            while (again) {
                Progress progress;
                permits.acquire();
                try {
                    progress = runUntilItRests(conversationId);
                    failures = 0;
                    if (!(progress instanceof Progress.Stuck)) {
                        trouble.stored();
                    }
                } catch (StoreUnavailableException e) {
                    // Every conversation fails alike: that is said once, not by each of them.
                    failures++;
                    progress = new Progress.Later(pauseAfter(failures));
                    trouble.conversationsWait(running.size(), e.getMessage());
                    log.debug("conversation {}", conversationId, e);
                } catch (RuntimeException | StackOverflowError e) {
                    // It stays as it was stored, and nothing that fails is done without a pause.
                    failures++;
                    progress = new Progress.Later(pauseAfter(failures));
                    log.error(
                            "conversation {}: a step has failed: {}",
                            conversationId,
                            Failure.words(e));
                    log.debug("conversation {}", conversationId, e);
                } finally {
                    permits.release();
                }
                again = goesOn(conversationId, woken, progress);
            }
        } catch (InterruptedException e) {
            log.debug("conversation {} stopped while closing", conversationId, e);
        } finally {
            // Whoever wakes it after it has come to rest has put another in its place.
            running.remove(conversationId, woken);
        }
    }

    private static Duration pauseAfter(int failures) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private boolean goesOn(long conversationId, Semaphore woken, Progress progress)
            throws InterruptedException {
        return switch (progress) {
            case Progress.More() -> true;
            // Nothing of this conversation may go ahead of what was put off.
            case Progress.Later(Duration pause) ->
                    !closing.await(pause.toNanos(), TimeUnit.NANOSECONDS);
            case Progress.Wait(Duration pause) -> {
                boolean early = woken.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
                log.trace("conversation {} goes on, woken: {}", conversationId, early);
                yield closing.getCount() > 0;
            }
            case Progress.Idle(), Progress.Stuck() ->
                    running.computeIfPresent(
                                    conversationId, (_, was) -> was.drainPermits() > 0 ? was : null)
                            != null;
        };
    }

    /** More when there was more to do than steps in a row. */
    private Progress runUntilItRests(long conversationId) throws InterruptedException {
        Progress progress = Progress.MORE;
        for (int step = 0; step < STEPS_IN_A_ROW && progress instanceof Progress.More; step++) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            progress = runner.step(conversationId, channel);
        }
        return progress;
    }

    /** Conversations that are at work, or wait for their turn. */
    public int waiting() {
        return running.size();
    }

    /** Lets running steps end for up to two seconds, then interrupts them. */
    @Override
    public void close() {
        closing.countDown();
        running.values().forEach(Semaphore::release);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(2, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
