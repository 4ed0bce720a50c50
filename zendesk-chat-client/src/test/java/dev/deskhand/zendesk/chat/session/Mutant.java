package dev.deskhand.zendesk.chat.session;

import static dev.deskhand.zendesk.chat.session.Promise.BACKOFF;
import static dev.deskhand.zendesk.chat.session.Promise.CLEAN_HEARTBEAT;
import static dev.deskhand.zendesk.chat.session.Promise.DEAD_SOCKET_NOTICED;
import static dev.deskhand.zendesk.chat.session.Promise.DELIVERED_ONCE_IN_ORDER;
import static dev.deskhand.zendesk.chat.session.Promise.FRESH_ADDRESS;
import static dev.deskhand.zendesk.chat.session.Promise.NEW_REQUEST_IDS;
import static dev.deskhand.zendesk.chat.session.Promise.NO_FIGHT;
import static dev.deskhand.zendesk.chat.session.Promise.OLD_SOCKETS_ARE_DUMB;
import static dev.deskhand.zendesk.chat.session.Promise.ONE_CONNECTION;
import static dev.deskhand.zendesk.chat.session.Promise.ONE_OUTCOME;
import static dev.deskhand.zendesk.chat.session.Promise.READY_ONCE;
import static dev.deskhand.zendesk.chat.session.Promise.RETRY_AFTER;
import static dev.deskhand.zendesk.chat.session.Promise.SENT_IN_ORDER;
import static dev.deskhand.zendesk.chat.session.Promise.SENT_ONCE;
import static dev.deskhand.zendesk.chat.session.Promise.SILENT_AFTER_A_PERSON;

/**
 * Deliberate bugs of the kind that such programs have had. Each is a change of one place of the
 * source; the simulation must find it, and name the promise that it breaks.
 */
enum Mutant {
    NO_FENCE(
            SILENT_AFTER_A_PERSON,
            "Requests",
            "return guard.getAsBoolean() ? Optional.empty() : Optional.of(\"The guard said no\");",
            "return Optional.empty();"),
    NO_DEDUPLICATION(
            DELIVERED_ONCE_IN_ORDER,
            "Traffic",
            "if (!watermark.knows(event)) {",
            "if (event != null) {"),
    WATERMARK_ONE_TOO_FAR(
            DELIVERED_ONCE_IN_ORDER,
            "GapFill",
            "return newest + 1;",
            "return Math.min(newest + 2, log.size());"),
    HELD_EVENTS_DROPPED(DELIVERED_ONCE_IN_ORDER, "GapFill", "held.add(event);", ""),
    HELD_EVENTS_FIRST(
            DELIVERED_ONCE_IN_ORDER, "GapFill", "events.addAll(held);", "events.addAll(0, held);"),
    WATERMARK_MOVES_BEFORE_DELIVERY(
            DELIVERED_ONCE_IN_ORDER,
            "Traffic",
            "gapFill.hold(event);",
            "watermark.mark(event); gapFill.hold(event);"),
    BACKOFF_RESET_ON_CONNECT(
            BACKOFF,
            "SessionProtocol",
            "phase = new Phase.Online(now);",
            "phase = new Phase.Online(now); recovery.forgetFailures();"),
    BACKOFF_WITHOUT_BOUND(BACKOFF, "Backoff", "(double) max.toNanos(),", "1e18,"),
    REUSED_REQUEST_ID(
            NEW_REQUEST_IDS, "Requests", "long id = ++lastId;", "long id = written.size() + 1;"),
    RECONNECTS_ON_A_TAKEN_SEAT(
            NO_FIGHT,
            "SessionProtocol",
            "if (isSeatTaken(reason)) {",
            "if (reason.equals(\"never\")) {"),
    HEARTBEAT_CARRIED_OVER(
            CLEAN_HEARTBEAT,
            "Traffic",
            "heartbeat.startClean(now);",
            "if (number == 1) { heartbeat.startClean(now); }"),
    NO_READ_DEADLINE(
            DEAD_SOCKET_NOTICED,
            "Heartbeat",
            "if (silent && now - next < interval / 2) {",
            "if (silent && interval < 0) {"),
    UNCERTAIN_SEND_REPEATED_UNREAD(
            SENT_ONCE,
            "Sends",
            "sending.stage = Stage.UNCERTAIN;",
            "sending.stage = Stage.QUEUED;"),
    SHORT_LOG_TAKEN_FOR_WHOLE(
            SENT_ONCE,
            "LogRead",
            "return reachesBack ? Look.NOT_THERE : Look.DEEPER;",
            "return Look.NOT_THERE;"),
    LAST_SEND_FIRST(
            SENT_IN_ORDER,
            "Sends",
            "Sending head = queue.element();",
            "Sending head = queue.peekLast();"),
    RETRY_AFTER_IGNORED_AT_START(
            RETRY_AFTER,
            "Recovery",
            "return bounded.plus(backoff.next());",
            "return backoff.next();"),
    RETRY_AFTER_IGNORED_FOR_SENDS(
            RETRY_AFTER, "Sends", "retryAfter.orElse(PAUSE).toNanos()", "PAUSE.toNanos()"),
    LATE_FRAMES_ACCEPTED(
            OLD_SOCKETS_ARE_DUMB,
            "Traffic",
            "return open && number == socket;",
            "return open && number > 0;"),
    LATE_SESSION_START_ACCEPTED(
            OLD_SOCKETS_ARE_DUMB,
            "SessionProtocol",
            "if (number == attempt && phase instanceof Phase.Starting) {",
            "if (phase instanceof Phase.Starting) {"),
    SOCKET_LEFT_OPEN(
            ONE_CONNECTION,
            "SessionProtocol",
            "if (open || phase instanceof Phase.Connecting) {",
            "if (open) {"),
    READY_TWICE(
            READY_ONCE,
            "Traffic",
            "agent = Optional.of(found);",
            "agent = Optional.of(found); line.ready(found, Gap.PARTLY_FILLED, now);"),
    DEAD_ADDRESS_REDIALLED_FOR_EVER(
            FRESH_ADDRESS,
            "Recovery",
            "return triesOnUrl >= settings.triesPerUrl();",
            "return false;"),
    UNWRITTEN_REQUESTS_FORGOTTEN(
            ONE_OUTCOME,
            "Requests",
            "waiting.forEach(pending -> done.add(new Done(pending.asker(), unwritten)));",
            "");

    final Promise breaks;

    /** The class whose source is changed. */
    final String where;

    final String original;
    final String bug;

    Mutant(Promise breaks, String where, String original, String bug) {
        this.breaks = breaks;
        this.where = where;
        this.original = original;
        this.bug = bug;
    }
}
