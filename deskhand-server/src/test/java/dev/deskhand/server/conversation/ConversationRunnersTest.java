package dev.deskhand.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.deskhand.server.testing.Conditions;
import dev.deskhand.server.testing.CountedConversations;
import dev.deskhand.server.testing.LogLines;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationRunnersTest {
    @TempDir Path folder;

    @Test
    void aConversationWithMoreToDoThanStepsInARowIsNotLeftBehind() {
        try (Chat chat = new Chat(folder)) {
            chat.says(Chat.human(), "I am here.");
            long id = chat.conversation().id();
            chat.store.change(work -> {
                for (int each = 0; each < 1_200; each++) {
                    work.addUnanswered(
                            VisitorMessage.received(
                                    id, "burst-" + each, "hey", Instant.EPOCH, Instant.EPOCH, 0));
                }
                return true;
            });
            try (ConversationRunners runners = chat.runners()) {
                runners.wake(id);
                long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
                while (!chat.unfinished().isEmpty() && System.nanoTime() < deadline) {
                    LockSupport.parkNanos(20_000_000);
                }
            }

            assertThat(chat.unfinished()).isEmpty();
        }
    }

    @Test
    void whoWaitsForAServiceKeepsNoOtherChatWaiting() throws InterruptedException {
        int chats = 80;
        CountDownLatch all = new CountDownLatch(chats);
        CountDownLatch over = new CountDownLatch(1);
        try (Chat chat = Chat.with(folder, CallsInChatsTest.BOT)) {
            chat.services.during(() -> {
                all.countDown();
                awaitQuietly(over);
            });
            try (ConversationRunners runners = chat.runners()) {
                for (int each = 0; each < chats; each++) {
                    chat.inChannel("channel-" + each);
                    chat.says(Chat.visitor(), "where is my order");
                    runners.wake(chat.conversation().id());
                }

                assertThat(all.await(60, TimeUnit.SECONDS)).isTrue();
                over.countDown();
            }
        }
    }

    @Test
    void f30_aNewLineWakesAConversationThatWaitsForMore() {
        String patient = Chat.BOT.replace("settings:", "settings:\n  burst: 10 s");
        try (Chat chat = Chat.with(folder, patient);
                ConversationRunners runners = chat.runners()) {
            chat.says(Chat.visitor(), "hey");
            runners.wake(chat.conversation().id());
            park(200);
            assertThat(chat.channel.done()).isEmpty();
            chat.says(Chat.visitor(), "delivery time");
            runners.wake(chat.conversation().id());
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(8);
            while (chat.channel.done().isEmpty() && System.nanoTime() < deadline) {
                park(20);
            }

            assertThat(chat.channel.done()).containsExactly("say Two days.");
        }
    }

    @Test
    void aStepThatFailsIsNotTriedAgainWithoutAPauseHoweverOftenTheConversationIsWoken() {
        AtomicInteger tries = new AtomicInteger();
        try (Chat chat = new Chat(folder);
                ConversationRunners runners = chat.runners()) {
            chat.channel.beforeWrite(() -> {
                tries.incrementAndGet();
                throw new IllegalStateException("broken");
            });
            chat.says(Chat.visitor(), "delivery time");
            for (int each = 0; each < 100; each++) {
                runners.wake(chat.conversation().id());
                park(10);
            }
        }

        assertThat(tries.get()).isBetween(1, 10);
    }

    @Test
    void f49_howeverManyConversationsCannotBeStoredItIsSaidOnceAndSoIsItsEnd() {
        int chats = 30;
        AtomicInteger failing = new AtomicInteger(chats);
        try (LogLines lines = new LogLines();
                Chat chat = new Chat(folder);
                ConversationRunners runners =
                        chat.runners(
                                new CountedConversations(
                                        chat.store, new AtomicInteger(), failing))) {
            List<Long> all = new ArrayList<>();
            for (int each = 0; each < chats; each++) {
                chat.inChannel("channel-" + each);
                chat.says(Chat.visitor(), "delivery time");
                all.add(chat.conversation().id());
            }
            all.forEach(runners::wake);
            Conditions.await("all are answered", () -> chat.channel.done().size() == chats);
            Conditions.await("its end is said", () -> !ends(lines).isEmpty());

            assertThat(lines.lines(Level.ERROR)).isEmpty();
            assertThat(lines.lines(Level.WARN))
                    .singleElement()
                    .asString()
                    .contains("nothing can be stored: the disk is full");
            assertThat(ends(lines)).hasSize(1);
        }
    }

    private static List<String> ends(LogLines lines) {
        return lines.lines(Level.INFO).stream()
                .filter(line -> line.contains("stored again"))
                .toList();
    }

    private static void park(int millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody opened the latch");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
