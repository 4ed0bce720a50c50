package dev.deskhand.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ends while something is on its way, and what outlasts memory. */
class ClosingTest {
    /** More than anything that is kept in memory holds. */
    private static final int CHATS = 300;

    @TempDir Path folder;
    private Chat chat;

    @BeforeEach
    void open() {
        chat = new Chat(folder);
    }

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void f42_anAnswerOnItsWayWhileTheChatClosesIsRecordedAsWithdrawn() {
        chat.says(Chat.visitor(), "opening hours");
        chat.step();
        chat.leaves(Chat.visitor());
        chat.run();

        assertThat(chat.channel.done()).isEmpty();
        assertThat(chat.transcript())
                .contains(
                        "bot: Nine to six. [withdrawn visitor_left]",
                        "bot: Not on Sundays. [withdrawn visitor_left]");
    }

    @Test
    void f42_aMessageThatComesAfterTheCloseBeginsANewChatAndIsAnswered() {
        chat.says(Chat.visitor(), "delivery time");
        chat.run();
        long first = chat.conversation().id();
        chat.leaves(Chat.visitor());

        chat.says(Chat.visitor(), "delivery time");
        chat.run();

        assertThat(chat.conversation().id()).isNotEqualTo(first);
        assertThat(chat.channel.done()).containsExactly("say Two days.", "say Two days.");
    }

    @Test
    void f41_howeverManyChatsArePeoplesTheBotIsSilentInEachAfterARestart() {
        for (int i = 0; i < CHATS; i++) {
            chat.inChannel("channel-" + i);
            chat.says(Chat.visitor(), "delivery time");
            chat.says(Chat.human(), "Let me see to this.");
        }
        chat.close();
        chat = Chat.reopened(folder);
        for (int i = 0; i < CHATS; i++) {
            chat.inChannel("channel-" + i);
            chat.says(Chat.visitor(), "opening hours");
            chat.run();
        }

        assertThat(chat.channel.done()).isEqualTo(List.of());
        assertThat(chat.channelsWithPeople()).hasSize(CHATS);
    }
}
