package dev.deskhand.server.conversation;

import dev.deskhand.server.channel.Department;
import dev.deskhand.server.channel.Department.Ownership;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of one business's chats; a test that ends a process opens the chat again in its folder. */
abstract class WithChat {
    static final Department BOTS = new Department("d-1", "Bots", true, Ownership.THE_BOTS);
    static final Department PEOPLE = new Department("d-2", "People", true, Ownership.OTHERS);
    static final Department ASLEEP = new Department("d-2", "People", false, Ownership.OTHERS);

    @TempDir Path folder;
    Chat chat;

    /** The bot's file. */
    String bot() {
        return Chat.BOT;
    }

    @BeforeEach
    void open() {
        chat = Chat.with(folder, bot());
    }

    @AfterEach
    void close() {
        chat.close();
    }
}
