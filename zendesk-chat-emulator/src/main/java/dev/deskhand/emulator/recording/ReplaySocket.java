package dev.deskhand.emulator.recording;

import dev.deskhand.emulator.stream.Wire;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client's socket onto a recording. Frames are taken one after the other; the lock is held while
 * the answers to one are written, so that they stay in order.
 */
public final class ReplaySocket {

    private static final Logger log = LoggerFactory.getLogger(ReplaySocket.class);
    private static final int NORMAL = 1000;

    private final Player player;
    private final Wire wire;
    private final ReentrantLock lock = new ReentrantLock();

    /** A socket that hears what was said on this one. */
    public ReplaySocket(List<Recording.Item> items, Wire wire) {
        this.player = new Player(items);
        this.wire = wire;
    }

    /** Says what was said before the client had asked for anything. */
    public void opened() {
        play(player::opened);
    }

    /** Takes one text frame. */
    public void received(String text) {
        play(() -> player.received(text));
    }

    private interface Play {

        Player.Turn take();
    }

    private void play(Play play) {
        lock.lock();
        try {
            Player.Turn turn = play.take();
            for (String frame : turn.frames()) {
                wire.send(frame);
            }
            if (turn.over()) {
                wire.close(NORMAL, "end of session");
            }
        } catch (IOException e) {
            log.debug("A socket went away while a frame was written", e);
        } finally {
            lock.unlock();
        }
    }
}
