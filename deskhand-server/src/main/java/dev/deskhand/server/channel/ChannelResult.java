package dev.deskhand.server.channel;

import java.time.Duration;

/** What became of something that was to be done in a channel. */
public sealed interface ChannelResult {
    /** The channel has confirmed it. */
    record Done() implements ChannelResult {}

    /** The fence was up when it was about to be written: nothing was. */
    record Withheld() implements ChannelResult {}

    /** The channel did nothing, since another agent serves the visitor. */
    record AnotherAgentServes() implements ChannelResult {}

    /**
     * The channel refused it for good; asking again would not help.
     *
     * @param reason the channel's words, for the operator
     */
    record Refused(String reason) implements ChannelResult {}

    /** It was not written, since there is no connection; it can be tried again later. */
    record NotConnected() implements ChannelResult {}

    /**
     * The channel did nothing, since it wants fewer requests; it can be asked again later.
     *
     * @param pause how long to leave it alone
     */
    record TooSoon(Duration pause) implements ChannelResult {}

    /** It may have been done or not; read the channel before trying again. */
    record Unknown(String reason) implements ChannelResult {}
}
