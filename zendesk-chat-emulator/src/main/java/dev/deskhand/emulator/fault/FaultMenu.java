package dev.deskhand.emulator.fault;

import dev.deskhand.emulator.fault.Fault.DropSocket.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Turns what somebody asks for into a rule, filling in what was left out. */
public final class FaultMenu {

    /** Root fields of subscriptions: what events are named after. */
    private static final Set<String> SUBSCRIPTIONS = Set.of("message", "chatActivity");

    private static final List<Field> WHEN =
            List.of(
                    Field.flag(
                            "once", "Strikes once; what a rule does that says nothing else.", null),
                    Field.number("count", "Strikes so many times.", null, 1, 1_000_000),
                    Field.number(
                            "for_ms",
                            "Strikes for so long, by the emulator's clock.",
                            null,
                            1,
                            FaultKind.Limits.LONGEST_MILLIS),
                    Field.fraction("probability", "Strikes on each occasion with this chance."),
                    Field.text(
                            "operation",
                            "Waits for this root field of a document (message and chatActivity for events), PING, connect, token, or the last part of a REST path.",
                            null),
                    Field.text("agent", "Only this agent's id.", null),
                    Field.word(
                            "direction",
                            "Only what comes in to the emulator, or goes out.",
                            null,
                            List.of("in", "out")),
                    Field.word(
                            "at",
                            "Only there, of the places the fault can strike at.",
                            null,
                            Arrays.stream(Place.values()).map(Place::word).toList()),
                    Field.number(
                            "seed",
                            "Of the chance; drawn and shown where it is not given.",
                            null,
                            0,
                            1L << 53));

    private FaultMenu() {}

    /** The fields any fault may have. */
    public static List<Field> fields() {
        return WHEN;
    }

    /**
     * Reads a rule.
     *
     * @param form names and values as JSON has them
     * @param seeds where the seed comes from that is not given
     * @throws BadRule for an unknown fault or field, or a value that will not do
     */
    public static FaultRule read(Map<String, ?> form, RandomGenerator seeds) {
        FaultKind kind = kind(form.get("fault"));
        List<Field> known = new ArrayList<>(kind.fields());
        WHEN.stream()
                .filter(field -> kind.fields().stream().noneMatch(f -> named(f, field.name())))
                .forEach(known::add);
        FaultForm values = new FaultForm(kind.word(), form, known);
        Set<String> operations = operations(kind, values);
        Fault fault = fault(kind, values);
        boolean narrowed =
                values.given("operation")
                        || values.given("at")
                        || values.given("direction")
                        || values.given("count")
                        || values.given("probability")
                        || (values.given("for_ms") && kind != FaultKind.MAINTENANCE);
        boolean atOnce = !narrowed && kind.actsAtOnce();
        if (fault instanceof Fault.DropSocket drop) {
            atOnce = drop.moment() == Moment.NOW;
        }
        return new FaultRule(
                fault,
                new FaultRule.Scope(
                        places(fault, values), operations, values.text("agent"), atOnce),
                trigger(kind, values),
                values.given("seed") ? values.number("seed") : seeds.nextInt(Integer.MAX_VALUE));
    }

    private static boolean named(Field field, String name) {
        return field.name().equals(name);
    }

    private static FaultKind kind(@Nullable Object name) {
        return Arrays.stream(FaultKind.values())
                .filter(kind -> kind.word().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new BadRule(
                                "\"fault\" must be one of %s%s."
                                        .formatted(
                                                String.join(
                                                        ", ",
                                                        Arrays.stream(FaultKind.values())
                                                                .map(FaultKind::word)
                                                                .toList()),
                                                name == null ? "" : ", not \"" + name + "\"")));
    }

    private static Set<String> operations(FaultKind kind, FaultForm values) {
        String operation = values.text("operation");
        return operation == null ? kind.usualOperations() : Set.of(operation);
    }

    private static FaultRule.Trigger trigger(FaultKind kind, FaultForm values) {
        boolean lasts = values.given("for_ms") && kind != FaultKind.MAINTENANCE;
        boolean once = values.flag("once");
        if (once && values.given("count")) {
            throw new BadRule("\"once\" and \"count\" contradict each other; give one of them.");
        }
        int most;
        if (values.given("count")) {
            most = (int) values.number("count");
        } else if (values.given("once")) {
            most = once ? 1 : 0;
        } else {
            most = lasts || values.given("probability") || kind == FaultKind.SLOW ? 0 : 1;
        }
        return new FaultRule.Trigger(
                most,
                lasts ? Duration.ofMillis(values.number("for_ms")) : null,
                values.given("probability") ? values.fraction("probability") : 1);
    }

    /** Where a rule strikes: as it says, else as its operation suggests, else as is usual. */
    private static Set<Place> places(Fault fault, FaultForm values) {
        FaultKind kind = fault.kind();
        Set<Place> places = new HashSet<>(kind.places());
        String at = values.text("at");
        String direction = values.text("direction");
        String operation = values.text("operation");
        if (at != null) {
            places.removeIf(place -> !place.word().equals(at));
        } else if (direction != null) {
            places.removeIf(
                    place -> !place.direction().name().toLowerCase(Locale.ROOT).equals(direction));
        } else if (operation != null && SUBSCRIPTIONS.contains(operation)) {
            if (kind != FaultKind.REPLAY_HISTORY && places.contains(Place.EVENT)) {
                places.retainAll(Set.of(Place.EVENT));
            }
        } else if (operation == null) {
            places.retainAll(kind.usualPlaces());
        }
        if (fault instanceof Fault.DropSocket drop) {
            places.retainAll(places(drop.moment()));
        }
        if (places.isEmpty()) {
            throw new BadRule(
                    "%s cannot strike there; it can at %s%s."
                            .formatted(
                                    kind.word(),
                                    String.join(", ", kind.placeWords()),
                                    fault.particulars().isEmpty()
                                            ? ""
                                            : " and is to strike " + fault.particulars()));
        }
        return places;
    }

    private static Set<Place> places(Moment moment) {
        return switch (moment) {
            case NOW -> EnumSet.of(Place.REQUEST, Place.EVENT);
            case BEFORE_REQUEST, AFTER_REQUEST_BEFORE_REPLY -> EnumSet.of(Place.REQUEST);
            case BEFORE_EVENT, AFTER_EVENT -> EnumSet.of(Place.EVENT);
        };
    }

    private static Fault fault(FaultKind kind, FaultForm values) {
        return switch (kind) {
            case DROP_SOCKET -> new Fault.DropSocket(moment(values));
            case HALF_OPEN -> new Fault.HalfOpen();
            case DELAY -> new Fault.Delay(Duration.ofMillis(values.number("ms")));
            case DUPLICATE ->
                    new Fault.Duplicate(Duration.ofMillis(values.number("again_after_ms")));
            case REORDER -> new Fault.Reorder(Duration.ofMillis(values.number("within_ms")));
            case REPLAY_HISTORY -> new Fault.ReplayHistory();
            case END_OF_SESSION -> new Fault.EndOfSession(String.valueOf(values.text("reason")));
            case TOO_MANY_REQUESTS ->
                    new Fault.TooManyRequests((int) values.number("retry_after_s"));
            case SERVER_ERROR -> new Fault.ServerError((int) values.number("status"));
            case MALFORMED_JSON -> new Fault.MalformedJson(values.flag("instead"));
            case UNKNOWN_SIG -> new Fault.UnknownSig(String.valueOf(values.text("sig")));
            case OVERSIZED_FRAME -> new Fault.OversizedFrame((int) values.number("bytes"));
            case REFUSE_TOKEN -> new Fault.RefuseToken();
            case REVOKE_TOKEN -> new Fault.RevokeToken();
            case DEPARTMENT_OFFLINE -> new Fault.DepartmentOffline();
            case REFUSE_REQUEST -> new Fault.RefuseRequest(String.valueOf(values.text("message")));
            case REFUSE_TRANSFER -> new Fault.RefuseTransfer();
            case SECOND_SESSION -> new Fault.SecondSession();
            case MAINTENANCE -> new Fault.Maintenance(Duration.ofMillis(values.number("for_ms")));
            case SLOW -> new Fault.Slow(Duration.ofMillis(values.number("ms")));
        };
    }

    private static Moment moment(FaultForm values) {
        String word = values.text("moment");
        if (word != null) {
            return Moment.valueOf(word.toUpperCase(Locale.ROOT));
        }
        String operation = values.text("operation");
        boolean events =
                "event".equals(values.text("at"))
                        || (operation != null && SUBSCRIPTIONS.contains(operation));
        if (events) {
            return Moment.AFTER_EVENT;
        }
        boolean waits =
                operation != null
                        || values.given("at")
                        || values.given("direction")
                        || values.given("count")
                        || values.given("for_ms")
                        || values.given("probability");
        if (!waits) {
            return Moment.NOW;
        }
        return "out".equals(values.text("direction"))
                ? Moment.AFTER_EVENT
                : Moment.AFTER_REQUEST_BEFORE_REPLY;
    }
}
