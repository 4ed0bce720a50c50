package dev.deskhand.emulator.account;

import java.time.Duration;
import java.util.function.Consumer;

/** Ends visits without a word. Guarded by the account's lock. */
final class IdleWatch {

    private final Guard guard;
    private final Rules rules;
    private final Chats chats;
    private final Consumer<Channel> end;

    /** The watch of these chats; {@code end} ends the visit of one. */
    IdleWatch(Guard guard, Rules rules, Chats chats, Consumer<Channel> end) {
        this.guard = guard;
        this.rules = rules;
        this.chats = chats;
        this.end = end;
    }

    /** The visitor has done something. */
    void note(Channel channel) {
        channel.visitorActive = rules.time().nanos();
    }

    /** A visit begins, or its limit is another than before. */
    void begin(Channel channel) {
        watch(channel, Duration.ZERO);
    }

    private void watch(Channel channel, Duration left) {
        if (channel.idleTimer != null) {
            channel.idleTimer.cancel();
        }
        channel.idleTimer = rules.time().schedule(left, () -> guard.read(() -> endIfIdle(channel)));
    }

    private boolean endIfIdle(Channel channel) {
        Visitor visitor = chats.presentVisitor(channel);
        if (visitor == null) {
            return false;
        }
        Duration silent = Duration.ofNanos(rules.time().nanos() - channel.visitorActive);
        Duration left = limit(visitor).minus(silent);
        if (left.isPositive()) {
            watch(channel, left);
            return false;
        }
        guard.change(() -> end.accept(channel));
        return true;
    }

    private Duration limit(Visitor visitor) {
        return visitor.details().sdk() == Visitor.Sdk.MOBILE
                ? rules.settings().mobileIdle()
                : rules.settings().idle();
    }
}
