package dev.deskhand.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.BotMessage.Button;
import dev.deskhand.bot.BotMessage.ButtonAction;
import dev.deskhand.server.channel.ChannelResult;
import dev.deskhand.server.channel.Echo;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message that the channel shows in parts: each is a message of its own to all that follows. */
class PartsTest {
    @TempDir Path folder;

    @Test
    void eachPartIsALineAndAMessageOfItsOwnInOrder() {
        try (Chat chat = new Chat(folder)) {
            chat.says(Chat.visitor(), "four buttons");
            chat.step();

            long id = chat.conversation().id();
            List<OutboxMessage> outbox = chat.store.change(work -> work.outbox(id));
            assertThat(outbox).hasSize(2);
            assertThat(new HashSet<>(outbox.stream().map(OutboxMessage::messageId).toList()))
                    .hasSize(2);
            assertThat(outbox)
                    .extracting(each -> each.message().options().size())
                    .containsExactly(2, 2);
            chat.run();
            assertThat(chat.channel.done()).containsExactly("say Which?", "say \u2026");
            assertThat(chat.transcript())
                    .containsExactly(
                            "visitor: four buttons",
                            "bot: Which? [delivered]",
                            "bot: \u2026 [delivered]");
        }
    }

    @Test
    void f7_aPersonWhoComesBetweenTwoPartsKeepsTheSecondBack() {
        try (Chat chat = new Chat(folder)) {
            chat.says(Chat.visitor(), "four buttons");
            chat.step();
            chat.step();
            chat.channel.beforeWrite(chat::humanIsSeen);
            chat.run();
            chat.joins(Chat.human());
            chat.run();

            assertThat(chat.channel.done()).containsExactly("say Which?");
            assertThat(chat.transcript())
                    .contains("bot: Which? [delivered]", "bot: \u2026 [withdrawn human_came]");
        }
    }

    @Test
    void aPartWhoseOutcomeIsNotKnownIsSettledByItselfAndTheOtherFollows() {
        try (Chat chat = new Chat(folder)) {
            chat.channel.nextSend(new ChannelResult.Unknown("lost"), true);
            chat.says(Chat.visitor(), "four buttons");
            chat.run();

            assertThat(chat.channel.done()).containsExactly("say Which?", "say \u2026");
        }
    }

    @Test
    void whatWasOfferedIsKnownAfterARestart() {
        try (Chat chat = new Chat(folder)) {
            chat.says(Chat.visitor(), "four buttons");
            chat.run();
        }
        try (Chat chat = Chat.reopened(folder)) {
            chat.says(Chat.visitor(), "3");
            chat.run();

            assertThat(chat.channel.done()).containsExactly("say Two days.");
        }
    }

    @Test
    void theEchoOfAStructuredMessageIsNoPersonsWord() {
        BotMessage message =
                new BotMessage.Buttons(
                        "Which?",
                        IntStream.range(0, 2)
                                .mapToObj(
                                        at -> new Button("B" + at, new ButtonAction.Say("s" + at)))
                                .toList());

        assertThat(Echo.isOf("Which?", message)).isTrue();
        assertThat(Echo.isOf("Which?\n- B0\n- B1", message)).isTrue();
        assertThat(Echo.isOf("Hello, this is Grace", message)).isFalse();
    }
}
