package dev.deskhand.server.http;

import java.net.URI;

/**
 * What whoever tries the demo needs to know. Not for a server with real data: it is shown to
 * everybody.
 *
 * @param visitor the shop's page with the chat widget
 * @param desk where a person answers as an agent
 * @param dashboard the emulated Zendesk account
 * @param email signs in to the console, with {@code password}
 */
public record DemoInfo(URI visitor, URI desk, URI dashboard, String email, String password) {}
