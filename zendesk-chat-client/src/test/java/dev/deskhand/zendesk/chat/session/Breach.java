package dev.deskhand.zendesk.chat.session;

/** A promise that did not hold. */
final class Breach extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final Promise promise;

    Breach(Promise promise, String what) {
        super(promise + ": " + what);
        this.promise = promise;
    }

    Promise promise() {
        return promise;
    }
}
