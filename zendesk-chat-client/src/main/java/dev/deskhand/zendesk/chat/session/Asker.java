package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.operation.Operation;

/** Who waits for the answer to a request. */
sealed interface Asker {

    /** A caller, by the number that it gave. */
    record Caller(long request) implements Asker {}

    /** The set-up of the present socket. */
    record SettingUp() implements Asker {}

    /** The gap fill of the present socket. */
    record FillingGap() implements Asker {}

    /**
     * A reliable send.
     *
     * @param write which writing of it, from 1
     */
    record Sending(long send, int write) implements Asker {}

    /** The log read that settles uncertain sends. */
    record Settling() implements Asker {}

    /** A subscription of the caller's own, by its number. */
    record Subscribing(long subscription, Operation<String> operation) implements Asker {}

    /** Nobody: the answer changes nothing. */
    record Nobody() implements Asker {}
}
