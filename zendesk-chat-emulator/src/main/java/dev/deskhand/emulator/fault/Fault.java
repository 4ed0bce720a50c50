package dev.deskhand.emulator.fault;

import java.time.Duration;
import java.util.Locale;

/** Something that goes wrong, with its particulars. */
public sealed interface Fault {

    /** What it is called in the menu. */
    default FaultKind kind() {
        return switch (this) {
            case DropSocket _ -> FaultKind.DROP_SOCKET;
            case HalfOpen _ -> FaultKind.HALF_OPEN;
            case Delay _ -> FaultKind.DELAY;
            case Duplicate _ -> FaultKind.DUPLICATE;
            case Reorder _ -> FaultKind.REORDER;
            case ReplayHistory _ -> FaultKind.REPLAY_HISTORY;
            case EndOfSession _ -> FaultKind.END_OF_SESSION;
            case TooManyRequests _ -> FaultKind.TOO_MANY_REQUESTS;
            case ServerError _ -> FaultKind.SERVER_ERROR;
            case MalformedJson _ -> FaultKind.MALFORMED_JSON;
            case UnknownSig _ -> FaultKind.UNKNOWN_SIG;
            case OversizedFrame _ -> FaultKind.OVERSIZED_FRAME;
            case RefuseToken _ -> FaultKind.REFUSE_TOKEN;
            case RevokeToken _ -> FaultKind.REVOKE_TOKEN;
            case DepartmentOffline _ -> FaultKind.DEPARTMENT_OFFLINE;
            case RefuseRequest _ -> FaultKind.REFUSE_REQUEST;
            case RefuseTransfer _ -> FaultKind.REFUSE_TRANSFER;
            case SecondSession _ -> FaultKind.SECOND_SESSION;
            case Maintenance _ -> FaultKind.MAINTENANCE;
            case Slow _ -> FaultKind.SLOW;
        };
    }

    /** The particulars, for the log; empty where the name says it all. */
    default String particulars() {
        return "";
    }

    /** The TCP connection is cut, without a close frame. */
    record DropSocket(Moment moment) implements Fault {

        /** When, as seen from the frame that sets it off. */
        public enum Moment {
            /** At once, whatever the socket is doing. */
            NOW,
            BEFORE_REQUEST,
            /** The request is carried out; neither its reply nor its echo leaves. */
            AFTER_REQUEST_BEFORE_REPLY,
            BEFORE_EVENT,
            AFTER_EVENT;

            String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        @Override
        public String particulars() {
            return moment.word();
        }
    }

    /** Nothing is read or written any more, and the connection stays. */
    record HalfOpen() implements Fault {}

    /** The frame and all behind it wait. */
    record Delay(Duration time) implements Fault {
        @Override
        public String particulars() {
            return time.toMillis() + " ms";
        }
    }

    /** The frame is sent once more, at once or later. */
    record Duplicate(Duration later) implements Fault {
        @Override
        public String particulars() {
            return later.isZero() ? "at once" : "again after " + later.toMillis() + " ms";
        }
    }

    /** The frame lets the next one of its sort go first. */
    record Reorder(Duration within) implements Fault {
        @Override
        public String particulars() {
            return "behind the next one, or after " + within.toMillis() + " ms";
        }
    }

    /** All that the agent may see of the logs is sent as events, again. */
    record ReplayHistory() implements Fault {}

    /** The session ends with this reason. */
    record EndOfSession(String reason) implements Fault {
        @Override
        public String particulars() {
            return reason;
        }
    }

    /** Not carried out: ask again later. */
    record TooManyRequests(int retryAfterSeconds) implements Fault {
        @Override
        public String particulars() {
            return "retry after " + retryAfterSeconds + " s";
        }
    }

    /** Not carried out: the service has failed. */
    record ServerError(int status) implements Fault {
        @Override
        public String particulars() {
            return Integer.toString(status);
        }
    }

    /** What is sent is no JSON; ahead of the true frame or in its place. */
    record MalformedJson(boolean instead) implements Fault {
        @Override
        public String particulars() {
            return instead ? "instead of the frame" : "ahead of the frame";
        }
    }

    /** A signal nobody has heard of, ahead of the true frame. */
    record UnknownSig(String sig) implements Fault {
        @Override
        public String particulars() {
            return sig;
        }
    }

    /** A frame of this many characters, ahead of the true frame. */
    record OversizedFrame(int bytes) implements Fault {
        @Override
        public String particulars() {
            return bytes + " bytes";
        }
    }

    /** A good token is taken for an unknown one. */
    record RefuseToken() implements Fault {}

    /** The agent's tokens are gone for good. */
    record RevokeToken() implements Fault {}

    /** Everyone of the department goes away just before the transfer to it. */
    record DepartmentOffline() implements Fault {}

    /** A request is understood and refused; nothing changes. */
    record RefuseRequest(String message) implements Fault {
        @Override
        public String particulars() {
            return message;
        }
    }

    /** A hand-over is refused; nothing changes. */
    record RefuseTransfer() implements Fault {}

    /** Somebody else starts a session with the agent's token. */
    record SecondSession() implements Fault {}

    /** All sockets are closed, and nothing but the control API answers for a while. */
    record Maintenance(Duration time) implements Fault {
        @Override
        public String particulars() {
            return time.toMillis() + " ms";
        }
    }

    /** Every frame and answer takes this much longer. */
    record Slow(Duration each) implements Fault {
        @Override
        public String particulars() {
            return each.toMillis() + " ms each";
        }
    }

    /** As the control API calls it. */
    default String word() {
        return kind().name().toLowerCase(Locale.ROOT);
    }
}
