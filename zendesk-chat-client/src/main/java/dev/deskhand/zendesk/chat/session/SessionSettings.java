package dev.deskhand.zendesk.chat.session;

import java.net.URI;
import java.time.Duration;

/**
 * How a session behaves.
 *
 * @param graphqlEndpoint where sessions are started
 * @param pingInterval time between two heartbeats. Public programs use 5 to 60 s; the true idle
 *     limit is not documented. A silent connection is given up after at most two intervals
 * @param requestTimeout how long to wait for the answer to a request that was written
 * @param connectTimeout how long the session start, and then the opening of the socket, may take
 * @param gapFill whether and how what happened without a connection is made up for
 */
public record SessionSettings(
        URI graphqlEndpoint,
        Duration pingInterval,
        Duration requestTimeout,
        Duration connectTimeout,
        ReconnectSettings reconnect,
        GapFillSettings gapFill) {

    public SessionSettings {
        requirePositive("pingInterval", pingInterval);
        requirePositive("requestTimeout", requestTimeout);
        requirePositive("connectTimeout", connectTimeout);
    }

    /**
     * Zendesk's own endpoint, 5 s between heartbeats as in its sample program, 10 s for an answer,
     * 15 s to connect.
     */
    public static SessionSettings defaults() {
        return new SessionSettings(
                URI.create("https://chat-api.zopim.com/graphql/request"),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(15),
                ReconnectSettings.defaults(),
                GapFillSettings.defaults());
    }

    /** The same with sessions started elsewhere, say at an emulator. */
    public SessionSettings withGraphqlEndpoint(URI endpoint) {
        return new SessionSettings(
                endpoint, pingInterval, requestTimeout, connectTimeout, reconnect, gapFill);
    }

    /** The same with another time between heartbeats, longer than zero. */
    public SessionSettings withPingInterval(Duration interval) {
        return new SessionSettings(
                graphqlEndpoint, interval, requestTimeout, connectTimeout, reconnect, gapFill);
    }

    /** The same with another limit for the wait for an answer, longer than zero. */
    public SessionSettings withRequestTimeout(Duration timeout) {
        return new SessionSettings(
                graphqlEndpoint, pingInterval, timeout, connectTimeout, reconnect, gapFill);
    }

    /** The same with another limit for each step of connecting, longer than zero. */
    public SessionSettings withConnectTimeout(Duration timeout) {
        return new SessionSettings(
                graphqlEndpoint, pingInterval, requestTimeout, timeout, reconnect, gapFill);
    }

    /** The same with another way of coming back after a failure. */
    public SessionSettings withReconnect(ReconnectSettings other) {
        return new SessionSettings(
                graphqlEndpoint, pingInterval, requestTimeout, connectTimeout, other, gapFill);
    }

    /** The same with another way to make up for what happened without a connection. */
    public SessionSettings withGapFill(GapFillSettings other) {
        return new SessionSettings(
                graphqlEndpoint, pingInterval, requestTimeout, connectTimeout, reconnect, other);
    }

    static void requirePositive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(name + " must be longer than zero, not " + duration);
        }
    }
}
