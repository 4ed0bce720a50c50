package dev.deskhand.emulator.stream;

import dev.deskhand.emulator.fault.Fault;
import dev.deskhand.emulator.fault.Place;
import dev.deskhand.emulator.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last step of a frame on its way out, where faults strike. For the writer of one socket alone;
 * only {@link #silence} may be called by anyone.
 */
final class Outlet {

    /** What the outlet asks of the queue before it. */
    interface Queue {

        /** Sends a frame after this time, come what may. */
        void later(Duration after, Leaving frame);

        /** Lets go of a held-back frame after this time. */
        void release(Duration after, Leaving frame);

        /** Sends the whole history as events. */
        void replayHistory();
    }

    private final Wire wire;
    private final @Nullable SocketFaults faults;
    private final Queue queue;

    /** Frames that let another of their sort go first. */
    private final Map<Place, Leaving> heldBack = new EnumMap<>(Place.class);

    private volatile boolean silent;

    Outlet(Wire wire, @Nullable SocketFaults faults, Queue queue) {
        this.wire = wire;
        this.faults = faults;
        this.queue = queue;
    }

    /** From now on nothing is written; the connection stays. */
    void silence() {
        silent = true;
    }

    boolean silent() {
        return silent;
    }

    /** Sends a frame unless a fault has it otherwise; false if the socket was cut. */
    boolean send(Leaving frame) throws IOException, InterruptedException {
        SocketFaults present = faults;
        if (silent || present == null || frame.operations().isEmpty()) {
            inOrder(frame);
            return true;
        }
        List<Fault> strikes = present.at(frame.place(), frame.operations());
        if (strikes.isEmpty()) {
            inOrder(frame);
            return true;
        }
        return sendUnder(strikes, frame, present);
    }

    private boolean sendUnder(List<Fault> strikes, Leaving frame, SocketFaults struck)
            throws IOException, InterruptedException {
        for (Fault fault : strikes) {
            before(fault, frame, struck);
        }
        if (cuts(strikes, Fault.DropSocket.Moment.BEFORE_EVENT)) {
            wire.cut();
            return false;
        }
        boolean lost =
                strikes.stream().anyMatch(f -> f instanceof Fault.MalformedJson m && m.instead());
        Fault.Reorder reorder =
                strikes.stream()
                        .filter(Fault.Reorder.class::isInstance)
                        .map(Fault.Reorder.class::cast)
                        .findFirst()
                        .orElse(null);
        if (reorder != null && !lost && !heldBack.containsKey(frame.place())) {
            heldBack.put(frame.place(), frame);
            queue.release(reorder.within(), frame);
        } else if (!lost) {
            inOrder(frame);
        }
        if (cuts(strikes, Fault.DropSocket.Moment.AFTER_EVENT)) {
            wire.cut();
            return false;
        }
        for (Fault fault : strikes) {
            after(fault, frame);
        }
        return true;
    }

    private static boolean cuts(List<Fault> strikes, Fault.DropSocket.Moment moment) {
        return strikes.stream()
                .anyMatch(fault ->
                        fault instanceof Fault.DropSocket drop
                                && (drop.moment() == moment
                                        || (drop.moment() == Fault.DropSocket.Moment.NOW
                                                && moment
                                                        == Fault.DropSocket.Moment.BEFORE_EVENT)));
    }

    private void before(Fault fault, Leaving frame, SocketFaults struck)
            throws IOException, InterruptedException {
        switch (fault) {
            case Fault.Delay delay -> struck.pause(delay.time());
            case Fault.Slow slow -> struck.pause(slow.each());
            case Fault.MalformedJson _ -> write(half(frame.text()));
            case Fault.UnknownSig unknown -> write(Json.write(Map.of("sig", unknown.sig())));
            case Fault.OversizedFrame huge -> write(oversized(huge.bytes()));
            case Fault.HalfOpen _ -> {
                silence();
                wire.hold();
            }
            case Fault.EndOfSession end -> struck.endSession(end.reason());
            case Fault.RevokeToken _ -> struck.revokeTokens();
            case Fault.SecondSession _ -> struck.secondSession();
            case Fault.Maintenance _ -> struck.maintenance();
            case Fault.DropSocket _,
                    Fault.Duplicate _,
                    Fault.Reorder _,
                    Fault.ReplayHistory _,
                    Fault.TooManyRequests _,
                    Fault.ServerError _,
                    Fault.RefuseToken _,
                    Fault.DepartmentOffline _,
                    Fault.RefuseRequest _,
                    Fault.RefuseTransfer _ -> {}
        }
    }

    private void after(Fault fault, Leaving frame) throws IOException {
        if (fault instanceof Fault.Duplicate duplicate) {
            if (duplicate.later().isZero()) {
                write(frame.text());
            } else {
                queue.later(duplicate.later(), frame);
            }
        } else if (fault instanceof Fault.ReplayHistory) {
            queue.replayHistory();
        }
    }

    /** Sends a frame, and behind it the one that let it go first. */
    private void inOrder(Leaving frame) throws IOException {
        write(frame.text());
        Leaving behind = heldBack.remove(frame.place());
        if (behind != null) {
            write(behind.text());
        }
    }

    /** Sends a frame as it is. */
    void plainly(Leaving frame) throws IOException {
        write(frame.text());
    }

    /** Lets a frame go that was held back, unless it went already. */
    void release(Leaving frame) throws IOException {
        if (heldBack.remove(frame.place(), frame)) {
            write(frame.text());
        }
    }

    /** Lets everything go that is held back. */
    void releaseAll() throws IOException {
        for (Leaving frame : List.copyOf(heldBack.values())) {
            release(frame);
        }
    }

    private void write(String text) throws IOException {
        if (!silent) {
            wire.send(text);
        }
    }

    private static String half(String text) {
        return text.substring(
                0, text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2));
    }

    private static String oversized(int bytes) {
        String frame = "{\"sig\":\"OVERSIZED\",\"payload\":\"%s\"}";
        return frame.formatted("x".repeat(Math.max(1, bytes - frame.length() + 2)));
    }
}
