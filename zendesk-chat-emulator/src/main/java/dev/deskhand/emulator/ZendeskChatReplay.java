package dev.deskhand.emulator;

import dev.deskhand.emulator.http.ReplayServer;
import dev.deskhand.emulator.recording.Recording;
import java.net.URI;
import java.nio.file.Path;

/** A recording on a port, for a client that is to meet the same course of things again. */
public final class ZendeskChatReplay implements AutoCloseable {

    private final ReplayServer server;

    private ZendeskChatReplay(ReplayServer server) {
        this.server = server;
    }

    /**
     * Starts playing what {@link EmulatorOptions#withRecording} wrote.
     *
     * @param port of 127.0.0.1; 0 picks a free one
     * @throws EmulatorStartException if the file holds no recording
     */
    public static ZendeskChatReplay start(Path recording, int port) {
        try {
            return new ZendeskChatReplay(ReplayServer.start(Recording.read(recording), port));
        } catch (Recording.Unusable e) {
            throw new EmulatorStartException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Where it listens, such as {@code http://127.0.0.1:8090}. */
    public URI address() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
    }
}
