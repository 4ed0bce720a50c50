package dev.deskhand.emulator.account;

/** A token request that fails, with the error word of RFC 6749 section 5.2. */
public final class OAuthError extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final String error;

    OAuthError(String error, String description) {
        super(description, null, false, false);
        this.error = error;
    }

    public static OAuthError badClient(String description) {
        return new OAuthError("invalid_client", description);
    }

    static OAuthError badGrant(String description) {
        return new OAuthError("invalid_grant", description);
    }

    static OAuthError badRequest(String description) {
        return new OAuthError("invalid_request", description);
    }

    public String error() {
        return error;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
