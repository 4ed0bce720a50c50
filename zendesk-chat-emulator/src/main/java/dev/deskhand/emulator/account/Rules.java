package dev.deskhand.emulator.account;

import dev.deskhand.emulator.time.EmulatorTime;
import java.time.Duration;
import java.time.Instant;

/** What an account goes by at the moment; changed with its lock held, read by anyone. */
final class Rules {

    private final EmulatorTime time;
    private volatile Settings settings;
    private volatile Options options;

    Rules(EmulatorTime time, Settings settings, Options options) {
        this.time = time;
        this.settings = settings;
        this.options = options;
    }

    EmulatorTime time() {
        return time;
    }

    Settings settings() {
        return settings;
    }

    Options options() {
        return options;
    }

    boolean is(Option option, String answer) {
        return options.is(option, answer);
    }

    Duration seconds(Option option) {
        return Duration.ofSeconds(options.number(option));
    }

    void set(Settings next) {
        settings = next;
    }

    void set(Options next) {
        options = next;
    }

    /** Whether a department with these own hours, or with the account's, is open now. */
    boolean open(Department department) {
        Instant now = time.instant();
        OperatingHours own = department.operatingHours();
        return (own == null ? settings.operatingHours() : own).openAt(now);
    }
}
