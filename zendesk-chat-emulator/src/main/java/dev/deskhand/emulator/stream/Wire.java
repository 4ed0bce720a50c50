package dev.deskhand.emulator.stream;

import java.io.IOException;

/** An open WebSocket, as far as frames are concerned. */
public interface Wire {

    /** Writes one text frame and waits until it is out. */
    void send(String frame) throws IOException;

    /**
     * Starts the closing handshake and waits a moment for it to be out; safe to call more than
     * once.
     */
    void close(int code, String reason);

    /** Cuts the connection without a word. */
    void cut();

    /** Keeps the connection however long nothing passes over it. */
    void hold();
}
