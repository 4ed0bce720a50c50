package dev.deskhand.app.chaos;

import dev.deskhand.app.chaos.Watch.Frame;
import dev.deskhand.app.chaos.Watch.Glance;
import dev.deskhand.app.chaos.Watch.Strike;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Holds what was seen of the connection against P5, P6 and P8. Pure. */
final class ConnectionAudit {
    /** Promised to operators. */
    static final Duration RED_WITHIN = Duration.ofSeconds(60);

    /** A full back-off from half a second on makes about six dials in this time. */
    static final Duration WINDOW = Duration.ofSeconds(10);

    /** Each fault or kill allows a few dials more; a loop without pauses makes hundreds. */
    static final int DIALS = 12;

    private static final Set<String> NEEDS_PERSON =
            Set.of("not_authorised", "taken_over", "token_refused", "ip_refused");

    private final Watch watch;
    private final List<Breach> breaches = new ArrayList<>();

    private ConnectionAudit(Watch watch) {
        this.watch = watch;
    }

    static List<Breach> of(Watch watch) {
        ConnectionAudit audit = new ConnectionAudit(watch);
        audit.oneOwner();
        audit.redInTime();
        audit.causeInWords();
        audit.halfOpenNoticed();
        audit.boundedDials();
        return List.copyOf(audit.breaches);
    }

    /** Once a newer socket was used, an older one may not act any more. */
    private void oneOwner() {
        int newest = 0;
        for (Frame frame : watch.frames()) {
            if (!frame.fromServer()) {
                continue;
            }
            if (frame.acts() && frame.socket() < newest) {
                breach(
                        Promise.P5,
                        "stale_owner",
                        "socket " + frame.socket(),
                        "An older connection acts beside socket " + newest + ".",
                        frame.at() + ", line " + frame.number() + " of the recording");
            }
            newest = Math.max(newest, frame.socket());
        }
    }

    private void redInTime() {
        Glance first = null;
        for (Glance glance : watch.glances()) {
            boolean wrong = glance.state().equals("online") && !glance.served();
            if (!wrong) {
                first = null;
            } else if (first == null) {
                first = glance;
            } else if (Duration.between(first.at(), glance.at()).compareTo(RED_WITHIN) > 0) {
                breach(
                        Promise.P6,
                        "not_red",
                        "connection",
                        "The server shows online, and Zendesk has no connection of the bot, for more than a minute.",
                        first.at() + " to " + glance.at());
                return;
            }
        }
    }

    private void causeInWords() {
        watch.glances().stream()
                .filter(glance -> !glance.state().isEmpty())
                .filter(glance ->
                        glance.cause().isBlank()
                                || (NEEDS_PERSON.contains(glance.state())
                                        && glance.nextStep().isBlank()))
                .findFirst()
                .ifPresent(glance ->
                        breach(
                                Promise.P6,
                                "no_words",
                                "connection",
                                "The state " + glance.state() + " has no cause or no next step.",
                                glance.toString()));
    }

    /** The connection must have changed its state since, if only for a moment. */
    private void halfOpenNoticed() {
        for (Strike strike : watch.strikes()) {
            Instant limit = strike.at().plus(RED_WITHIN);
            Optional<Glance> late =
                    watch.glances().stream()
                            .filter(glance -> glance.at().isAfter(limit))
                            .findFirst();
            if (strike.fault().equals("half_open")
                    && late.isPresent()
                    && late.get().state().equals("online")
                    && late.get().since().isBefore(strike.at())) {
                breach(
                        Promise.P6,
                        "not_red",
                        "connection",
                        "A silent connection was not noticed within a minute.",
                        strike.toString(),
                        late.get().toString());
            }
        }
    }

    /** Not more dials in any ten seconds than the causes there were explain. */
    private void boundedDials() {
        Map<Integer, Instant> opened = new TreeMap<>();
        watch.frames()
                .forEach(frame ->
                        opened.merge(frame.socket(), frame.at(), ConnectionAudit::earlier));
        List<Instant> dials = opened.values().stream().sorted(Comparator.naturalOrder()).toList();
        for (int i = 0; i < dials.size(); i++) {
            Instant from = dials.get(i);
            long count = within(dials, from);
            long causes =
                    within(watch.strikes().stream().map(Strike::at).toList(), from)
                            + within(watch.deeds().stream().map(Watch.Deed::at).toList(), from);
            if (count > DIALS + causes) {
                breach(
                        Promise.P8,
                        "reconnect_storm",
                        "connection",
                        "%d connections within %d s, for %d causes."
                                .formatted(count, WINDOW.toSeconds(), causes),
                        from.toString());
                return;
            }
        }
    }

    private static long within(List<Instant> all, Instant from) {
        return all.stream()
                .filter(at -> !at.isBefore(from) && at.isBefore(from.plus(WINDOW)))
                .count();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void breach(Promise promise, String kind, String where, String what, String... lines) {
        breaches.add(new Breach(promise, kind, where, what, List.of(lines)));
    }
}
