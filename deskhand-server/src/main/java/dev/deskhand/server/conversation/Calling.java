package dev.deskhand.server.conversation;

import dev.deskhand.bot.dialogue.ApiResult;
import dev.deskhand.server.conversation.ConversationRunner.Next;
import dev.deskhand.server.conversation.ConversationRunner.Progress;
import dev.deskhand.server.conversation.TranscriptEntry.Delivery;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of a runner that ask a service. That a call is about to be made is stored before it is
 * made, and its result before the bot hears of it, so that a process that dies in between knows
 * what it must not do again.
 */
final class Calling {
    private static final Logger log = LoggerFactory.getLogger(Calling.class);

    private final ConversationStore store;
    private final ServiceCalls calls;

    Calling(ConversationStore store, ServiceCalls calls) {
        this.store = store;
        this.calls = calls;
    }

    /** A call that was begun before may have been carried out, and nobody heard the answer. */
    Next begin(ConversationWork work, Conversation conversation, AwaitedCall call) {
        if (call.begun() && !call.mayBeRepeated()) {
            end(
                    work,
                    conversation,
                    call,
                    new ApiResult.Failed(
                            ApiResult.Kind.INTERRUPTED,
                            "Deskhand was stopped in the middle of the call, so it is not known"
                                    + " whether the service has carried it out. It is made again"
                                    + " only where the bot file gives it retries."));
            return new Next.Done(Progress.MORE);
        }
        AwaitedCall begun = call.begin();
        if (!begun.equals(call)) {
            work.save(conversation.withCall(begun));
        }
        return new Next.Call(conversation, begun);
    }

    Progress make(Conversation conversation, AwaitedCall call) {
        ApiResult result;
        try {
            result = calls.make(call.request());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return Progress.STUCK;
        }
        boolean awaited =
                store.change(work -> {
                    Optional<Conversation> found =
                            work.find(conversation.id())
                                    .filter(now -> now.call().equals(Optional.of(call)));
                    found.ifPresent(now -> end(work, now, call, result));
                    return found.isPresent();
                });
        if (!awaited) {
            log.debug("conversation {}: nobody waits for the call any more", conversation.id());
        }
        return Progress.MORE;
    }

    /** Nobody waits for the call any more; what it answers is not looked at. */
    static Conversation dropped(
            ConversationWork work, Conversation conversation, WithdrawalReason reason) {
        conversation
                .call()
                .ifPresent(call ->
                        work.mark(
                                conversation.id(),
                                call.entryNumber(),
                                Delivery.WITHDRAWN,
                                Optional.of(reason.wireName())));
        return conversation.withoutCall();
    }

    private static void end(
            ConversationWork work, Conversation conversation, AwaitedCall call, ApiResult result) {
        switch (result) {
            case ApiResult.Answered _ ->
                    work.mark(
                            conversation.id(),
                            call.entryNumber(),
                            Delivery.DELIVERED,
                            Optional.empty());
            case ApiResult.Failed(ApiResult.Kind kind, String why) -> {
                String reason = kind.name().toLowerCase(Locale.ROOT) + ": " + why;
                log.warn("conversation {}: a call failed; {}", conversation.id(), reason);
                work.mark(
                        conversation.id(),
                        call.entryNumber(),
                        Delivery.UNDELIVERABLE,
                        Optional.of(reason));
            }
        }
        work.save(conversation.withCall(call.ended(result)));
    }
}
