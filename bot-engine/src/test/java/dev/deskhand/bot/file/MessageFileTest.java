package dev.deskhand.bot.file;

import static dev.deskhand.bot.file.ParsedFiles.problems;
import static dev.deskhand.bot.file.ParsedFiles.valid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

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
import dev.deskhand.bot.Node;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageFileTest {
    private static final String HEAD =
            """
            name: Small
            faq:
              - name: hello
                user_says: [hello]
                bot_says:
            """;

    @Test
    void aTextHasQuickRepliesThatShowOneThingAndSendAnother() {
        assertThat(
                        message(
                                """
                                      - text: Hi!
                                        quick_replies: [Hello, {label: Greet, sends: hello}]
                                """))
                .isEqualTo(
                        new Text(
                                "Hi!",
                                List.of(
                                        new QuickReply("Hello", "Hello"),
                                        new QuickReply("Greet", "hello"))));
    }

    @Test
    void buttonsSaySomethingOrOpenAnAddress() {
        assertThat(
                        message(
                                """
                                      - text: Hi!
                                        buttons:
                                          - Hello
                                          - {label: Greet, sends: hello}
                                          - {label: Shop, url: "https://shop.example/a?b=c"}
                                          - {label: Write, url: "mailto:a@shop.example"}
                                """))
                .isEqualTo(
                        new Buttons(
                                "Hi!",
                                List.of(
                                        new Button("Hello", new ButtonAction.Say("Hello")),
                                        new Button("Greet", new ButtonAction.Say("hello")),
                                        opens("Shop", "https://shop.example/a?b=c"),
                                        opens("Write", "mailto:a@shop.example"))));
    }

    @Test
    void anImageHasAnAlternativeTextAndMayHaveACaption() {
        assertThat(
                        message(
                                """
                                      - image: https://shop.example/tin.png
                                        alternative: A green tin
                                        caption: Our best tea
                                """))
                .isEqualTo(
                        new Image(
                                URI.create("https://shop.example/tin.png"),
                                "A green tin",
                                Optional.of("Our best tea")));
    }

    @Test
    void cardsStandAloneOrSideBySide() {
        Card tin =
                new Card(
                        "Tin",
                        Optional.of("Holds 100 g"),
                        Optional.of(URI.create("https://shop.example/tin.png")),
                        Optional.of(URI.create("https://shop.example/tin")),
                        List.of(new Button("Hello", new ButtonAction.Say("hello"))));
        String fields =
                """
                title: Tin
                                description: Holds 100 g
                                image: https://shop.example/tin.png
                                link: https://shop.example/tin
                                buttons: [{label: Hello, sends: hello}]
                """;

        assertThat(message("      - card:\n                " + fields)).isEqualTo(tin);
        assertThat(
                        message(
                                "      - carousel:\n              - "
                                        + fields
                                        + "              - {title: Pot}\n"))
                .isEqualTo(
                        new Carousel(
                                List.of(
                                        tin,
                                        new Card(
                                                "Pot",
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                List.of()))));
    }

    @Test
    void aListHasItemsAndMayHaveAButton() {
        assertThat(
                        message(
                                """
                                      - list:
                                          - Plain
                                          - {title: Tin, description: Green, link: "https://shop.example/"}
                                        button: {label: More, url: "https://shop.example/all"}
                                """))
                .isEqualTo(
                        new ItemList(
                                List.of(
                                        new Item(
                                                "Plain",
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty()),
                                        new Item(
                                                "Tin",
                                                Optional.of("Green"),
                                                Optional.empty(),
                                                Optional.of(URI.create("https://shop.example/")))),
                                Optional.of(opens("More", "https://shop.example/all"))));
    }

    @Test
    void aFormAsksForFields() {
        assertThat(
                        message(
                                """
                                      - form:
                                          intro: Two questions.
                                          fields:
                                            - {name: order, label: Which order?}
                                            - {name: email, label: Your e-mail?}
                                          closing: Noted.
                                """))
                .isEqualTo(
                        new Form(
                                "Two questions.",
                                List.of(
                                        new Field("order", "Which order?"),
                                        new Field("email", "Your e-mail?")),
                                "Noted."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {quick_replies: [hello]}                                        | faq[0].bot_says[0]                          | says nothing
                    {text: a, card: {title: b}}                                     | faq[0].bot_says[0]                          | card and text
                    {text: a, caption: b}                                           | faq[0].bot_says[0].caption                  | cannot stand beside
                    {text: a, quick_replies: [hello], buttons: [hello]}             | faq[0].bot_says[0].buttons                  | not both
                    {text: a, buttons: [{label: b, sends: hello, url: 'https://c'}]}| faq[0].bot_says[0].buttons[0].url           | not both
                    {text: a, buttons: [{sends: hello}]}                            | faq[0].bot_says[0].buttons[0].label         | needs a label
                    {text: a, buttons: [{label: b, url: 'javascript:c()'}]}         | faq[0].bot_says[0].buttons[0].url           | not an address
                    {text: a, buttons: [{label: b, url: 'shop.example'}]}           | faq[0].bot_says[0].buttons[0].url           | not an address
                    {text: a, buttons: [{label: b, url: 'https://c d'}]}            | faq[0].bot_says[0].buttons[0].url           | cannot be read
                    {text: a, buttons: [Refund]}                                    | faq[0].bot_says[0].buttons[0]               | not understand its own button
                    {image: 'https://a/b.png'}                                      | faq[0].bot_says[0].alternative              | cannot see it
                    {image: 'mailto:a@b', alternative: c}                           | faq[0].bot_says[0].image                    | not an address
                    {card: {description: a}}                                        | faq[0].bot_says[0].card.title               | needs a title
                    {card: {title: a, buttons: [{label: b, url: nope}]}}            | faq[0].bot_says[0].card.buttons[0].url      | not an address
                    {carousel: []}                                                  | faq[0].bot_says[0].carousel                 | at least one
                    {list: [{description: a}]}                                      | faq[0].bot_says[0].list[0].title            | needs a title
                    {list: [a], button: {label: b, url: nope}}                      | faq[0].bot_says[0].button.url               | not an address
                    {form: {fields: [{name: a, label: b}]}}                         | faq[0].bot_says[0].form.intro               | introduction
                    {form: {intro: a}}                                              | faq[0].bot_says[0].form.fields              | at least one
                    {form: {intro: a, fields: [{name: b, label: c}, {name: b, label: d}]}} | faq[0].bot_says[0].form.fields[1].name | Two fields
                    {text: "\\u200b\\u200b"}                                        | faq[0].bot_says[0].text                     | invisible
                    """)
    void whatCannotBeShownIsNamedWithLinePathAndFix(String says, String path, String words) {
        assertThat(problems(HEAD + "      - " + says + "\n"))
                .anySatisfy(problem -> {
                    assertThat(problem.line()).isEqualTo(6);
                    assertThat(problem.path()).isEqualTo(path);
                    assertThat(problem.message()).contains(words);
                    assertThat(problem.fix()).isNotBlank();
                });
    }

    @Test
    void aFormThatIsNotTheLastMessageIsRefused() {
        String form = "      - form: {intro: a, fields: [{name: b, label: c}]}\n";

        assertThat(problems(HEAD + form + "      - text: d\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("last message"));
    }

    @Test
    void theExampleOfTheDocumentationHasEveryKind() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "bot-authors", "messages.md"));
        String example = page.substring(page.indexOf("```yaml\n") + 8, page.indexOf("\n```\n"));

        BotFile.Valid valid = (BotFile.Valid) BotFile.parse(example);

        assertThat(valid.bot().nodes())
                .flatExtracting(Node::botSays)
                .extracting(
                        saying -> saying.variants().getFirst().message().getClass().getSimpleName())
                .contains("Text", "Buttons", "Image", "Card", "Carousel", "ItemList", "Form");
    }

    @Test
    void eachMessagesPlaceIsKnown() {
        BotFile.Valid valid =
                (BotFile.Valid) BotFile.parse(HEAD + "      - one\n      - text: two\n");

        assertThat(valid.messages())
                .extracting(BotFile.PlacedMessage::path, BotFile.PlacedMessage::place)
                .containsExactly(
                        tuple("faq[0].bot_says[0]", new BotFile.Place("", 6, 9)),
                        tuple("faq[0].bot_says[1]", new BotFile.Place("", 7, 9)));
    }

    @Test
    void aMessageThatNoChannelCouldShowCannotBeMade() {
        URI script = URI.create("javascript:alert(1)");

        assertThatIllegalArgumentException().isThrownBy(() -> BotMessage.text(" \u200b\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Buttons("a", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Carousel(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ItemList(List.of(), Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Form("a", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new ButtonAction.Open(script));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Image(URI.create("tin.png"), "a tin", Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new QuickReply("", "a"));
    }

    private static Button opens(String label, String url) {
        return new Button(label, new ButtonAction.Open(URI.create(url)));
    }

    private static BotMessage message(String says) {
        return valid(HEAD + says)
                .nodes()
                .getFirst()
                .botSays()
                .getFirst()
                .variants()
                .getFirst()
                .message();
    }
}
