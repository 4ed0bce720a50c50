package dev.deskhand.zendesk.chat.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.deskhand.zendesk.chat.message.OutgoingMessage.Buttons;
import dev.deskhand.zendesk.chat.message.OutgoingMessage.Carousel;
import dev.deskhand.zendesk.chat.message.OutgoingMessage.ItemList;
import dev.deskhand.zendesk.chat.message.OutgoingMessage.QuickReplies;
import dev.deskhand.zendesk.chat.message.OutgoingMessage.Text;
import java.net.URI;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each limit holds on the very edge, and says by its name when it is broken. */
class MessageLimitTest {

    /** One character to a person, eight to Java. */
    private static final String FAMILY = "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

    private static final URI WEB = URI.create("https://example.com");
    private static final Fallback FALLBACK = Fallback.of("plain");
    private static final ListItem ITEM = new ListItem("h", "p", Optional.empty(), WEB);

    private static Arguments text(MessageLimit limit, int most, Consumer<String> maker) {
        return arguments(limit, 1, most, (Consumer<Integer>) n -> maker.accept(FAMILY.repeat(n)));
    }

    private static Arguments items(
            MessageLimit limit, int least, int most, Consumer<Integer> maker) {
        return arguments(limit, least, most, maker);
    }

    /** Written from the fact sheet, not from the catalogue. */
    static Stream<Arguments> edges() {
        return Stream.of(lengths(), numbers(), slashesAndUrls()).flatMap(edges -> edges);
    }

    private static Stream<Arguments> lengths() {
        return Stream.of(
                text(MessageLimit.TEXT, 999, Text::of),
                text(
                        MessageLimit.TEXT,
                        999,
                        s -> new QuickReplies(s, List.of(QuickReply.of("a")), FALLBACK)),
                text(MessageLimit.TEXT, 999, Fallback::of),
                text(MessageLimit.OPTION, 999, s -> new Text("?", List.of("a", s))),
                text(MessageLimit.OPTION, 999, s -> new Fallback("?", List.of("a", s))),
                text(MessageLimit.QUICK_REPLY_LABEL, 19, s -> new QuickReply(s, "a")),
                text(MessageLimit.REPLY_VALUE, 999, s -> new QuickReply("a", s)),
                text(MessageLimit.REPLY_VALUE, 999, Action.Reply::new),
                text(MessageLimit.BUTTON_LABEL, 100, s -> Button.link(s, WEB)),
                text(
                        MessageLimit.BUTTONS_TEXT,
                        100,
                        s -> new Buttons(s, List.of(Button.reply("a", "a")), FALLBACK)),
                text(MessageLimit.HEADING, 999, PanelCard::of),
                text(MessageLimit.HEADING, 999, s -> new ListItem(s, "p", Optional.empty(), WEB)),
                text(MessageLimit.PARAGRAPH, 999, s -> PanelCard.of("h").withParagraph(s)),
                text(
                        MessageLimit.PARAGRAPH,
                        999,
                        s -> new ListItem("h", s, Optional.empty(), WEB)));
    }

    private static Stream<Arguments> numbers() {
        return Stream.of(
                items(
                        MessageLimit.QUICK_REPLIES,
                        1,
                        11,
                        n ->
                                new QuickReplies(
                                        "?", Collections.nCopies(n, QuickReply.of("a")), FALLBACK)),
                items(
                        MessageLimit.BUTTONS,
                        1,
                        3,
                        n ->
                                new Buttons(
                                        "?",
                                        Collections.nCopies(n, Button.link("a", WEB)),
                                        FALLBACK)),
                items(
                        MessageLimit.PANEL_BUTTONS,
                        0,
                        3,
                        n ->
                                PanelCard.of("h")
                                        .withButtons(
                                                Collections.nCopies(n, Button.link("a", WEB)))),
                items(
                        MessageLimit.CAROUSEL_PANELS,
                        2,
                        10,
                        n -> new Carousel(Collections.nCopies(n, PanelCard.of("h")), FALLBACK)),
                items(
                        MessageLimit.CAROUSEL_PANELS,
                        2,
                        10,
                        n -> Carousel.of(Collections.nCopies(n, PanelCard.of("h")))),
                items(
                        MessageLimit.LIST_ITEMS,
                        2,
                        4,
                        n ->
                                new ItemList(
                                        Collections.nCopies(n, ITEM), Optional.empty(), FALLBACK)),
                items(
                        MessageLimit.LIST_ITEMS,
                        2,
                        4,
                        n -> ItemList.of(Collections.nCopies(n, ITEM), Optional.empty())));
    }

    private static Stream<Arguments> slashesAndUrls() {
        return Stream.of(
                items(
                        MessageLimit.OPTION_SLASHES,
                        0,
                        0,
                        n -> new Text("?", List.of("one" + "/".repeat(n)))),
                items(
                        MessageLimit.OPTION_SLASHES,
                        0,
                        0,
                        n -> new Fallback("?", List.of("one" + "/".repeat(n)))),
                items(
                        MessageLimit.URL,
                        20,
                        2_048,
                        n ->
                                new Action.Link(
                                        URI.create("https://example.com/" + "a".repeat(n - 20)))));
    }

    @ParameterizedTest
    @MethodSource("edges")
    void holdsOnTheVeryEdge(MessageLimit limit, int least, int most, Consumer<Integer> maker) {
        assertThatCode(() -> maker.accept(least)).doesNotThrowAnyException();
        assertThatCode(() -> maker.accept(most)).doesNotThrowAnyException();
        assertBroken(limit, most + 1, maker);
        if (least > 0 && limit != MessageLimit.URL) {
            assertBroken(limit, least - 1, maker);
        }
    }

    private static void assertBroken(MessageLimit limit, int count, Consumer<Integer> maker) {
        assertThatThrownBy(() -> maker.accept(count))
                .as("%s with %d", limit, count)
                .asInstanceOf(InstanceOfAssertFactories.type(MessageLimitException.class))
                .satisfies(e -> {
                    assertThat(e.limit()).isEqualTo(limit);
                    assertThat(e.actual()).isEqualTo(count);
                    assertThat(e)
                            .hasMessageContaining(limit.name())
                            .hasMessageContaining("not " + count)
                            .hasMessageContaining(limit.source());
                });
    }

    @Test
    void everyLimitIsTried() {
        Set<MessageLimit> tried =
                edges().map(edge -> (MessageLimit) edge.get()[0]).collect(Collectors.toSet());
        tried.add(MessageLimit.LIST_BUTTONS); // kept by the type: an Optional
        assertThat(tried).isEqualTo(EnumSet.allOf(MessageLimit.class));
    }

    @Test
    void aBlankTextIsNone() {
        assertThatThrownBy(() -> Text.of(" \n\t"))
                .isInstanceOf(MessageLimitException.class)
                .hasMessageContaining("not 0")
                .hasMessageContaining("Fill it");
    }

    @Test
    void anErrorSaysWhatToDoAndQuotesNothing() {
        assertThatThrownBy(() -> new QuickReply("my card is 4111 1111", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "A quick reply's text must have 1 to 19 characters, as a person counts"
                                + " them, not 20. Shorten it; its value may say more. (Limit"
                                + " QUICK_REPLY_LABEL; source: Zendesk, message restrictions:"
                                + " under 20)");
    }

    @Test
    void aCallerCanAskBeforehand() {
        assertThat(MessageLimit.QUICK_REPLY_LABEL.fits(FAMILY.repeat(19))).isTrue();
        assertThat(MessageLimit.QUICK_REPLY_LABEL.fits(FAMILY.repeat(20))).isFalse();
        assertThat(MessageLimit.QUICK_REPLY_LABEL.fits("")).isFalse();
        assertThat(MessageLimit.BUTTONS.fits(0)).isFalse();
        assertThat(MessageLimit.BUTTONS.fits(3)).isTrue();
        assertThatThrownBy(() -> MessageLimit.BUTTONS.fits("text"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
