package dev.deskhand.emulator.fault;

import java.time.Duration;
import java.util.Locale;

/** Something that goes wrong, with its particulars. */
public sealed interface Fault {

    FaultKind kind();

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
        public FaultKind kind() {
            return FaultKind.DROP_SOCKET;
        }

        @Override
        public String particulars() {
            return moment.word();
        }
    }

    /** Nothing is read or written any more, and the connection stays. */
    record HalfOpen() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.HALF_OPEN;
        }
    }

    /** The frame and all behind it wait. */
    record Delay(Duration time) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.DELAY;
        }

        @Override
        public String particulars() {
            return time.toMillis() + " ms";
        }
    }

    /** The frame is sent once more, at once or later. */
    record Duplicate(Duration later) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.DUPLICATE;
        }

        @Override
        public String particulars() {
            return later.isZero() ? "at once" : "again after " + later.toMillis() + " ms";
        }
    }

    /** The frame lets the next one of its sort go first. */
    record Reorder(Duration within) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.REORDER;
        }

        @Override
        public String particulars() {
            return "behind the next one, or after " + within.toMillis() + " ms";
        }
    }

    /** All that the agent may see of the logs is sent as events, again. */
    record ReplayHistory() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.REPLAY_HISTORY;
        }
    }

    /** The session ends with this reason. */
    record EndOfSession(String reason) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.END_OF_SESSION;
        }

        @Override
        public String particulars() {
            return reason;
        }
    }

    /** Not carried out: ask again later. */
    record TooManyRequests(int retryAfterSeconds) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.TOO_MANY_REQUESTS;
        }

        @Override
        public String particulars() {
            return "retry after " + retryAfterSeconds + " s";
        }
    }

    /** Not carried out: the service has failed. */
    record ServerError(int status) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.SERVER_ERROR;
        }

        @Override
        public String particulars() {
            return Integer.toString(status);
        }
    }

    /** What is sent is no JSON; ahead of the true frame or in its place. */
    record MalformedJson(boolean instead) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.MALFORMED_JSON;
        }

        @Override
        public String particulars() {
            return instead ? "instead of the frame" : "ahead of the frame";
        }
    }

    /** A signal nobody has heard of, ahead of the true frame. */
    record UnknownSig(String sig) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.UNKNOWN_SIG;
        }

        @Override
        public String particulars() {
            return sig;
        }
    }

    /** A frame of this many characters, ahead of the true frame. */
    record OversizedFrame(int bytes) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.OVERSIZED_FRAME;
        }

        @Override
        public String particulars() {
            return bytes + " bytes";
        }
    }

    /** A good token is taken for an unknown one. */
    record RefuseToken() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.REFUSE_TOKEN;
        }
    }

    /** The agent's tokens are gone for good. */
    record RevokeToken() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.REVOKE_TOKEN;
        }
    }

    /** Everyone of the department goes away just before the transfer to it. */
    record DepartmentOffline() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.DEPARTMENT_OFFLINE;
        }
    }

    /** A request is understood and refused; nothing changes. */
    record RefuseRequest(String message) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.REFUSE_REQUEST;
        }

        @Override
        public String particulars() {
            return message;
        }
    }

    /** A hand-over is refused; nothing changes. */
    record RefuseTransfer() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.REFUSE_TRANSFER;
        }
    }

    /** Somebody else starts a session with the agent's token. */
    record SecondSession() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.SECOND_SESSION;
        }
    }

    /** All sockets are closed, and nothing but the control API answers for a while. */
    record Maintenance(Duration time) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.MAINTENANCE;
        }

        @Override
        public String particulars() {
            return time.toMillis() + " ms";
        }
    }

    /** Every frame and answer takes this much longer. */
    record Slow(Duration each) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.SLOW;
        }

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
