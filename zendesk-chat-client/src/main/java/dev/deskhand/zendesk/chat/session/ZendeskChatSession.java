package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.AgentId;
import dev.deskhand.zendesk.chat.ChannelId;
import dev.deskhand.zendesk.chat.Secret;
import dev.deskhand.zendesk.chat.operation.Operation;
import dev.deskhand.zendesk.chat.operation.SendMessage;
import dev.deskhand.zendesk.chat.operation.Subscription;
import dev.deskhand.zendesk.chat.operation.UnreadableAnswerException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * An agent, signed in to Zendesk Chat: stays online by itself, delivers what happens, takes
 * requests.
 *
 * <p>May be used from any thread. One live session per agent: a second one, here or elsewhere, or a
 * person who signs in as the same agent, takes the seat away from the first.
 *
 * <p><b>Guards.</b> A request may carry a guard that is asked on the session's loop right before
 * its frame is written. Events are delivered on the same loop and before any frame is written, so
 * once a listener has seen an event, a guard that it turned to no holds for every later frame,
 * without a gap. That is how a caller never writes to a chat after having seen a colleague join it.
 */
public final class ZendeskChatSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ZendeskChatSession.class);

    private final SessionLoop loop;
    private final GapFillSettings gapFill;
    private final AtomicLong lastRequest = new AtomicLong();

    /**
     * A session that is not started yet.
     *
     * @param http may be shared by many sessions; it is not closed with them
     * @param listener told of everything, see its rules
     */
    public ZendeskChatSession(
            HttpClient http,
            SessionSettings settings,
            Secret accessToken,
            SessionListener listener) {
        this.loop =
                new SessionLoop(
                        http,
                        settings,
                        accessToken,
                        listener,
                        InstantSource.system(),
                        System::nanoTime,
                        RandomGenerator.getDefault(),
                        () -> UUID.randomUUID().toString());
        this.gapFill = settings.gapFill();
    }

    /**
     * Starts and returns at once; {@link SessionListener#onState} tells how it goes.
     *
     * @throws IllegalStateException if it was started before
     */
    public void start() {
        loop.start();
    }

    /** The present state. */
    public SessionState state() {
        return loop.state();
    }

    /** Who the session's agent is, once it has been online. */
    public Optional<AgentId> agent() {
        return loop.agent();
    }

    /**
     * Goes on after a state that waits for a person: a new session is started. In other states it
     * does nothing.
     */
    public void resume() {
        loop.enqueue(new SessionInput.Resume());
    }

    /** The same with another token, which is used from the next session start on. */
    public void resume(Secret accessToken) {
        loop.useToken(accessToken);
        resume();
    }

    /**
     * Asks and waits for the answer.
     *
     * @throws ChatRequestException if there is none, or a refusal
     * @throws IllegalStateException if called from the listener or a guard, where it would wait for
     *     itself
     */
    public <T> T call(Operation<T> operation) {
        return call(operation, () -> true);
    }

    /**
     * Asks unless the guard says no at the last moment; see the class comment.
     *
     * @param guard runs on the session's loop, so it must be quick and must not block. If it
     *     throws, the request is withheld. Asked once per frame: an operation of several pages asks
     *     again for each
     * @throws ChatRequestException as for {@link #call(Operation)}, and with kind WITHHELD
     */
    public <T> T call(Operation<T> operation, BooleanSupplier guard) {
        Operation<T> current = operation;
        while (true) {
            RequestOutcome outcome = exchange(current, guard);
            if (outcome instanceof RequestOutcome.Refused refused
                    && current.plainer().isPresent()) {
                LOG.warn(
                        "Zendesk refused the full form of {}, asking for the plainer one: {}",
                        operation.name(),
                        refused.errors());
                current = current.plainer().get();
                continue;
            }
            switch (read(current, outcome)) {
                case Operation.Step.Done<T>(T value) -> {
                    return value;
                }
                case Operation.Step.Next<T>(Operation<T> next) -> current = next;
            }
        }
    }

    private static <T> Operation.Step<T> read(Operation<T> operation, RequestOutcome outcome) {
        JsonNode data = RequestFailures.dataOrThrow(operation.name(), outcome);
        try {
            return operation.read(data);
        } catch (UnreadableAnswerException e) {
            throw ChatRequestException.protocolError(
                    operation.name(), Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private RequestOutcome exchange(Operation<?> operation, BooleanSupplier guard) {
        long number = lastRequest.incrementAndGet();
        SessionInput request =
                new SessionInput.Submit(number, operation.name(), operation.document(), guard);
        return await(operation.name(), loop.submit(number, request));
    }

    private static RequestOutcome await(String name, CompletableFuture<RequestOutcome> answer) {
        try {
            return answer.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw ChatRequestException.of(
                    ChatRequestException.Kind.INTERRUPTED,
                    name,
                    "The waiting thread was interrupted; the request may still be done");
        } catch (ExecutionException e) {
            throw new IllegalStateException("Requests are completed with outcomes only", e);
        }
    }

    /**
     * Sends a message so that it stands in the chat once. It waits for the session to come online,
     * for its turn among the sends of the same channel, and for Zendesk's rate limit. When the
     * answer is lost, the channel's log is read and the message written again only if it is not
     * there; that is told by the message's {@code msg_id}, which it is given if it has none.
     *
     * <p>This leans on Zendesk executing what one connection carries in the order it was written,
     * and nothing of an older connection once a newer one answers; neither is documented.
     *
     * @param guard asked before each writing, see {@link #call(Operation, BooleanSupplier)}
     * @param patience how long all this may take; the call returns then in any case
     * @throws IllegalStateException if called from the listener or a guard
     */
    public Delivery send(SendMessage message, BooleanSupplier guard, Duration patience) {
        SessionInput.Send send =
                new SessionInput.Send(lastRequest.incrementAndGet(), message, guard, patience);
        try {
            return loop.send(send).get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Delivery.Unknown("The waiting thread was interrupted; it may still be sent");
        } catch (ExecutionException e) {
            throw new IllegalStateException("Sends are completed with deliveries only", e);
        }
    }

    /**
     * Looks a message up in its channel's log. To be asked after an uncertain end, on a connection
     * that began after it; see {@link #send} for what the answer leans on.
     *
     * @throws ChatRequestException if the logs could not be asked for, or not just now
     */
    public Trace trace(ChannelId channel, String msgId) {
        return LogRead.trace(gapFill, channel, msgId, operation -> exchange(operation, () -> true));
    }

    /**
     * Subscribes once more, beside the two subscriptions that every session has; its events reach
     * the listener like all others, each event once. It is restored after a reconnect.
     *
     * @return a handle that ends it
     * @throws ChatRequestException if Zendesk refuses it or the session is not online
     */
    public SubscriptionHandle subscribe(Subscription.Kind kind) {
        long number = lastRequest.incrementAndGet();
        RequestOutcome outcome =
                await(
                        "subscription " + kind,
                        loop.submit(number, new SessionInput.Subscribe(number, kind)));
        JsonNode _ = RequestFailures.dataOrThrow("subscription " + kind, outcome);
        return () -> loop.enqueue(new SessionInput.Unsubscribe(number));
    }

    /**
     * Leaves: closes the socket, ends what is under way, and returns within two seconds. May be
     * called twice.
     */
    @Override
    public void close() {
        loop.close();
    }
}
