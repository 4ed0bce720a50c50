package dev.deskhand.zendesk.chat.example;

import dev.deskhand.zendesk.chat.ChannelId;
import dev.deskhand.zendesk.chat.message.Button;
import dev.deskhand.zendesk.chat.message.OutgoingMessage;
import dev.deskhand.zendesk.chat.operation.SendMessage;
import java.net.URI;
import java.util.List;

/** The manual's message with buttons. */
final class Invoice {

    private Invoice() {}

    static SendMessage to(ChannelId channel) {
        return SendMessage.of(
                        channel,
                        OutgoingMessage.Buttons.of(
                                "Here is your invoice.",
                                List.of(
                                        Button.link("Open it", URI.create("https://shop.test/7")),
                                        Button.reply("It is wrong", "My invoice is wrong"))))
                .withMsgId("turn-7/1");
    }
}
