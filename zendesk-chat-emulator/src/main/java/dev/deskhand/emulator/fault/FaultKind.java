package dev.deskhand.emulator.fault;

import static dev.deskhand.emulator.fault.Place.DIAL;
import static dev.deskhand.emulator.fault.Place.EVENT;
import static dev.deskhand.emulator.fault.Place.HTTP;
import static dev.deskhand.emulator.fault.Place.REPLY;
import static dev.deskhand.emulator.fault.Place.REQUEST;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The menu: every fault there is, its fields, and where it can and usually does strike. */
public enum FaultKind {
    DROP_SOCKET(
            "Cuts the connection without a close frame.",
            Onset.AT_ONCE,
            EnumSet.of(REQUEST, EVENT),
            EnumSet.of(REQUEST, EVENT),
            Field.word(
                    "moment",
                    "When it is cut. Left out: now, or with an operation after_request_before_reply, for events after_event.",
                    null,
                    Arrays.stream(Fault.DropSocket.Moment.values())
                            .map(Fault.DropSocket.Moment::word)
                            .toList())),
    HALF_OPEN(
            "From then on nothing is read or written, and the connection stays open.",
            Onset.AT_ONCE,
            EnumSet.of(REQUEST, REPLY, EVENT),
            EnumSet.of(REQUEST, REPLY, EVENT)),
    DELAY(
            "A frame or answer is late, and what is behind it waits.",
            Onset.WAITS,
            EnumSet.of(REQUEST, REPLY, EVENT, HTTP),
            EnumSet.of(REPLY, EVENT),
            Field.number("ms", "How late.", 2_000L, 1, Limits.LONGEST_MILLIS)),
    DUPLICATE(
            "A frame comes twice.",
            Onset.WAITS,
            EnumSet.of(REPLY, EVENT),
            EnumSet.of(EVENT),
            Field.number(
                    "again_after_ms", "How long after the first.", 0L, 0, Limits.LONGEST_MILLIS)),
    REORDER(
            "A frame lets the next one of its sort go first.",
            Onset.WAITS,
            EnumSet.of(REPLY, EVENT),
            EnumSet.of(EVENT),
            Field.number(
                    "within_ms",
                    "It goes after this time even if no other has come.",
                    2_000L,
                    1,
                    Limits.LONGEST_MILLIS)),
    REPLAY_HISTORY(
            "Every message of every channel the agent may see comes as an event again, after the reply to a subscription unless told otherwise.",
            Onset.WAITS,
            EnumSet.of(REPLY, EVENT),
            EnumSet.of(REPLY)),
    END_OF_SESSION(
            "The session ends with EOS; the client has to start another.",
            Onset.AT_ONCE,
            EnumSet.of(REQUEST, EVENT),
            EnumSet.of(REQUEST),
            Field.text("reason", "The reason EOS gives.", "end of service")),
    TOO_MANY_REQUESTS(
            "429, and nothing is carried out: over HTTP with Retry-After, over a socket with errorCode 429.",
            Onset.WAITS,
            EnumSet.of(REQUEST, HTTP, DIAL),
            EnumSet.of(REQUEST, HTTP),
            Field.number(
                    "retry_after_s",
                    "Seconds after which to ask again.",
                    2L,
                    0,
                    Limits.LONGEST_SECONDS)),
    SERVER_ERROR(
            "A failure of the service, and nothing is carried out: over HTTP the status, over a socket errorCode.",
            Onset.WAITS,
            EnumSet.of(REQUEST, HTTP, DIAL),
            EnumSet.of(REQUEST, HTTP),
            Field.number("status", "The status.", 503L, 500, 599)),
    MALFORMED_JSON(
            "A frame that is no JSON comes ahead of the true one; over HTTP the answer is cut in half.",
            Onset.WAITS,
            EnumSet.of(REPLY, EVENT, HTTP),
            EnumSet.of(REPLY, EVENT),
            Field.flag("instead", "The true frame is lost.", false)),
    UNKNOWN_SIG(
            "A signal nobody knows comes ahead of a frame.",
            Onset.WAITS,
            EnumSet.of(REPLY, EVENT),
            EnumSet.of(REPLY, EVENT),
            Field.text("sig", "Its name.", "HICCUP")),
    OVERSIZED_FRAME(
            "A huge signal nobody knows comes ahead of a frame.",
            Onset.WAITS,
            EnumSet.of(REPLY, EVENT),
            EnumSet.of(REPLY, EVENT),
            Field.number("bytes", "Its size.", 2_000_000L, 100, Limits.LARGEST_FRAME)),
    REFUSE_TOKEN(
            "A good token is answered as if it were unknown; it stays good.",
            Onset.WAITS,
            EnumSet.of(HTTP),
            EnumSet.of(HTTP)),
    REVOKE_TOKEN(
            "All tokens of the agent are revoked and the sessions they opened end; a new consent is needed.",
            Onset.AT_ONCE,
            EnumSet.of(REQUEST, EVENT, HTTP),
            EnumSet.of(REQUEST)),
    DEPARTMENT_OFFLINE(
            "When transferToDepartment arrives, everyone of that department goes away first.",
            Onset.WAITS,
            EnumSet.of(REQUEST),
            EnumSet.of(REQUEST)),
    REFUSE_REQUEST(
            "A request is answered with a GraphQL error, and nothing is carried out.",
            Onset.WAITS,
            EnumSet.of(REQUEST),
            EnumSet.of(REQUEST),
            Field.text("message", "The error's words.", "The request was refused.")),
    REFUSE_TRANSFER(
            "transferToDepartment and inviteAgent are refused; nothing changes.",
            Onset.WAITS,
            EnumSet.of(REQUEST),
            EnumSet.of(REQUEST)),
    SECOND_SESSION(
            "Somebody else starts a session with the agent's token; the older one ends as the session limit demands.",
            Onset.AT_ONCE,
            EnumSet.of(REQUEST, EVENT),
            EnumSet.of(REQUEST)),
    MAINTENANCE(
            "All sockets are closed, and everything but the control API answers 503 until it is over.",
            Onset.AT_ONCE,
            EnumSet.of(REQUEST, EVENT, HTTP),
            EnumSet.of(REQUEST),
            Field.number("for_ms", "How long it takes.", 60_000L, 1, Limits.LONGEST_MILLIS)),
    SLOW(
            "Every frame and answer takes longer, until it is removed.",
            Onset.WAITS,
            EnumSet.of(REQUEST, REPLY, EVENT, HTTP),
            EnumSet.of(REPLY, EVENT, HTTP),
            Field.number("ms", "How much longer.", 500L, 1, Limits.LONGEST_MILLIS));

    /** When a rule that says nothing of the matter begins. */
    enum Onset {
        AT_ONCE,
        WAITS
    }

    /** Bounds that keep a rule from hurting the emulator itself. */
    static final class Limits {

        static final long LONGEST_MILLIS = 86_400_000;
        static final long LONGEST_SECONDS = 86_400;
        static final long LARGEST_FRAME = 50_000_000;

        private Limits() {}
    }

    private final String effect;
    private final Onset onset;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that cannot be changed
    private final Set<Place> places;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that cannot be changed
    private final Set<Place> usualPlaces;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that cannot be changed
    private final List<Field> fields;

    FaultKind(
            String effect,
            Onset onset,
            Set<Place> places,
            Set<Place> usualPlaces,
            Field... fields) {
        this.effect = effect;
        this.onset = onset;
        this.places = Set.copyOf(places);
        this.usualPlaces = Set.copyOf(usualPlaces);
        this.fields = List.of(fields);
    }

    /** As the control API calls it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it does, in a sentence. */
    public String effect() {
        return effect;
    }

    /** The fields that are its own. */
    public List<Field> fields() {
        return fields;
    }

    /** Whether a rule that says nothing of the matter strikes the moment it is added. */
    public boolean actsAtOnce() {
        return onset == Onset.AT_ONCE;
    }

    /** Where it can strike. */
    Set<Place> places() {
        return places;
    }

    /** Where it strikes when the rule does not say. */
    Set<Place> usualPlaces() {
        return usualPlaces;
    }

    /** The words for the places it can strike at. */
    public List<String> placeWords() {
        return places.stream().sorted().map(Place::word).toList();
    }

    /** Operations it waits for when the rule names none; empty for any. */
    Set<String> usualOperations() {
        return switch (this) {
            case REPLAY_HISTORY -> Set.of("message");
            case DEPARTMENT_OFFLINE -> Set.of("transferToDepartment");
            case REFUSE_TRANSFER -> Set.of("transferToDepartment", "inviteAgent");
            case DROP_SOCKET,
                    HALF_OPEN,
                    DELAY,
                    DUPLICATE,
                    REORDER,
                    END_OF_SESSION,
                    TOO_MANY_REQUESTS,
                    SERVER_ERROR,
                    MALFORMED_JSON,
                    UNKNOWN_SIG,
                    OVERSIZED_FRAME,
                    REFUSE_TOKEN,
                    REVOKE_TOKEN,
                    REFUSE_REQUEST,
                    SECOND_SESSION,
                    MAINTENANCE,
                    SLOW ->
                    Set.of();
        };
    }
}
