package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.ChatEvent;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps what it is told, for a test to wait for. */
final class RecordingListener implements SessionListener {

    private final BlockingQueue<ChatEvent> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<SessionState> states = new LinkedBlockingQueue<>();

    @Override
    public void onEvent(ChatEvent event) {
        events.add(event);
    }

    @Override
    public void onState(SessionState state) {
        states.add(state);
    }

    ChatEvent takeEvent() throws InterruptedException {
        return orFail(events.poll(5, TimeUnit.SECONDS), "event");
    }

    SessionState takeState() throws InterruptedException {
        return orFail(states.poll(5, TimeUnit.SECONDS), "state");
    }

    /** Skips states until one of this type comes. */
    <S extends SessionState> S awaitState(Class<S> type) throws InterruptedException {
        SessionState state = takeState();
        while (!type.isInstance(state)) {
            state = takeState();
        }
        return type.cast(state);
    }

    private static <T> T orFail(@Nullable T found, String what) {
        if (found == null) {
            throw new AssertionError("No " + what + " came within five seconds");
        }
        return found;
    }
}
