package dev.deskhand.bot.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.BotMessage.Button;
import dev.deskhand.bot.BotMessage.ButtonAction;
import dev.deskhand.bot.BotMessage.Buttons;
import dev.deskhand.bot.BotMessage.Card;
import dev.deskhand.bot.BotMessage.Carousel;
import dev.deskhand.bot.BotMessage.Field;
import dev.deskhand.bot.BotMessage.Form;
import dev.deskhand.bot.BotMessage.Image;
import dev.deskhand.bot.BotMessage.Item;
import dev.deskhand.bot.BotMessage.ItemList;
import dev.deskhand.bot.BotMessage.QuickReply;
import dev.deskhand.bot.BotMessage.Text;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageTemplateTest {
    private static final Values VALUES =
            gap -> gap.name().equals("x") ? Optional.of("1*2") : Optional.empty();

    private static Optional<BotMessage> fill(BotMessage message) {
        return MessageTemplate.fill(message, VALUES);
    }

    private static URI address(String template) {
        try {
            return Address.keep(template);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Button says(String text) {
        return new Button(text, new ButtonAction.Say(text));
    }

    @Test
    void everyTextOfAMessageIsFilled() {
        URI url = address("https://a.example/{x}");
        URI filled = URI.create("https://a.example/1%2A2");
        Card card =
                new Card(
                        "{x}",
                        Optional.of("d{x}"),
                        Optional.of(url),
                        Optional.of(url),
                        List.of(new Button("{x}", new ButtonAction.Open(url))));
        Card full =
                new Card(
                        "1\\*2",
                        Optional.of("d1\\*2"),
                        Optional.of(filled),
                        Optional.of(filled),
                        List.of(new Button("1\\*2", new ButtonAction.Open(filled))));

        assertThat(fill(new Text("a {x}", List.of(new QuickReply("l{x}", "s{x}")))))
                .contains(new Text("a 1\\*2", List.of(new QuickReply("l1\\*2", "s1*2"))));
        assertThat(fill(new Buttons("b{x}", List.of(says("c")))))
                .contains(new Buttons("b1\\*2", List.of(says("c"))));
        assertThat(fill(new Image(url, "{x}", Optional.of("{x}"))))
                .contains(new Image(filled, "1\\*2", Optional.of("1\\*2")));
        assertThat(fill(card)).contains(full);
        assertThat(fill(new Carousel(List.of(card)))).contains(new Carousel(List.of(full)));
        assertThat(
                        fill(
                                new ItemList(
                                        List.of(
                                                new Item(
                                                        "{x}",
                                                        Optional.of("{x}"),
                                                        Optional.of(url),
                                                        Optional.of(url))),
                                        Optional.of(says("{x}")))))
                .contains(
                        new ItemList(
                                List.of(
                                        new Item(
                                                "1\\*2",
                                                Optional.of("1\\*2"),
                                                Optional.of(filled),
                                                Optional.of(filled))),
                                Optional.of(new Button("1\\*2", new ButtonAction.Say("1*2")))));
        assertThat(fill(new Form("{x}", List.of(new Field("n", "{x}?")), "bye {x}")))
                .contains(new Form("1\\*2", List.of(new Field("n", "1\\*2?")), "bye 1\\*2"));
    }

    @Test
    void whatSaysNothingWithoutAValueIsLeftOut() {
        assertThat(fill(BotMessage.text("{none}"))).isEmpty();
        assertThat(fill(new Text("a", List.of(new QuickReply("{none}", "b")))))
                .contains(BotMessage.text("a"));
        assertThat(fill(new Buttons("a", List.of(says("{none}"))))).contains(BotMessage.text("a"));
        assertThat(
                        fill(
                                new Carousel(
                                        List.of(
                                                new Card(
                                                        "{none}",
                                                        Optional.empty(),
                                                        Optional.empty(),
                                                        Optional.empty(),
                                                        List.of())))))
                .isEmpty();
        assertThat(fill(new Form("a", List.of(new Field("n", "{none}")), "b")))
                .contains(BotMessage.text("a"));
    }

    @Test
    void aMessageWithoutPlaceholdersStaysAsItIs() {
        BotMessage message = new Text("a *b* _c_", List.of(new QuickReply("d", "e")));

        assertThat(fill(message)).contains(message);
    }
}
