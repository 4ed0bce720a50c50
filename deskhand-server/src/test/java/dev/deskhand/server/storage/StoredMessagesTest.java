package dev.deskhand.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.BotMessage.Button;
import dev.deskhand.bot.BotMessage.ButtonAction;
import dev.deskhand.bot.BotMessage.Card;
import dev.deskhand.bot.BotMessage.Field;
import dev.deskhand.bot.BotMessage.Item;
import dev.deskhand.bot.BotMessage.QuickReply;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredMessagesTest {
    private static final URI SHOP = URI.create("https://shop.example/tea?a=b");
    private static final Card CARD =
            new Card(
                    "Tin",
                    Optional.of("Green"),
                    Optional.of(SHOP),
                    Optional.of(SHOP),
                    List.of(
                            new Button("Buy", new ButtonAction.Say("buy")),
                            new Button("Look", new ButtonAction.Open(SHOP))));
    private static final BotMessage.Form FORM =
            new BotMessage.Form("Two", List.of(new Field("a", "A?"), new Field("b", "B?")), "Bye");

    static Stream<BotMessage> messages() {
        return Stream.of(
                BotMessage.text("Line\none \ud83d\udc4b"),
                new BotMessage.Text("Which?", List.of(new QuickReply("A\tb", "c\nd"))),
                new BotMessage.Buttons("Which?", CARD.buttons()),
                new BotMessage.Image(SHOP, "A tin", Optional.of("Best")),
                new BotMessage.Image(SHOP, "A tin", Optional.empty()),
                CARD,
                new BotMessage.Carousel(List.of(CARD, CARD)),
                new BotMessage.ItemList(
                        List.of(
                                new Item(
                                        "One",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()),
                                new Item(
                                        "Two",
                                        Optional.of("2"),
                                        Optional.of(SHOP),
                                        Optional.of(SHOP))),
                        Optional.of(CARD.buttons().getFirst())),
                FORM);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void whatIsStoredIsReadBackAsItWas(BotMessage message) {
        assertThat(StoredMessages.read(StoredMessages.write(message))).isEqualTo(message);
    }

    @Test
    void theFormOfVersionOneStays() {
        assertThat(
                        StoredMessages.read(
                                """
                                {"v":1,"type":"buttons","text":"Which?","buttons":[
                                 {"label":"Buy","sent":"buy"},
                                 {"label":"Look","url":"https://shop.example/tea?a=b"}]}
                                """))
                .isEqualTo(new BotMessage.Buttons("Which?", CARD.buttons()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"v\":2,\"type\":\"text\",\"text\":\"a\"}",
                "{\"v\":1,\"type\":\"hologram\"}",
                "{\"v\":1,\"type\":\"text\"}"
            })
    void whatCannotBeReadIsSaidAndNeverGuessed(String json) {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> StoredMessages.read(json))
                .withMessageStartingWith("A stored message");
    }
}
