package dev.deskhand.server.conversation;

import dev.deskhand.bot.Action;
import dev.deskhand.bot.HandOverRule.AfterHuman;
import dev.deskhand.bot.SystemText;
import dev.deskhand.server.handover.HandOverReason;
import dev.deskhand.server.handover.HandOverState;
import dev.deskhand.server.handover.HandOverStep;
import java.util.Optional;

/**
 * Passes chats to people and takes them back because somebody says so, or because of the rule for
 * what follows when the last person has left. Each is one transaction over the conversation as it
 * is then stored, and the conversation's own queue carries it out.
 */
final class Orders implements HandOverOrders {
    private final ConversationStore store;
    private final Fence fence;
    private final Turns turns;

    Orders(ConversationStore store, Fence fence, Turns turns) {
        this.store = store;
        this.fence = fence;
        this.turns = turns;
    }

    @Override
    public Ordered handOver(long conversationId, Optional<String> department) {
        return store.change(work -> {
            Conversation found = work.find(conversationId).orElseThrow();
            if (!found.state().botMayAnswer()) {
                return new Ordered.Impossible(
                        "The bot does not have this chat: it is in the state "
                                + found.state().wireName()
                                + ". Only a chat of the bot's can be handed over.");
            }
            Conversation at =
                    Calling.dropped(work, found, WithdrawalReason.HANDED_OVER).withoutOffer();
            work.timers().cancelWaits(at.id());
            turns.takePart(work, at);
            work.save(
                    turns.step(work, at, HandOverStep.ASKED, HandOverReason.OPERATOR)
                            .withWanted(
                                    department
                                            .<Action.Target>map(Action.Target.Department::new)
                                            .orElseGet(Action.Target.Anyone::new)));
            return new Ordered.Done();
        });
    }

    @Override
    public Ordered takeBack(long conversationId) {
        String channelId =
                store.change(work -> work.find(conversationId)).orElseThrow().channelId();
        long stored = fence.storedUpTo(channelId);
        Ordered ordered = store.change(work -> takeBack(work, conversationId));
        if (ordered instanceof Ordered.Done) {
            fence.lower(channelId, stored);
        }
        return ordered;
    }

    private Ordered takeBack(ConversationWork work, long conversationId) {
        Conversation found = work.find(conversationId).orElseThrow();
        if (!found.peoplePresent().isEmpty()) {
            return new Ordered.Impossible(
                    "A person is in this chat. The bot can have it once the person has left it in"
                            + " Zendesk.");
        }
        boolean possible =
                switch (found.state()) {
                    case WAITING, HUMAN -> true;
                    case BOT, REQUESTED, TRANSFERRING, RETURNED, FAILED, ABANDONED, ENDED -> false;
                };
        if (!possible) {
            return new Ordered.Impossible(
                    "This chat neither waits for people nor is it with them: it is in the state "
                            + found.state().wireName()
                            + ".");
        }
        work.timers().cancelWaits(conversationId);
        Conversation back =
                turns.step(work, found, HandOverStep.TAKEN_BACK, HandOverReason.OPERATOR)
                        .withTarget("")
                        .withoutOffer()
                        .withMustLeave(false);
        turns.say(work, back, SystemText.TAKEN_BACK, false);
        work.save(back);
        return new Ordered.Done();
    }

    /** Whether the visitor who has written is the bot's now, since the last person has left. */
    boolean returns(Conversation conversation) {
        return conversation.state() == HandOverState.HUMAN
                && conversation.peoplePresent().isEmpty()
                && conversation.reason().equals(Optional.of(HandOverReason.HUMAN_LEFT))
                && turns.settings(conversation).handOver().afterHuman() == AfterHuman.BOT;
    }

    /** The bot goes on where it was, with what it knows; the visitor's words are answered next. */
    void takeUp(Conversation conversation) {
        long stored = fence.storedUpTo(conversation.channelId());
        boolean taken =
                store.change(work -> {
                    Optional<Conversation> found =
                            work.find(conversation.id()).filter(this::returns);
                    found.ifPresent(now -> {
                        Conversation returned =
                                turns.step(
                                        work,
                                        now,
                                        HandOverStep.HUMAN_LEFT,
                                        HandOverReason.HUMAN_LEFT);
                        turns.say(work, returned, SystemText.WELCOME_BACK, false);
                        work.save(
                                turns.step(
                                                work,
                                                returned,
                                                HandOverStep.BACK_TO_BOT,
                                                HandOverReason.HUMAN_LEFT)
                                        .withTarget("")
                                        .withMustLeave(false));
                    });
                    return found.isPresent();
                });
        if (taken) {
            fence.lower(conversation.channelId(), stored);
        }
    }
}
