package dev.deskhand.zendesk.chat.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskhand.zendesk.chat.message.OutgoingMessage.Buttons;
import dev.deskhand.zendesk.chat.message.OutgoingMessage.Carousel;
import dev.deskhand.zendesk.chat.message.OutgoingMessage.ItemList;
import dev.deskhand.zendesk.chat.message.OutgoingMessage.Panel;
import dev.deskhand.zendesk.chat.message.OutgoingMessage.QuickReplies;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingMessageTest {

    private static final URI SHOP = URI.create("https://shop.example/lamp");
    private static final URI PICTURE = URI.create("https://shop.example/lamp.png");

    @Test
    void aFallbackOfQuickRepliesOffersTheirValuesWithoutSlashes() {
        QuickReplies message =
                QuickReplies.of(
                        "Which size?",
                        List.of(new QuickReply("M", "Size 38/40"), QuickReply.of("Large")));

        assertThat(message.fallback())
                .isEqualTo(new Fallback("Which size?", List.of("Size 38\u221540", "Large")));
    }

    @Test
    void aFallbackOfButtonsWritesOutTheAddresses() {
        Buttons message =
                Buttons.of(
                        "And now?",
                        List.of(Button.link("See it", SHOP), Button.reply("Buy", "I buy it")));

        assertThat(message.fallback())
                .isEqualTo(
                        new Fallback(
                                "And now?\nSee it: https://shop.example/lamp",
                                List.of("I buy it")));
    }

    @Test
    void aFallbackOfCardsTellsAllThatIsOnThem() {
        PanelCard lamp =
                PanelCard.of("Lamp")
                        .withParagraph("It shines.")
                        .withImage(PICTURE)
                        .withLink(SHOP)
                        .withButtons(List.of(Button.reply("Buy", "Buy")));
        String told = "Lamp\nIt shines.\nhttps://shop.example/lamp.png\nhttps://shop.example/lamp";

        assertThat(Panel.of(lamp).fallback()).isEqualTo(new Fallback(told, List.of("Buy")));
        assertThat(Carousel.of(List.of(lamp, lamp)).fallback())
                .isEqualTo(new Fallback(told + "\n" + told, List.of("Buy")));
    }

    @Test
    void aFallbackOfAListTellsEveryItem() {
        ListItem item = new ListItem("Lamp", "It shines.", Optional.of(PICTURE), SHOP);
        ItemList list = ItemList.of(List.of(item, item), Optional.of(Button.link("All", SHOP)));

        assertThat(list.fallback().text())
                .startsWith("Lamp\nIt shines.\n" + PICTURE + "\n" + SHOP + "\nLamp\n")
                .endsWith("All: " + SHOP);
    }

    @Test
    void aFallbackThatIsTooLongIsCutBetweenCharactersAndSaysSo() {
        String flags = "\uD83C\uDDEF\uD83C\uDDF5".repeat(600);
        Fallback fallback =
                Carousel.of(List.of(PanelCard.of(flags), PanelCard.of(flags))).fallback();

        assertThat(Graphemes.count(fallback.text())).isEqualTo(999);
        assertThat(fallback.text()).endsWith("\uD83C\uDDF5\u2026");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "ftp://example.com/x",
                "/relative",
                "//example.com",
                "https:opaque",
                "mailto:a@example.com"
            })
    void anAddressThatIsNoneOfTheWebIsRefused(String address) {
        URI url = URI.create(address);
        assertThatThrownBy(() -> new Action.Link(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://");
        assertThatThrownBy(() -> PanelCard.of("h").withImage(url))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PanelCard.of("h").withLink(url))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ListItem("h", "p", Optional.of(url), SHOP))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ListItem("h", "p", Optional.empty(), url))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMessageDoesNotChangeWithTheListItWasMadeFrom() {
        List<QuickReply> replies = new ArrayList<>(List.of(QuickReply.of("a")));
        QuickReplies message = QuickReplies.of("?", replies);
        replies.clear();

        assertThat(message.quickReplies()).hasSize(1);
    }
}
