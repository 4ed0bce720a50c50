package dev.deskhand.emulator.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of agents that chats can be sent to.
 *
 * @param agents ids of its members, in the order they were given
 * @param operatingHours its own, null for the account's
 */
public record Department(
        String id, String name, List<String> agents, @Nullable OperatingHours operatingHours) {

    public Department {
        agents = List.copyOf(agents);
    }
}
