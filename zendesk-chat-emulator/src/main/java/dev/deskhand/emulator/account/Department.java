package dev.deskhand.emulator.account;

import java.util.List;

/**
 * A group of agents that chats can be sent to.
 *
 * @param agents ids of its members, in the order they were given
 */
public record Department(String id, String name, List<String> agents) {

    public Department {
        agents = List.copyOf(agents);
    }
}
