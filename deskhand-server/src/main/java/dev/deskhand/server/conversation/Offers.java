package dev.deskhand.server.conversation;

import dev.deskhand.bot.SystemText;
import dev.deskhand.server.handover.HandOverReason;
import dev.deskhand.server.handover.HandOverState;
import dev.deskhand.server.handover.HandOverStep;
import dev.deskhand.server.timer.TimerKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a visitor is offered where no person comes: to wait, to leave a message, to go on with the
 * bot. Hears the words that answer it.
 */
final class Offers {
    /** Where no person can be waited for. */
    static final List<SystemText> INSTEAD = List.of(SystemText.LEAVE_A_MESSAGE, SystemText.GO_ON);

    /** Where a person may still come. */
    static final List<SystemText> WHILE_WAITING =
            List.of(SystemText.WAIT, SystemText.LEAVE_A_MESSAGE, SystemText.GO_ON);

    private static final String TAG = "left_message";

    private final Turns turns;

    Offers(Turns turns) {
        this.turns = turns;
    }

    /**
     * Hears the oldest message for what was offered.
     *
     * @return false if it answers nothing that was offered, so that it is the dialogue's, or, while
     *     the visitor waits, the people's who will read it
     */
    boolean hear(ConversationWork work, Conversation conversation, List<VisitorMessage> waiting) {
        return switch (conversation.offer()) {
            case NONE -> false;
            case WRITE -> {
                keep(work, conversation, waiting);
                yield true;
            }
            case WAIT_OR_NOT -> answer(work, conversation, waiting.getFirst(), WHILE_WAITING);
            case LEAVE_A_MESSAGE -> answer(work, conversation, waiting.getFirst(), INSTEAD);
        };
    }

    private boolean answer(
            ConversationWork work,
            Conversation conversation,
            VisitorMessage message,
            List<SystemText> options) {
        Optional<SystemText> picked = turns.picked(conversation, message, options);
        if (picked.isEmpty()) {
            return false;
        }
        work.settle(message);
        if (picked.get() == SystemText.WAIT) {
            waits(work, conversation);
        } else if (picked.get() == SystemText.LEAVE_A_MESSAGE) {
            Conversation at = atBot(work, conversation, HandOverReason.LEAVES_MESSAGE);
            turns.say(work, at, SystemText.WRITE_YOUR_MESSAGE, false);
            work.save(at.withOffer(Offer.WRITE));
        } else {
            Conversation at = atBot(work, conversation, HandOverReason.GOES_ON);
            turns.say(work, at, SystemText.BACK_AT_BOT, false);
            work.save(at);
        }
        return true;
    }

    private void waits(ConversationWork work, Conversation conversation) {
        turns.say(work, conversation, SystemText.KEEPS_WAITING, true);
        turns.awaitPeople(work, conversation);
        work.save(conversation.withOffer(Offer.NONE));
    }

    private Conversation atBot(
            ConversationWork work, Conversation conversation, HandOverReason why) {
        work.timers().cancel(conversation.id(), TimerKind.PATIENCE);
        Conversation at =
                conversation.state() == HandOverState.WAITING
                        ? turns.step(work, conversation, HandOverStep.GAVE_UP, why).withTarget("")
                        : conversation;
        return at.withoutOffer().withMustLeave(false);
    }

    /** All that waits for an answer is one message: people write theirs in several. */
    private void keep(
            ConversationWork work, Conversation conversation, List<VisitorMessage> waiting) {
        String text = waiting.stream().map(VisitorMessage::text).collect(Collectors.joining("\n"));
        work.settleAll(conversation.id());
        work.leaveMessage(conversation.id(), text, waiting.getFirst().at());
        turns.say(work, conversation, SystemText.MESSAGE_STORED, false);
        work.save(conversation.withoutOffer().withTags(Set.of(TAG)));
    }
}
