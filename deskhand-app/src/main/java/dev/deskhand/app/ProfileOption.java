package dev.deskhand.app;

import dev.deskhand.bot.understanding.Profile;
import picocli.CommandLine.Option;

/** {@code --profile}, of every command that understands sentences. */
public final class ProfileOption {
    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            defaultValue = "fast",
            description = "fast, thorough or lexical (${DEFAULT-VALUE}).")
    private Profile profile = Profile.FAST;

    public Profile profile() {
        return profile;
    }
}
