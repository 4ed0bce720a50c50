package dev.deskhand.server.conversation;

import dev.deskhand.server.refusal.Refusal;
import dev.deskhand.server.refusal.Refusal.Kind;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Turns that were given up, for operators: to look at, and to give to the bot again. */
public final class DeadLetters {
    private final ConversationStore store;
    private final Waker waker;
    private final InstantSource clock;

    /** Lets a conversation do what it has to do, if its business is connected. */
    @FunctionalInterface
    public interface Waker {
        void wake(long businessId, long conversationId);
    }

    public DeadLetters(ConversationStore store, Waker waker, InstantSource clock) {
        this.store = store;
        this.waker = waker;
        this.clock = clock;
    }

    /** A page, and the cursor of the next one. */
    public record Page(List<DeadLetter> letters, Optional<String> next) {}

    /**
     * The newest first.
     *
     * @param before a cursor from {@link Page#next()}
     * @param limit at least 1
     */
    public Page list(long businessId, Optional<String> before, int limit) {
        Optional<Long> cursor = before.map(IdCursor::parse);
        List<DeadLetter> found =
                store.change(work -> work.deadLetters().ofBusiness(businessId, cursor, limit + 1));
        if (found.size() <= limit) {
            return new Page(found, Optional.empty());
        }
        List<DeadLetter> page = List.copyOf(found.subList(0, limit));
        return new Page(page, Optional.of(Long.toString(page.getLast().id())));
    }

    /** Those of a conversation, the oldest first. */
    public List<DeadLetter> ofConversation(long conversationId) {
        return store.change(work -> work.deadLetters().ofConversation(conversationId));
    }

    /**
     * Gives what was not answered to the bot again.
     *
     * @throws Refusal when the business has no such letter, when it was replayed before, or when
     *     the conversation is not with the bot
     */
    public DeadLetter replay(long businessId, long letterId) {
        DeadLetter replayed =
                store.change(work -> {
                    DeadLetter letter =
                            work.deadLetters()
                                    .find(letterId)
                                    .filter(each -> each.businessId() == businessId)
                                    .orElseThrow(() -> unknown(Long.toString(letterId)));
                    Conversation conversation = work.find(letter.conversationId()).orElseThrow();
                    refuseUnlessPossible(letter, conversation);
                    letter.call().ifPresent(call -> work.save(conversation.withCall(call)));
                    work.deadLetters().replay(letter, clock.instant());
                    Lines.note(
                            work,
                            conversation.id(),
                            "Dead letter " + letter.id() + " is given to the bot again.",
                            clock.instant());
                    return work.deadLetters().find(letterId).orElseThrow();
                });
        waker.wake(businessId, replayed.conversationId());
        return replayed;
    }

    private static void refuseUnlessPossible(DeadLetter letter, Conversation conversation) {
        if (letter.replayedAt().isPresent()) {
            throw new Refusal(
                    Kind.CONFLICT,
                    "replayed_before",
                    "This dead letter was replayed before. If it failed again, that has made a new"
                            + " one.");
        }
        if (!conversation.state().botMayAnswer()) {
            throw new Refusal(
                    Kind.CONFLICT,
                    "not_with_the_bot",
                    "The conversation is not with the bot now (its state is "
                            + conversation.state().wireName()
                            + "), so the bot cannot answer. Replay the letter once the bot has it"
                            + " again, or answer in Zendesk.");
        }
        if (letter.call().isPresent() && conversation.call().isPresent()) {
            throw new Refusal(
                    Kind.CONFLICT,
                    "busy",
                    "The bot waits for a service in this conversation. Replay the letter once it"
                            + " has answered.");
        }
    }

    /** There is no such letter. */
    public static Refusal unknown(String id) {
        return new Refusal(
                Kind.NOT_FOUND,
                "unknown_dead_letter",
                "This business has no dead letter with the id " + id + ".");
    }
}
