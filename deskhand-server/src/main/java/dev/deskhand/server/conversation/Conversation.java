package dev.deskhand.server.conversation;

import dev.deskhand.bot.Action;
import dev.deskhand.bot.dialogue.DialogueState;
import dev.deskhand.server.channel.ChannelEvent.Party;
import dev.deskhand.server.handover.HandOverMachine;
import dev.deskhand.server.handover.HandOverReason;
import dev.deskhand.server.handover.HandOverState;
import dev.deskhand.server.handover.HandOverStep;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
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
 * @param botVersion id of the bot's version that it began with, and stays on
 * @param call the call of a service that the dialogue waits for
 * @param pendingTags tags that are not on the chat yet
 * @param wanted whom the flow wants the chat passed to
 * @param outside whether the bot has left the channel and listens to it from outside
 * @param offer what the visitor was offered beside the dialogue
 * @param waits how often the visitor was asked whether to go on waiting, in this hand-over
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
        Instant startedAt,
        long botVersion,
        Optional<AwaitedCall> call,
        List<String> pendingTags,
        Action.Target wanted,
        boolean outside,
        Offer offer,
        int waits) {

    public Conversation {
        peoplePresent = Set.copyOf(peoplePresent);
        pendingTags = List.copyOf(pendingTags);
    }

    static Conversation begin(
            long id,
            long businessId,
            String channelId,
            String visitorId,
            String visitorName,
            Set<String> peoplePresent,
            Instant startedAt,
            long botVersion) {
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
                startedAt,
                botVersion,
                Optional.empty(),
                List.of(),
                new Action.Target.Anyone(),
                false,
                Offer.NONE,
                0);
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

    Conversation withCall(AwaitedCall awaited) {
        return new Builder(this).call(Optional.of(awaited)).build();
    }

    Conversation withoutCall() {
        return new Builder(this).call(Optional.empty()).build();
    }

    /** With these tags to be put on the chat, each once. */
    Conversation withTags(Collection<String> tags) {
        Set<String> all = new LinkedHashSet<>(pendingTags);
        all.addAll(tags);
        return new Builder(this).tags(List.copyOf(all)).build();
    }

    Conversation withoutTags(Collection<String> tags) {
        return new Builder(this)
                .tags(pendingTags.stream().filter(tag -> !tags.contains(tag)).toList())
                .build();
    }

    Conversation withWanted(Action.Target target) {
        return new Builder(this).wanted(target).build();
    }

    Conversation withTarget(String departmentId) {
        return new Builder(this).target(departmentId, 0).build();
    }

    Conversation withAnotherTransferTry() {
        return new Builder(this).target(targetDepartment, transferTries + 1).build();
    }

    Conversation withOutside(boolean listensOnly) {
        return new Builder(this).outside(listensOnly).build();
    }

    Conversation withOffer(Offer made) {
        return new Builder(this).offer(made, waits).build();
    }

    /** Whether to wait is asked once more. */
    Conversation withAnotherWait() {
        return new Builder(this).offer(Offer.WAIT_OR_NOT, waits + 1).build();
    }

    /** Nothing is offered any more, and the next hand-over begins with all its patience. */
    Conversation withoutOffer() {
        return new Builder(this).offer(Offer.NONE, 0).build();
    }

    /** The same state for another reason. */
    Conversation withReason(HandOverReason why) {
        return new Builder(this).state(state, why).build();
    }

    Conversation withMustLeave(boolean must) {
        return new Builder(this).mustLeave(must).build();
    }

    /** With the visitor as an event names them; one without an id names nobody. */
    Conversation withVisitor(Party visitor) {
        boolean same = visitorId.equals(visitor.id()) && visitorName.equals(visitor.name());
        return same || visitor.id().isEmpty()
                ? this
                : new Builder(this).visitor(visitor.id(), visitor.name()).build();
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
        private Optional<AwaitedCall> call;
        private List<String> pendingTags;
        private Action.Target wanted;
        private boolean outside;
        private Offer offer;
        private int waits;

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
            call = from.call;
            pendingTags = from.pendingTags;
            wanted = from.wanted;
            outside = from.outside;
            offer = from.offer;
            waits = from.waits;
        }

        Builder outside(boolean listensOnly) {
            outside = listensOnly;
            return this;
        }

        Builder offer(Offer made, int asked) {
            offer = made;
            waits = asked;
            return this;
        }

        Builder call(Optional<AwaitedCall> awaited) {
            call = awaited;
            return this;
        }

        Builder tags(List<String> tags) {
            pendingTags = tags;
            return this;
        }

        Builder wanted(Action.Target target) {
            wanted = target;
            return this;
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
                    from.startedAt,
                    from.botVersion,
                    call,
                    pendingTags,
                    wanted,
                    outside,
                    offer,
                    waits);
        }
    }
}
