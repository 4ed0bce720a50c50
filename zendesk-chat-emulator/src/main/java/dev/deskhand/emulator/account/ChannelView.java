package dev.deskhand.emulator.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel at one moment.
 *
 * @param visitorId empty for a chat among agents
 * @param agents ids of the agents who are in it
 * @param listeners ids of those who only receive
 * @param typing ids of the agents who are typing
 * @param waiting its department was asked to serve it and nobody of it has
 * @param assigned in assigned routing, the agent whose turn it is to serve
 * @param last the last message, null when nobody has written
 * @param unread visitor's messages since an agent last wrote
 */
public record ChannelView(
        String id,
        String visitorId,
        @Nullable String departmentId,
        ChannelState state,
        List<String> agents,
        List<String> listeners,
        List<String> tags,
        List<String> typing,
        boolean waiting,
        @Nullable String assigned,
        LogEntry.@Nullable Message last,
        int unread) {}
