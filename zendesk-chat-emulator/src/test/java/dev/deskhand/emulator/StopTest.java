package dev.deskhand.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.emulator.testing.Bot;
import dev.deskhand.emulator.testing.TestAccount;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StopTest {

    @Test
    void itStopsAtOnceWithOpenSocketsAndLongPolls() {
        TestAccount account = TestAccount.start();
        Bot bot = account.onlineBot(account.agent("Bot"));
        String visitor = account.visitor();
        long version = account.state().path("version").asLong();
        CompletableFuture<Boolean> polls = twoPolls(account, visitor, version, 30_000);
        bot.rest();
        long before = System.nanoTime();
        account.emulator().close();
        assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(2));
        assertThat(bot.closeCode()).isEqualTo(1001);
        assertThat(polls.orTimeout(20, TimeUnit.SECONDS).join()).isTrue();
    }

    private static CompletableFuture<Boolean> twoPolls(
            TestAccount account, String visitor, long version, int millis) {
        return poll(account, "visitors/" + visitor + "/events?after=1&wait_ms=" + millis)
                .thenCombine(
                        poll(account, "state?after=" + version + "&wait_ms=" + millis),
                        (events, state) -> true);
    }

    /** Done when the poll is over, whether it was answered or cut off. */
    private static CompletableFuture<Boolean> poll(TestAccount account, String path) {
        return CompletableFuture.supplyAsync(
                        () -> account.http().get("/emulator/v1/" + path),
                        Thread::startVirtualThread)
                .handle((answer, failure) -> true);
    }
}
