package dev.deskhand.app.chaos;

import java.time.Instant;
import java.util.List;

/**
 * What was seen of the connection while the visitors wrote.
 *
 * @param glances about one a second
 * @param strikes the emulator's log of faults
 * @param frames what passed over the bot's sockets, in the order of the recording
 * @param deeds what the run itself did to the server: killed, started, authorised
 */
record Watch(List<Glance> glances, List<Strike> strikes, List<Frame> frames, List<Deed> deeds) {
    Watch {
        glances = List.copyOf(glances);
        strikes = List.copyOf(strikes);
        frames = List.copyOf(frames);
        deeds = List.copyOf(deeds);
    }

    /**
     * The connection at one moment, from both sides.
     *
     * @param state what the server shows, {@code online}; empty when the server did not answer
     * @param since when it says that this state began; the epoch when it did not answer
     * @param cause its words for people
     * @param nextStep what it says is to be done
     * @param served whether the emulator has a session of the bot with an open socket
     */
    record Glance(
            Instant at,
            String state,
            Instant since,
            String cause,
            String nextStep,
            boolean served) {}

    /** A fault that struck. */
    record Strike(Instant at, String fault, String operation) {}

    /**
     * A frame of a socket.
     *
     * @param socket counts up from 1 in the order in which they opened
     * @param acts whether it asks for something that a visitor would notice
     */
    record Frame(long number, Instant at, int socket, boolean fromServer, boolean acts) {}

    /** Something that was done to the server. */
    record Deed(Instant at, String what) {}
}
