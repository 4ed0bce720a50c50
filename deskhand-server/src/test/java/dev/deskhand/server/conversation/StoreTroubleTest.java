package dev.deskhand.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.deskhand.server.testing.LogLines;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator reads while nothing can be stored. */
class StoreTroubleTest {
    private final AtomicLong nanos = new AtomicLong(-5);
    private final StoreTrouble trouble = new StoreTrouble(1001, nanos::get);
    private final LogLines log = new LogLines();

    @AfterEach
    void close() {
        log.close();
    }

    private void passes(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void f49_itIsSaidEveryHalfMinuteHowManyWaitAndWhatToDo() {
        trouble.eventsWait(7, "the disk is full");
        for (int each = 0; each < 400; each++) {
            trouble.conversationsWait(400, "the disk is full");
        }
        assertThat(log.lines(Level.WARN))
                .containsExactly(
                        "business 1001: nothing can be stored: the disk is full; 0 conversations"
                                + " and 7 events wait. Make room on the disk, or bring the"
                                + " database back: the bot goes on by itself");
        passes(29);
        trouble.conversationsWait(401, "the disk is full");
        assertThat(log.lines(Level.WARN)).hasSize(1);
        passes(1);
        trouble.conversationsWait(402, "the disk is full");

        assertThat(log.lines(Level.WARN))
                .hasSize(2)
                .last()
                .asString()
                .contains("402 conversations and 7 events wait");
        assertThat(log.lines(Level.ERROR)).isEmpty();
    }

    @Test
    void itsEndIsSaidOnce() {
        trouble.stored();
        trouble.eventsWait(7, "the disk is full");
        passes(61);
        trouble.stored();
        trouble.stored();

        assertThat(log.lines(Level.INFO))
                .containsExactly(
                        "business 1001: changes are stored again after 61 s; the bot goes on");
    }

    @Test
    void whatComesAndGoesFillsNoLog() {
        for (int each = 0; each < 30; each++) {
            trouble.eventsWait(1, "the disk is full");
            trouble.stored();
            passes(1);
        }

        assertThat(log.lines(Level.WARN)).hasSize(1);
        assertThat(log.lines(Level.INFO)).hasSize(1);
    }
}
