package dev.deskhand.server.conversation;

import dev.deskhand.bot.DialogueState;
import dev.deskhand.server.handover.HandOverMachine;
import dev.deskhand.server.handover.HandOverReason;
import dev.deskhand.server.handover.HandOverState;
import dev.deskhand.server.handover.HandOverStep;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A visitor's chat from its beginning to the visitor's leaving, as it is stored. Immutable; changes
 * make a new one, which {@link ConversationWork#save} stores.
 *
 * @param handedOver whether a transfer was ever confirmed or a person ever came
 * @param targetDepartment the channel's id of the department that is being transferred to; empty
 *     outside a transfer
 * @param transferTries transfers sent whose outcome is not known
 * @param mustLeave whether the bot still has to leave the channel, after its last words
 * @param peoplePresent ids of the other agents who are in the channel
 */
public record Conversation(
        long id,
        long businessId,
        String channelId,
        String visitorId,
        String visitorName,
        HandOverState state,
        Optional<HandOverReason> reason,
        DialogueState dialogue,
        boolean handedOver,
        String targetDepartment,
        int transferTries,
        boolean mustLeave,
        Set<String> peoplePresent,
        Instant startedAt) {

    public Conversation {
        peoplePresent = Set.copyOf(peoplePresent);
    }

    static Conversation begin(
            long id,
            long businessId,
            String channelId,
            String visitorId,
            String visitorName,
            Set<String> peoplePresent,
            Instant startedAt) {
        return new Conversation(
                id,
                businessId,
                channelId,
                visitorId,
                visitorName,
                HandOverState.BOT,
                Optional.empty(),
                DialogueState.START,
                false,
                "",
                0,
                false,
                peoplePresent,
                startedAt);
    }

    /** The conversation after the step; empty when the step has no meaning now. */
    Optional<Conversation> step(HandOverStep step, HandOverReason why) {
        return HandOverMachine.after(state, step)
                .map(next ->
                        new Builder(this)
                                .state(next, why)
                                .handedOver(
                                        handedOver
                                                || next == HandOverState.WAITING
                                                || next == HandOverState.HUMAN)
                                .build());
    }

    Conversation withDialogue(DialogueState next) {
        return new Builder(this).dialogue(next).build();
    }

    Conversation withTarget(String departmentId) {
        return new Builder(this).target(departmentId, 0).build();
    }

    Conversation withAnotherTransferTry() {
        return new Builder(this).target(targetDepartment, transferTries + 1).build();
    }

    Conversation withMustLeave(boolean must) {
        return new Builder(this).mustLeave(must).build();
    }

    Conversation withVisitor(String visitor, String name) {
        return new Builder(this).visitor(visitor, name).build();
    }

    Conversation withPresent(String agentId) {
        Set<String> present = new TreeSet<>(peoplePresent);
        present.add(agentId);
        return new Builder(this).present(present).build();
    }

    Conversation withoutPresent(String agentId) {
        Set<String> present = new TreeSet<>(peoplePresent);
        present.remove(agentId);
        return new Builder(this).present(present).build();
    }

    /** Copies a conversation with some of its values changed. */
    private static final class Builder {
        private final Conversation from;
        private String visitorId;
        private String visitorName;
        private HandOverState state;
        private Optional<HandOverReason> reason;
        private DialogueState dialogue;
        private boolean handedOver;
        private String targetDepartment;
        private int transferTries;
        private boolean mustLeave;
        private Set<String> peoplePresent;

        Builder(Conversation from) {
            this.from = from;
            visitorId = from.visitorId;
            visitorName = from.visitorName;
            state = from.state;
            reason = from.reason;
            dialogue = from.dialogue;
            handedOver = from.handedOver;
            targetDepartment = from.targetDepartment;
            transferTries = from.transferTries;
            mustLeave = from.mustLeave;
            peoplePresent = from.peoplePresent;
        }

        Builder visitor(String id, String name) {
            visitorId = id;
            visitorName = name;
            return this;
        }

        Builder state(HandOverState next, HandOverReason why) {
            state = next;
            reason = Optional.of(why);
            return this;
        }

        Builder dialogue(DialogueState next) {
            dialogue = next;
            return this;
        }

        Builder handedOver(boolean handed) {
            handedOver = handed;
            return this;
        }

        Builder target(String departmentId, int tries) {
            targetDepartment = departmentId;
            transferTries = tries;
            return this;
        }

        Builder mustLeave(boolean must) {
            mustLeave = must;
            return this;
        }

        Builder present(Set<String> present) {
            peoplePresent = present;
            return this;
        }

        Conversation build() {
            return new Conversation(
                    from.id,
                    from.businessId,
                    from.channelId,
                    visitorId,
                    visitorName,
                    state,
                    reason,
                    dialogue,
                    handedOver,
                    targetDepartment,
                    transferTries,
                    mustLeave,
                    peoplePresent,
                    from.startedAt);
        }
    }
}
