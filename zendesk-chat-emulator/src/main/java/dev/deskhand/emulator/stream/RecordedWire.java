package dev.deskhand.emulator.stream;

import dev.deskhand.emulator.recording.Recorder;
import java.io.IOException;

/**
 * A wire whose frames are recorded as they leave; just before, for an answer to a frame must not
 * stand ahead of it.
 */
record RecordedWire(Wire wire, Recorder.Tape tape) implements Wire {

    @Override
    public void send(String frame) throws IOException {
        tape.out(frame);
        wire.send(frame);
    }

    @Override
    public void close(int code, String reason) {
        wire.close(code, reason);
    }

    @Override
    public void cut() {
        wire.cut();
    }

    @Override
    public void hold() {
        wire.hold();
    }
}
