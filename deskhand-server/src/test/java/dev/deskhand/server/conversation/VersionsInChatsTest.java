package dev.deskhand.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionsInChatsTest {
    private static final String NEW_BOT = Chat.BOT.replace("Two days.", "One day.");

    @TempDir Path folder;

    @Test
    void f44_aChatStaysOnTheVersionItBeganWithAndTheNextBeginsWithTheNewOne() {
        try (Chat chat = new Chat(folder)) {
            chat.says(Chat.visitor(), "delivery time");
            chat.run();
            chat.publishes(NEW_BOT);
            chat.says(Chat.visitor(), "delivery time");
            chat.run();
            chat.leaves(Chat.visitor());
            chat.run();
            chat.says(Chat.visitor(), "delivery time");
            chat.run();

            assertThat(chat.channel.done())
                    .containsExactly("say Two days.", "say Two days.", "say One day.");
            assertThat(chat.store.find(chat.conversation().id()).orElseThrow().botVersion())
                    .contains(2);
        }
    }

    @Test
    void f44_aChatStaysOnItsVersionThroughARestart() {
        try (Chat chat = new Chat(folder)) {
            chat.says(Chat.visitor(), "delivery time");
            chat.run();
            chat.publishes(NEW_BOT);
        }
        try (Chat chat = Chat.reopened(folder)) {
            chat.says(Chat.visitor(), "delivery time");
            chat.run();
            chat.inChannel("channel-2");
            chat.says(Chat.visitor(), "delivery time");
            chat.run();

            assertThat(chat.channel.done()).containsExactly("say Two days.", "say One day.");
        }
    }

    @Test
    void aDraftThatIsNotPublishedChangesNothingForVisitors() {
        try (Chat chat = new Chat(folder)) {
            chat.saves(NEW_BOT);
            chat.says(Chat.visitor(), "delivery time");
            chat.run();

            assertThat(chat.channel.done()).containsExactly("say Two days.");
        }
    }

    @Test
    void whyALineWasAnsweredIsKeptWithIt() {
        try (Chat chat = new Chat(folder)) {
            chat.says(Chat.visitor(), "delivery time");
            chat.run();

            TranscriptEntry asked = chat.store.transcript(chat.conversation().id()).getFirst();
            assertThat(asked.why())
                    .hasValueSatisfying(why -> {
                        assertThat(why.outcome()).isEqualTo("answered");
                        assertThat(why.node()).contains("delivery");
                        assertThat(why.understoodBy()).contains("exact");
                    });
        }
    }
}
