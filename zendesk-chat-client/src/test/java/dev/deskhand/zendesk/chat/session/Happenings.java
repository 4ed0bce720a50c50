package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.session.SimulatedService.Chat;
import dev.deskhand.zendesk.chat.session.SimulatedService.Entry;
import dev.deskhand.zendesk.chat.session.SimulatedService.Kind;

/** What visitors, people, callers and fate do in a schedule. */
final class Happenings {

    /** No log grows beyond what the client reads at most, with room for the bot's own messages. */
    private static final int MOST_ENTRIES = 40;

    private static final int MOST_CHATS = 4;

    private final SessionSimulation simulation;
    private final SimulatedNetwork network;
    private int words;

    Happenings(SessionSimulation simulation, SimulatedNetwork network) {
        this.simulation = simulation;
        this.network = network;
    }

    void next() {
        int dice = simulation.random.nextInt(100);
        if (dice < 35) {
            visitorWrites();
        } else if (dice < 40) {
            person();
        } else if (dice < 58) {
            simulation.send();
        } else if (dice < 64) {
            simulation.submit();
        } else if (dice < 66) {
            simulation.subscribe();
        } else if (dice < 69) {
            newChat();
        } else if (dice < 73) {
            replay();
        } else if (dice < 76) {
            network.rubbish();
        } else if (dice < 80) {
            // Means nothing while the session needs nobody, as during a start-up.
            simulation.resume();
        } else if (simulation.trouble > 0) {
            trouble(dice);
        }
    }

    void visitorWrites() {
        Chat chat = simulation.anyChat();
        for (int i = 1 + simulation.random.nextInt(6); i > 0; i--) {
            says(chat, Kind.MESSAGE, "V");
        }
    }

    private void says(Chat chat, Kind kind, String from) {
        if (chat.log.size() < MOST_ENTRIES) {
            simulation.service.happens(chat, kind, from, from + " says " + ++words, "");
        }
    }

    /** A person joins, or speaks without joining (which Zendesk's dashboard makes a joining). */
    private void person() {
        Chat chat = simulation.anyChat();
        if (!simulation.wasOnline()) {
            return;
        }
        boolean joins = simulation.random.nextBoolean();
        chat.person = true;
        says(chat, joins ? Kind.JOIN : Kind.MESSAGE, "H");
    }

    private void newChat() {
        if (simulation.service.chats.size() < MOST_CHATS && simulation.wasOnline()) {
            Chat chat = simulation.service.newChat();
            says(chat, Kind.JOIN, "V");
            says(chat, Kind.MESSAGE, "V");
        }
    }

    /** The service tells old news again, one or all of it. */
    private void replay() {
        Chat chat = simulation.anyChat();
        boolean all = simulation.random.nextBoolean();
        for (int i = chat.baseline; i < chat.log.size(); i++) {
            Entry entry = chat.log.get(i);
            if (all || simulation.random.nextInt(4) == 0) {
                network.live(entry.kind() == Kind.JOIN, simulation.service.replay(chat, entry));
            }
        }
    }

    private void trouble(int dice) {
        switch (dice % 8) {
            case 0, 1 -> network.drop();
            case 2 -> network.halfOpen();
            case 3 ->
                    simulation.pause(
                            (simulation.random.nextInt(3) == 0 ? 90 : 5)
                                    * SessionSimulation.SECOND);
            case 4 -> network.endSession("maintenance");
            case 5 -> network.endSession("concurrent session limit reached");
            case 6 -> network.maintenance();
            default -> network.revokeToken();
        }
    }
}
