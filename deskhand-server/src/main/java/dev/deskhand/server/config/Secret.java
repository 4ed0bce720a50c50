package dev.deskhand.server.config;

/** A secret out of the configuration. {@link #toString()} shows nothing of it. */
public record Secret(String value) {
    @Override
    public String toString() {
        return "(hidden)";
    }
}
