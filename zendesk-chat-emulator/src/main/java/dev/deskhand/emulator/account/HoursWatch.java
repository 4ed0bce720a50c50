package dev.deskhand.emulator.account;

import dev.deskhand.emulator.time.EmulatorTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the account's version move on when operating hours begin or end, so that whoever waits for
 * news hears of departments that open and close. Guarded by the account's lock.
 */
final class HoursWatch {

    private final Guard guard;
    private final Roster roster;
    private final Rules rules;
    private EmulatorTime.@Nullable Timer timer;

    HoursWatch(Guard guard, Roster roster, Rules rules) {
        this.guard = guard;
        this.roster = roster;
        this.rules = rules;
    }

    /** To be called after the hours of anything have changed. */
    void look() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        Instant now = rules.time().instant();
        Optional<Instant> next =
                Stream.concat(
                                Stream.of(rules.settings().operatingHours()),
                                roster.departments().stream()
                                        .flatMap(d -> Stream.ofNullable(d.operatingHours())))
                        .filter(OperatingHours::enabled)
                        .map(hours -> hours.nextChange(now))
                        .min(Instant::compareTo);
        next.ifPresent(moment ->
                timer =
                        rules.time()
                                .schedule(
                                        Duration.between(now, moment).plusMillis(1),
                                        () -> guard.change(this::look)));
    }
}
