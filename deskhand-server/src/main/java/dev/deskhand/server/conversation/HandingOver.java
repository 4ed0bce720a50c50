package dev.deskhand.server.conversation;

import dev.deskhand.bot.Action;
import dev.deskhand.bot.Settings;
import dev.deskhand.server.channel.ChannelResult;
import dev.deskhand.server.channel.ChannelUnavailableException;
import dev.deskhand.server.channel.ChatChannel;
import dev.deskhand.server.channel.Department;
import dev.deskhand.server.conversation.ConversationRunner.Progress;
import dev.deskhand.server.handover.DepartmentChoice;
import dev.deskhand.server.handover.HandOverReason;
import dev.deskhand.server.handover.HandOverState;
import dev.deskhand.server.handover.HandOverStep;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The steps of a runner that pass a chat to people and leave it. */
final class HandingOver {
    /** A visitor who waits for a person is told soon that it does not work out. */
    private static final int MAX_TRANSFER_TRIES = 3;

    private final ConversationStore store;
    private final Fence fence;
    private final Turns turns;
    private final Runnable afterLeaving;

    HandingOver(ConversationStore store, Fence fence, Turns turns, Runnable afterLeaving) {
        this.store = store;
        this.fence = fence;
        this.turns = turns;
        this.afterLeaving = afterLeaving;
    }

    /** The bot's part is over; a refusal changes nothing, since it is silent all the same. */
    Progress leave(Conversation conversation, ChatChannel channel) {
        ChannelResult result = goOut(conversation, channel);
        return switch (result) {
            case ChannelResult.Done(),
                    ChannelResult.Withheld(),
                    ChannelResult.AnotherAgentServes(),
                    ChannelResult.Refused(_) -> {
                change(
                        conversation,
                        found -> true,
                        (work, found) -> found.withMustLeave(false).withOutside(true));
                // Between leaving and listening nothing was heard.
                fence.fallBehind(conversation.channelId());
                afterLeaving.run();
                yield Progress.MORE;
            }
            case ChannelResult.NotConnected(), ChannelResult.Unknown(_) -> Progress.STUCK;
            case ChannelResult.TooSoon(Duration pause) -> new Progress.Later(pause);
        };
    }

    /**
     * Who has spoken since the transfer asks the people again; if that cannot be, such as since one
     * of them has just come, the bot leaves all the same.
     */
    private ChannelResult goOut(Conversation conversation, ChatChannel channel) {
        String channelId = conversation.channelId();
        if (conversation.waits() == 0 || conversation.state() != HandOverState.WAITING) {
            return channel.leaveAndListen(channelId);
        }
        ChannelResult asked =
                channel.askAgainAndListen(
                        channelId,
                        conversation.targetDepartment(),
                        () -> fence.mayWrite(channelId));
        return switch (asked) {
            case ChannelResult.Withheld(),
                    ChannelResult.AnotherAgentServes(),
                    ChannelResult.Refused(_) ->
                    channel.leaveAndListen(channelId);
            case ChannelResult.Done(),
                    ChannelResult.NotConnected(),
                    ChannelResult.TooSoon(_),
                    ChannelResult.Unknown(_) ->
                    asked;
        };
    }

    /** Why nobody may be asked at all, looked at afresh each time. */
    Optional<HandOverReason> forbidden(ConversationWork work, Conversation conversation) {
        Settings settings = turns.settings(conversation);
        if (work.handOvers().transfers(conversation.id()) >= settings.handOver().limit()) {
            return Optional.of(HandOverReason.LIMIT_REACHED);
        }
        ZonedDateTime now = turns.now().atZone(settings.zone());
        return settings.hours()
                .filter(hours -> !hours.isOpen(now))
                .map(_ -> HandOverReason.OUTSIDE_HOURS);
    }

    Progress choose(Conversation conversation, ChatChannel channel) {
        Predicate<Conversation> requested = found -> found.state() == HandOverState.REQUESTED;
        if (conversation.wanted() instanceof Action.Target.Agent) {
            return impossible(conversation, requested, HandOverReason.AGENT_NOT_REACHABLE);
        }
        Optional<List<Department>> departments;
        try {
            departments = channel.departments();
        } catch (ChannelUnavailableException e) {
            return Progress.STUCK;
        }
        if (departments.isEmpty()) {
            return impossible(conversation, requested, HandOverReason.REFUSED);
        }
        DepartmentChoice choice =
                DepartmentChoice.choose(departments.get(), wantedDepartment(conversation));
        change(
                conversation,
                requested,
                (work, found) ->
                        switch (choice) {
                            case DepartmentChoice.Chosen(Department department) ->
                                    turns.step(
                                                    work,
                                                    found,
                                                    HandOverStep.DEPARTMENT_CHOSEN,
                                                    found.reason()
                                                            .orElse(HandOverReason.VISITORS_WISH))
                                            .withTarget(department.id());
                            case DepartmentChoice.None(HandOverReason reason) -> {
                                turns.backToBot(work, found, reason);
                                yield null;
                            }
                        });
        return Progress.MORE;
    }

    /** By name; empty: any. */
    private String wantedDepartment(Conversation conversation) {
        return switch (conversation.wanted()) {
            case Action.Target.Department(String name) -> name.strip();
            case Action.Target.Anyone(), Action.Target.Agent(_) ->
                    turns.settings(conversation).handOver().department();
        };
    }

    Progress transfer(Conversation conversation, ChatChannel channel) {
        ChannelResult result =
                channel.transfer(
                        conversation.channelId(),
                        conversation.targetDepartment(),
                        () -> fence.mayWrite(conversation.channelId()));
        Predicate<Conversation> transferring = found -> found.state() == HandOverState.TRANSFERRING;
        return switch (result) {
            case ChannelResult.Done() -> {
                change(
                        conversation,
                        transferring,
                        (work, found) -> {
                            turns.farewell(work, found);
                            return null;
                        });
                yield Progress.MORE;
            }
            case ChannelResult.Refused(_), ChannelResult.AnotherAgentServes() ->
                    impossible(conversation, transferring, HandOverReason.REFUSED);
            case ChannelResult.Unknown(_) -> {
                change(conversation, transferring, (work, found) -> found.withAnotherTransferTry());
                yield conversation.transferTries() + 1 >= MAX_TRANSFER_TRIES
                        ? impossible(conversation, transferring, HandOverReason.CONNECTION_LOST)
                        : Progress.STUCK;
            }
            // Either the person whose coming raised the fence is on the way through the intake, or
            // the connection broke, and it is taken up again once what was missed is known.
            case ChannelResult.Withheld() -> Progress.IDLE;
            case ChannelResult.NotConnected() -> Progress.STUCK;
            case ChannelResult.TooSoon(Duration pause) -> new Progress.Later(pause);
        };
    }

    private Progress impossible(
            Conversation conversation, Predicate<Conversation> still, HandOverReason reason) {
        change(
                conversation,
                still,
                (work, found) -> {
                    turns.backToBot(work, found, reason);
                    return null;
                });
        return Progress.MORE;
    }

    /** Changes the stored conversation if it still is as the change expects. */
    private void change(Conversation conversation, Predicate<Conversation> still, Change change) {
        store.change(work -> {
            Optional<Conversation> found = work.find(conversation.id()).filter(still);
            found.map(each -> change.apply(work, each)).ifPresent(work::save);
            return true;
        });
    }

    /** Answers the conversation to save, or null when the change has saved it itself. */
    private interface Change {
        @Nullable Conversation apply(ConversationWork work, Conversation found);
    }
}
