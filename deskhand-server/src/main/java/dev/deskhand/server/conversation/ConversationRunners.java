package dev.deskhand.server.conversation;

import dev.deskhand.bot.dialogue.ApiRequest;
import dev.deskhand.bot.dialogue.ApiResult;
import dev.deskhand.server.bot.Dialogues;
import dev.deskhand.server.channel.ChatChannel;
import dev.deskhand.server.channel.ZendeskChatRenderer;
import dev.deskhand.server.conversation.ConversationRunner.Progress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the conversations of one business, each on one virtual thread at a time, many side by side.
 * Waking a conversation that is running makes it look once more before it rests, so nothing that
 * was stored before the call is missed. Thread-safe.
 */
public final class ConversationRunners implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ConversationRunners.class);

    /** Conversations that may be at work at once; the others wait for their turn. */
    private static final int AT_ONCE = 64;

    /** After so many steps without rest a conversation lets others have their turn. */
    private static final int STEPS_IN_A_ROW = 1_000;

    private final ConversationRunner runner;
    private final ChatChannel channel;
    private final ConcurrentMap<Long, Wake> running = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Semaphore permits = new Semaphore(AT_ONCE);
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("conversation-", 0).factory());

    private enum Wake {
        RUNNING,
        RUNNING_AND_AGAIN
    }

    /**
     * @param afterLeaving called when the bot has left a channel and listens to it from outside:
     *     what was said between the two is only in the channel's log
     */
    public ConversationRunners(
            ConversationStore store,
            Fence fence,
            Dialogues dialogues,
            ChatChannel channel,
            ServiceCalls calls,
            Runnable afterLeaving,
            RandomGenerator random,
            InstantSource clock) {
        this.runner =
                new ConversationRunner(
                        store,
                        fence,
                        dialogues,
                        new Turns(
                                dialogues,
                                new MessageIds(random),
                                clock,
                                ZendeskChatRenderer::parts),
                        request -> othersMeanwhile(calls, request),
                        afterLeaving);
        this.channel = channel;
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
        Wake now =
                running.merge(conversationId, Wake.RUNNING, (was, wake) -> Wake.RUNNING_AND_AGAIN);
        if (now == Wake.RUNNING) {
            try {
                threads.execute(() -> run(conversationId));
            } catch (RejectedExecutionException closing) {
                running.remove(conversationId);
                log.debug("not woken while closing: conversation {}", conversationId, closing);
            }
        }
    }

    private void run(long conversationId) {
        boolean again = true;
        while (again) {
            Progress progress = Progress.IDLE;
            try {
                permits.acquire();
                try {
                    progress = runUntilItRests(conversationId);
                } finally {
                    permits.release();
                }
                // Nothing of this conversation may go ahead of what the channel put off.
                if (progress instanceof Progress.Later(Duration pause)
                        && closing.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    running.remove(conversationId);
                    return;
                }
            } catch (InterruptedException e) {
                running.remove(conversationId);
                return;
            } catch (RuntimeException e) {
                // It stays as it was stored, and is taken up again at the next event or connect.
                log.error("conversation {} stopped at a step that failed", conversationId, e);
            }
            again =
                    switch (progress) {
                        case Progress.More(), Progress.Later(_) -> true;
                        case Progress.Idle(), Progress.Stuck() ->
                                running.computeIfPresent(conversationId, (id, was) -> rest(was))
                                        != null;
                    };
        }
    }

    private static @Nullable Wake rest(Wake was) {
        return switch (was) {
            case RUNNING -> null;
            case RUNNING_AND_AGAIN -> Wake.RUNNING;
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

    /** Lets running steps end for up to two seconds, then interrupts them. */
    @Override
    public void close() {
        closing.countDown();
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
