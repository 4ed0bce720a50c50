package dev.deskhand.server.conversation;

import dev.deskhand.bot.dialogue.Dialogue;
import dev.deskhand.server.bot.Dialogues;
import dev.deskhand.server.timer.Ring;
import dev.deskhand.server.timer.Timer;
import dev.deskhand.server.timer.TimerKind;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Hears the timers' alarms: notes each as due, and lets the conversation's own queue see to it.
 * What is to be forgotten does not wait for a connection that does not run; while one is on its way
 * back it does, for the visitor may have written meanwhile.
 */
public final class Bell {
    private final ConversationStore store;
    private final Dialogues dialogues;
    private final InstantSource clock;
    private final Queues queues;

    /** The conversations' own queues. */
    public interface Queues {
        /**
         * Lets the conversation do what it has to do.
         *
         * @return false if its connection does not run, so that nobody does it
         */
        boolean wake(long businessId, long conversationId);
    }

    public Bell(ConversationStore store, Dialogues dialogues, InstantSource clock, Queues queues) {
        this.store = store;
        this.dialogues = dialogues;
        this.clock = clock;
        this.queues = queues;
    }

    private record Rung(Ring ring, Optional<Conversation> conversation) {}

    /** An alarm has gone off. */
    public Ring ring(String alarm) {
        Rung rung = store.change(work -> note(work, alarm));
        if (rung.ring() instanceof Ring.Due(long business, long id, TimerKind kind)) {
            switch (kind) {
                case PATIENCE, FOLLOW_UP -> queues.wake(business, id);
                case CONTEXT -> rung.conversation().ifPresent(this::forget);
            }
        }
        return rung.ring();
    }

    private Rung note(ConversationWork work, String alarm) {
        Ring ring = work.timers().ring(alarm, clock.instant());
        return new Rung(
                ring, ring instanceof Ring.Due(_, long id, _) ? work.find(id) : Optional.empty());
    }

    private void forget(Conversation conversation) {
        // Of a version that was not asked for lately it is trained first: not in a transaction.
        Dialogue dialogue = dialogues.ofVersion(conversation.botVersion());
        long id = conversation.id();
        if (queues.wake(conversation.businessId(), id)) {
            return;
        }
        store.change(work -> {
            Optional<Conversation> found =
                    work.find(id)
                            .filter(_ ->
                                    work.timers().due(id).stream()
                                            .map(Timer::kind)
                                            .anyMatch(TimerKind.CONTEXT::equals));
            found.ifPresent(now -> {
                work.timers().cancel(id, TimerKind.CONTEXT);
                Contexts.lapse(work, now, dialogue, clock.instant());
            });
            return found.isPresent();
        });
    }
}
