package dev.deskhand.zendesk.chat.oauth;

import java.util.Optional;

/** No token came. The message never holds a token, a code or a secret. */
public final class OAuthException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** Zendesk said no, with an error code of OAuth's; see {@link OAuthException#error()}. */
        REFUSED,
        /** Another answer than success, without an error code. */
        HTTP_ERROR,
        /** No answer at all. */
        UNREACHABLE,
        /** Success by status, but no token to be found in it. */
        UNREADABLE
    }

    private final Kind kind;
    private final int status;
    private final transient Optional<String> error;
    private final transient Optional<String> description;

    private OAuthException(
            Kind kind,
            int status,
            String message,
            Optional<String> error,
            Optional<String> description) {
        super(message);
        this.kind = kind;
        this.status = status;
        this.error = error;
        this.description = description;
    }

    static OAuthException refused(int status, String error, Optional<String> description) {
        String message =
                "Zendesk refused the token: "
                        + error
                        + description.map(words -> " (" + withoutFullStop(words) + ")").orElse("")
                        + "."
                        + hint(error);
        return new OAuthException(Kind.REFUSED, status, message, Optional.of(error), description);
    }

    private static String withoutFullStop(String words) {
        return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    }

    /** What is known of the codes that were met. */
    private static String hint(String error) {
        return switch (error) {
            case "invalid_grant" ->
                    " The code was used before or is too old: give the consent again.";
            case "invalid_client" ->
                    " The client id or the secret is wrong, or the client may not ask in this way.";
            default -> "";
        };
    }

    static OAuthException httpError(int status) {
        return new OAuthException(
                Kind.HTTP_ERROR,
                status,
                "Zendesk answered the token request with HTTP " + status,
                Optional.empty(),
                Optional.empty());
    }

    static OAuthException unreachable(String host, Throwable cause) {
        OAuthException e =
                new OAuthException(
                        Kind.UNREACHABLE,
                        0,
                        host + " cannot be reached: " + cause,
                        Optional.empty(),
                        Optional.empty());
        e.initCause(cause);
        return e;
    }

    static OAuthException unreadable(int status, String why) {
        return new OAuthException(
                Kind.UNREADABLE,
                status,
                "Zendesk's token answer cannot be read: " + why,
                Optional.empty(),
                Optional.empty());
    }

    /** What went wrong, and so who can do something about it. */
    public Kind kind() {
        return kind;
    }

    /** The HTTP status, 0 when there was no answer. */
    public int status() {
        return status;
    }

    /** OAuth's error code, such as {@code invalid_grant}; present when refused. */
    public Optional<String> error() {
        return error;
    }

    /** Zendesk's own words, if any. */
    public Optional<String> description() {
        return description;
    }
}
