package dev.deskhand.server.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.BotMessage.Button;
import dev.deskhand.bot.BotMessage.ButtonAction;
import dev.deskhand.bot.BotMessage.Card;
import dev.deskhand.bot.BotMessage.Carousel;
import dev.deskhand.bot.BotMessage.Field;
import dev.deskhand.bot.BotMessage.Item;
import dev.deskhand.bot.BotMessage.ItemList;
import dev.deskhand.bot.BotMessage.QuickReply;
import dev.deskhand.server.channel.Loss.Kind;
import dev.deskhand.zendesk.chat.message.Action;
import dev.deskhand.zendesk.chat.message.OutgoingMessage;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZendeskChatRendererTest {
    private static final URI SHOP = URI.create("https://shop.example/tea?a=b");

    @Test
    void whatFitsIsShownAsItIsAndNothingIsLost() {
        Rendering rendering = ZendeskChatRenderer.render(replies(11, "Choice"));

        assertThat(rendering.losses()).isEmpty();
        assertThat(only(rendering))
                .isInstanceOfSatisfying(
                        OutgoingMessage.QuickReplies.class,
                        message -> {
                            assertThat(message.quickReplies()).hasSize(11);
                            assertThat(message.fallback().options())
                                    .hasSize(11)
                                    .contains("Choice k");
                            assertThat(message.fallback().text()).isEqualTo("Which?");
                        });
    }

    @Test
    void twelveQuickRepliesBecomeANumberedListWithOptions() {
        Rendering rendering = ZendeskChatRenderer.render(replies(12, "Choice"));

        assertThat(kinds(rendering)).containsExactly(Kind.QUICK_REPLIES_LISTED);
        assertThat(only(rendering))
                .isInstanceOfSatisfying(
                        OutgoingMessage.Text.class,
                        message -> {
                            assertThat(message.text())
                                    .startsWith("Which?\n1. Choice a\n2. Choice b\n")
                                    .endsWith("\n12. Choice l");
                            assertThat(message.options()).hasSize(12).contains("send l");
                        });
    }

    @Test
    void aLabelOfTwentyCharactersMakesAListAndOneOfNineteenDoesNot() {
        assertThat(kinds(ZendeskChatRenderer.render(reply("x".repeat(20)))))
                .containsExactly(Kind.QUICK_REPLIES_LISTED);
        assertThat(kinds(ZendeskChatRenderer.render(reply("x".repeat(19))))).isEmpty();
        assertThat(kinds(ZendeskChatRenderer.render(reply("\ud83d\udc4b\ud83c\udffd".repeat(19)))))
                .isEmpty();
    }

    @Test
    void labelsWithNumbersOfTheirOwnGetNoOthers() {
        OutgoingMessage message =
                only(ZendeskChatRenderer.render(reply("For 4 people or many more")));

        assertThat(((OutgoingMessage.Text) message).text())
                .isEqualTo("Which?\n- For 4 people or many more");
    }

    @Test
    void aSlashInAnOptionIsALookAlike() {
        Rendering rendering = ZendeskChatRenderer.render(reply("1/2"));

        assertThat(kinds(rendering)).containsExactly(Kind.SLASH);
        OutgoingMessage.QuickReplies message = (OutgoingMessage.QuickReplies) only(rendering);
        assertThat(message.quickReplies().getFirst().value()).isEqualTo("1/2");
        assertThat(message.fallback().options()).containsExactly("1\u22152");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 1", "4, 2", "7, 3"})
    void moreThanThreeButtonsAreSplit(int count, int messages) {
        List<Button> buttons =
                IntStream.range(0, count).mapToObj(at -> says("Button " + at)).toList();

        Rendering rendering = ZendeskChatRenderer.render(new BotMessage.Buttons("Well?", buttons));

        assertThat(rendering.parts()).hasSize(messages);
        assertThat(rendering.parts())
                .flatExtracting(part -> ((OutgoingMessage.Buttons) part.outgoing()).buttons())
                .extracting(dev.deskhand.zendesk.chat.message.Button::text)
                .containsExactlyElementsOf(buttons.stream().map(Button::label).toList());
        assertThat(kinds(rendering))
                .isEqualTo(messages == 1 ? List.of() : List.of(Kind.BUTTONS_SPLIT));
    }

    @Test
    void anAddressThatZendeskDoesNotOpenStandsInTheText() {
        Rendering rendering =
                ZendeskChatRenderer.render(
                        new BotMessage.Buttons(
                                "Well?",
                                List.of(
                                        opens("Write", URI.create("mailto:tea@shop.example")),
                                        opens("Shop", SHOP))));

        assertThat(kinds(rendering)).containsExactly(Kind.ADDRESS_AS_TEXT);
        OutgoingMessage.Buttons shop =
                (OutgoingMessage.Buttons) rendering.parts().getFirst().outgoing();
        assertThat(shop.buttons().getFirst().action()).isEqualTo(new Action.Link(SHOP));
        assertThat(shop.fallback().text()).isEqualTo("Well?\nShop: " + SHOP);
        assertThat(rendering.parts().getLast().shown())
                .isEqualTo(BotMessage.text("Write: tea@shop.example"));
    }

    @Test
    void aLongTextAboveButtonsComesFirst() {
        Rendering rendering =
                ZendeskChatRenderer.render(
                        new BotMessage.Buttons(
                                "This sentence is here to be long. ".repeat(5) + "Which one?",
                                List.of(says("This"))));

        assertThat(kinds(rendering)).containsExactly(Kind.TEXT_SPLIT);
        assertThat(rendering.parts()).hasSize(2);
        assertThat(rendering.parts().getLast().shown().plainText()).endsWith("Which one?");
    }

    @Test
    void anImageBecomesAPanelUnderItsAlternativeText() {
        Rendering rendering =
                ZendeskChatRenderer.render(
                        new BotMessage.Image(SHOP, "A green tin", Optional.of("Best tea")));

        assertThat(kinds(rendering)).containsExactly(Kind.IMAGE_AS_CARD);
        OutgoingMessage.Panel panel = (OutgoingMessage.Panel) only(rendering);
        assertThat(panel.card().heading()).isEqualTo("A green tin");
        assertThat(panel.card().paragraph()).contains("Best tea");
        assertThat(panel.card().image()).contains(SHOP);
        assertThat(panel.fallback().text()).isEqualTo("A green tin\nBest tea\n" + SHOP);
    }

    @Test
    void aCarouselOfOneCardBecomesAPanel() {
        Rendering rendering = ZendeskChatRenderer.render(new Carousel(List.of(card("Tin"))));

        assertThat(kinds(rendering)).containsExactly(Kind.CAROUSEL_AS_CARD);
        assertThat(only(rendering)).isInstanceOf(OutgoingMessage.Panel.class);
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "10, 1", "11, 2", "21, 3"})
    void moreThanTenCardsAreSplitAndNoneIsLeftAlone(int count, int messages) {
        List<Card> cards = IntStream.range(0, count).mapToObj(at -> card("Tin " + at)).toList();

        Rendering rendering = ZendeskChatRenderer.render(new Carousel(cards));

        assertThat(rendering.parts()).hasSize(messages);
        assertThat(rendering.parts())
                .flatExtracting(part -> ((OutgoingMessage.Carousel) part.outgoing()).cards())
                .hasSize(count);
    }

    @Test
    void aCardWithTooManyButtonsIsFollowedByTheOthers() {
        Card card =
                new Card(
                        "Tin",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        IntStream.range(0, 5).mapToObj(at -> says("Button " + at)).toList());

        Rendering rendering = ZendeskChatRenderer.render(card);

        assertThat(kinds(rendering)).containsExactly(Kind.BUTTONS_SPLIT);
        assertThat(rendering.parts()).hasSize(2);
        assertThat(rendering.parts().getLast().shown())
                .isEqualTo(
                        new BotMessage.Buttons("Tin", List.of(says("Button 3"), says("Button 4"))));
    }

    @Test
    void aListOfOneBecomesAPanelAndOneOfFiveIsSplit() {
        assertThat(only(ZendeskChatRenderer.render(list(1))))
                .isInstanceOf(OutgoingMessage.Panel.class);
        assertThat(only(ZendeskChatRenderer.render(list(4))))
                .isInstanceOf(OutgoingMessage.ItemList.class);
        Rendering five = ZendeskChatRenderer.render(list(5));
        assertThat(kinds(five)).containsExactly(Kind.LIST_SPLIT);
        assertThat(five.parts())
                .extracting(part -> ((OutgoingMessage.ItemList) part.outgoing()).items().size())
                .containsExactlyInAnyOrder(2, 3);
    }

    @Test
    void aListWithoutLinksBecomesLines() {
        ItemList list =
                new ItemList(
                        List.of(
                                new Item(
                                        "Green",
                                        Optional.of("mild"),
                                        Optional.empty(),
                                        Optional.empty()),
                                new Item(
                                        "Black",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of(SHOP))),
                        Optional.of(says("More")));

        Rendering rendering = ZendeskChatRenderer.render(list);

        assertThat(kinds(rendering)).containsExactly(Kind.LIST_AS_TEXT);
        assertThat(((OutgoingMessage.Buttons) only(rendering)).text())
                .isEqualTo("- Green: mild\n- Black (" + SHOP + ")");
    }

    @Test
    void aFormBeginsWithItsFirstQuestion() {
        Rendering rendering =
                ZendeskChatRenderer.render(
                        new BotMessage.Form(
                                "Two questions.",
                                List.of(new Field("a", "Which?"), new Field("b", "When?"))));

        assertThat(kinds(rendering)).containsExactly(Kind.FORM_AS_QUESTIONS);
        assertThat(rendering.parts())
                .extracting(Rendering.Part::shown)
                .containsExactly(BotMessage.text("Two questions."), BotMessage.text("Which?"));
    }

    @Test
    void markdownIsToldAndGone() {
        Rendering rendering =
                ZendeskChatRenderer.render(BotMessage.text("**Now** [here](https://a.example)"));

        assertThat(rendering.parts())
                .extracting(Rendering.Part::shown)
                .containsExactly(BotMessage.text("Now here (https://a.example)"));
        assertThat(rendering.losses())
                .singleElement()
                .satisfies(loss -> {
                    assertThat(loss.kind()).isEqualTo(Kind.FORMATTING);
                    assertThat(loss.place()).isEqualTo("text");
                });
    }

    @Test
    void aTextOfNothingButMarkdownIsShownAsItStands() {
        assertThat(ZendeskChatRenderer.parts(BotMessage.text("---")))
                .containsExactly(BotMessage.text("---"));
    }

    private static OutgoingMessage only(Rendering rendering) {
        assertThat(rendering.parts()).hasSize(1);
        return rendering.parts().getFirst().outgoing();
    }

    private static List<Kind> kinds(Rendering rendering) {
        return rendering.losses().stream().map(Loss::kind).toList();
    }

    private static BotMessage replies(int count, String label) {
        return new BotMessage.Text(
                "Which?",
                IntStream.range(0, count)
                        .mapToObj(at -> (char) ('a' + at))
                        .map(each -> new QuickReply(label + " " + each, "send " + each))
                        .toList());
    }

    private static BotMessage reply(String label) {
        return new BotMessage.Text("Which?", List.of(new QuickReply(label, label)));
    }

    private static Button says(String label) {
        return new Button(label, new ButtonAction.Say(label));
    }

    private static Button opens(String label, URI url) {
        return new Button(label, new ButtonAction.Open(url));
    }

    private static Card card(String title) {
        return new Card(title, Optional.of("Good"), Optional.empty(), Optional.empty(), List.of());
    }

    private static BotMessage list(int count) {
        return new ItemList(
                IntStream.range(0, count)
                        .mapToObj(at ->
                                new Item(
                                        "Tin " + at,
                                        Optional.of("Good"),
                                        Optional.empty(),
                                        Optional.of(SHOP)))
                        .toList(),
                Optional.empty());
    }
}
