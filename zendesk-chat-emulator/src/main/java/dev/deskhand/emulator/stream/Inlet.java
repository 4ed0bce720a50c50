package dev.deskhand.emulator.stream;

import dev.deskhand.emulator.fault.Fault;
import dev.deskhand.emulator.fault.Place;
import dev.deskhand.emulator.graphql.Operation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The first look at a request, where faults strike before it is carried out. */
final class Inlet {

    /** What becomes of a request. */
    sealed interface Verdict {

        /** Carried out. */
        record GoOn() implements Verdict {}

        /** Carried out, but nobody is told, and then the socket is cut. */
        record GoOnThenCut() implements Verdict {}

        /** Not carried out; this is said of it. */
        record Refuse(int errorCode, Map<String, ?> payload) implements Verdict {}

        /** Not carried out, and nothing is said. */
        record Ignore() implements Verdict {}
    }

    private static final Verdict GO_ON = new Verdict.GoOn();
    private static final Verdict IGNORE = new Verdict.Ignore();

    private final AgentSocket socket;
    private final SocketFaults faults;

    Inlet(AgentSocket socket, SocketFaults faults) {
        this.socket = socket;
        this.faults = faults;
    }

    /** Decides; may take as long as a delay does. */
    Verdict look(Set<String> operations, Operation operation) {
        Verdict verdict = GO_ON;
        for (Fault fault : faults.at(Place.REQUEST, operations)) {
            Verdict next = meet(fault, operation);
            // The worst of several wins; a later one that lets it pass changes nothing.
            verdict = next.equals(GO_ON) ? verdict : next;
        }
        return verdict.equals(GO_ON) && faults.over() ? IGNORE : verdict;
    }

    private Verdict meet(Fault fault, Operation operation) {
        return switch (fault) {
            case Fault.Delay delay -> wait(delay.time());
            case Fault.Slow slow -> wait(slow.each());
            case Fault.DropSocket drop -> drop(drop.moment());
            case Fault.HalfOpen _ -> {
                socket.silence();
                yield IGNORE;
            }
            case Fault.EndOfSession end -> {
                faults.endSession(end.reason());
                yield IGNORE;
            }
            case Fault.RevokeToken _ -> {
                faults.revokeTokens();
                yield IGNORE;
            }
            case Fault.SecondSession _ -> {
                faults.secondSession();
                yield GO_ON;
            }
            case Fault.Maintenance _ -> {
                faults.maintenance();
                yield IGNORE;
            }
            case Fault.TooManyRequests limit -> tooMany(limit.retryAfterSeconds());
            case Fault.ServerError failure ->
                    refuse(
                            failure.status(),
                            "The service has failed.",
                            Map.of("code", "internal_error"));
            case Fault.DepartmentOffline _ -> {
                String department = operation.texts().get("department_id");
                if (department != null) {
                    faults.departmentGoesAway(department);
                }
                yield GO_ON;
            }
            case Fault.RefuseRequest refusal ->
                    new Verdict.Refuse(
                            0, errors(refusal.message(), Map.of("code", "request_refused")));
            case Fault.RefuseTransfer _ -> refusedTransfer();
            case Fault.Duplicate _,
                    Fault.Reorder _,
                    Fault.ReplayHistory _,
                    Fault.MalformedJson _,
                    Fault.UnknownSig _,
                    Fault.OversizedFrame _,
                    Fault.RefuseToken _ ->
                    GO_ON;
        };
    }

    private Verdict wait(Duration time) {
        try {
            faults.pause(time);
            return GO_ON;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return IGNORE;
        }
    }

    private Verdict drop(Fault.DropSocket.Moment moment) {
        return switch (moment) {
            case NOW, BEFORE_REQUEST -> {
                socket.cut();
                yield IGNORE;
            }
            case AFTER_REQUEST_BEFORE_REPLY -> {
                socket.silence();
                yield new Verdict.GoOnThenCut();
            }
            case BEFORE_EVENT, AFTER_EVENT -> GO_ON;
        };
    }

    private static Verdict tooMany(int retryAfterSeconds) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", "rate_limited");
        extensions.put("retry_after", retryAfterSeconds);
        return refuse(429, "Too many requests", extensions);
    }

    private static Verdict refuse(int errorCode, String message, Map<String, ?> extensions) {
        return new Verdict.Refuse(errorCode, errors(message, extensions));
    }

    /** As the GraphQL layer would refuse it: without an error code of the frame's own. */
    private static Verdict refusedTransfer() {
        return new Verdict.Refuse(
                0,
                errors(
                        "The transfer was refused; the chat stays where it is.",
                        Map.of("code", "transfer_refused")));
    }

    private static Map<String, ?> errors(String message, Map<String, ?> extensions) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("extensions", extensions);
        return Map.of("errors", List.of(error));
    }
}
