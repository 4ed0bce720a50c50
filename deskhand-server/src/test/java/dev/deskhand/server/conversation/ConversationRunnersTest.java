package dev.deskhand.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
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
                    work.addUnanswered(new VisitorMessage(id, "burst-" + each, "hey"));
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
}
