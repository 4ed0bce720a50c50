package dev.deskhand.bot.file;

import static dev.deskhand.bot.file.ParsedFiles.valid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.deskhand.bot.Action;
import dev.deskhand.bot.ApiCall;
import dev.deskhand.bot.Bot;
import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.BusinessHours;
import dev.deskhand.bot.Condition;
import dev.deskhand.bot.Connection;
import dev.deskhand.bot.Disambiguation;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.Saying;
import dev.deskhand.bot.Sentence;
import dev.deskhand.bot.SystemText;
import dev.deskhand.bot.entity.Entity;
import dev.deskhand.bot.entity.EntityType;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholeBotTest {
    private static final String BOT =
            """
            name: Larch & Kettle
            languages: [en, de]
            settings:
              break_message: {en: [Pardon?, Sorry?], de: Wie bitte?}
              human_assistance: false
              hand_over:
                after_misses: 3
                department: Support
                user_says: {en: [a human], de: [ein Mensch]}
                bot_says: {looking: One moment.}
              texts: {error: Oops., did_you_mean: {en: "Which?", de: "Welches?"}}
              disambiguation: false
              small_talk: {answers: {greeting: "Hello {visitor_name|there}!"}, off: [joke]}
              burst: 1 s
              silence: 10 min
              context_life: 1 d
              region: GB
              time_zone: Europe/London
              business_hours:
                weekdays: ["09:00-12:00", "13:00-18:00"]
                friday: ["09:00-24:00"]
                closed: [2026-12-25]
            entities:
              - name: order_number
                type: shape
                shapes: ["AB-######"]
                personal: true
                prompt: {en: What is your order number?, de: Wie ist die Bestellnummer?}
                reprompt:
                  - any_of: [It looks like AB-123456., {text: AB and six digits., channels: [zendesk_chat]}]
              - {name: status, type: free_text}
              - {name: total, type: number, min: 0}
              - {name: size, type: dictionary, values: [Small, "Large|big,huge", {value: M, variants: [medium]}]}
            nodes:
              - name: track_order
                type: start
                label: {en: Track an order, de: Bestellung verfolgen}
                user_says: {en: [where is my order], de: [wo ist meine Bestellung]}
                not_user_says: [order a cake]
                first_says: [Let us see.]
                asks: [order_number, {entity: size, optional: true, prompt: "Which size?"}]
                actions:
                  - call:
                      method: POST
                      url: "https://api.example/orders/{order_number}"
                      headers: {Accept-Language: en}
                      send: {/order: "{order_number}"}
                      receive: {status: /status, total: {pointer: /total, optional: true}}
                      secret: SHOP_API_SECRET
                      timeout: 10 s
                      retries: 1
                  - set: {size: Small}
                  - clear: [size]
                  - tag: [vip]
                bot_says:
                  - text: {en: "It is {status}.", de: "Sie ist {status}."}
                    quick_replies: [{en: Thanks a lot, de: Vielen Dank}]
                connections:
                  - {to: shipped, when: {status: [shipped, sent], total: "> 100"}}
                  - {to: person, when: {any: [{status: not lost}, {order_number: unknown}, {business_hours: open}]}}
                  - {to: thanks, user_says: [thanks a lot, vielen dank]}
                on_error: person
              - {name: shipped, bot_says: [On its way.], clears_context: true}
              - {name: person, type: step, actions: [{hand_over: {department: Support}}]}
              - {name: thanks, type: step, actions: [{clear_context: true}, {hand_over: true}]}
            faq:
              - {name: hello, user_says: [hello], bot_says: [Hi!], active: false}
            """;

    private final Bot bot = valid(BOT);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "disambiguation: true                 | NEAR_MISSES",
                "disambiguation: false                | OFF",
                "'disambiguation: {near_misses: false}' | EQUALLY_NEAR",
                "'disambiguation: {near_misses: true}'  | NEAR_MISSES",
                "'disambiguation: {}'                 | NEAR_MISSES",
                "# nothing                            | NEAR_MISSES",
            })
    void whatIsAskedAboutCanBeChosen(String setting, Disambiguation asked) {
        Bot one = valid(BOT.replace("disambiguation: false", setting));

        assertThat(one.settings().disambiguation()).isEqualTo(asked);
    }

    @Test
    void settingsAreReadWhole() {
        var settings = bot.settings();

        assertThat(bot.languages()).containsExactly("en", "de");
        assertThat(settings.texts().variants(SystemText.BREAK, "en"))
                .containsExactly("Pardon?", "Sorry?");
        assertThat(settings.texts().of(SystemText.BREAK, "de")).isEqualTo("Wie bitte?");
        assertThat(settings.texts().of(SystemText.LOOKING, "en")).isEqualTo("One moment.");
        assertThat(settings.texts().of(SystemText.DID_YOU_MEAN, "de")).isEqualTo("Welches?");
        assertThat(settings.humanAssistance()).isFalse();
        assertThat(settings.disambiguation()).isEqualTo(Disambiguation.OFF);
        assertThat(settings.handOver().afterMisses()).isEqualTo(3);
        assertThat(settings.handOver().userSays())
                .containsExactly(new Sentence("a human", "en"), new Sentence("ein Mensch", "de"));
        assertThat(settings.smallTalk().answers()).containsOnlyKeys("greeting");
        assertThat(settings.smallTalk().off()).containsExactly("joke");
        assertThat(settings.burst()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.silence()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.contextLife()).isEqualTo(Duration.ofDays(1));
        assertThat(settings.region()).isEqualTo("GB");
        assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/London"));
    }

    @Test
    void aDayOfItsOwnReplacesTheHoursOfWeekdays() {
        BusinessHours hours = bot.settings().hours().orElseThrow();

        assertThat(hours.week().get(DayOfWeek.MONDAY)).hasSize(2);
        assertThat(hours.week().get(DayOfWeek.FRIDAY))
                .containsExactly(new BusinessHours.Span(LocalTime.of(9, 0), LocalTime.MIDNIGHT));
        assertThat(hours.week()).doesNotContainKey(DayOfWeek.SATURDAY);
        assertThat(hours.closed()).containsExactly(LocalDate.of(2026, 12, 25));
    }

    @Test
    void entitiesHaveTypesAndWordsThatAskForThem() {
        var order = bot.entity("order_number").orElseThrow();

        assertThat(order.entity())
                .isEqualTo(
                        new Entity(
                                "order_number", new EntityType.Shape(List.of("AB-######")), true));
        assertThat(order.prompt())
                .containsExactly(
                        new Saying(
                                List.of(
                                        variant("What is your order number?", "en"),
                                        variant("Wie ist die Bestellnummer?", "de"))));
        assertThat(order.reprompt())
                .containsExactly(
                        new Saying(
                                List.of(
                                        variant("It looks like AB-123456.", ""),
                                        new Saying.Variant(
                                                BotMessage.text("AB and six digits."),
                                                "",
                                                Set.of("zendesk_chat")))));
        assertThat(bot.entity("size").orElseThrow().entity().type())
                .isEqualTo(
                        new EntityType.Dictionary(
                                List.of(
                                        new EntityType.Choice("Small", List.of()),
                                        new EntityType.Choice("Large", List.of("big", "huge")),
                                        new EntityType.Choice("M", List.of("medium"))),
                                true));
    }

    @Test
    void aNodeAsksActsSpeaksAndLeadsOn() {
        Node node = bot.node("track_order").orElseThrow();

        assertThat(node.kind()).isEqualTo(Node.Kind.START);
        assertThat(node.label().orElseThrow().in("de")).containsExactly("Bestellung verfolgen");
        assertThat(node.userSays())
                .containsExactly(
                        new Sentence("where is my order", "en"),
                        new Sentence("wo ist meine Bestellung", "de"));
        assertThat(node.notUserSays()).containsExactly(new Sentence("order a cake", "en"));
        assertThat(node.firstSays()).containsExactly(Saying.of(BotMessage.text("Let us see.")));
        assertThat(node.asks())
                .containsExactly(
                        new Node.Ask("order_number", false, List.of(), List.of()),
                        new Node.Ask(
                                "size",
                                true,
                                List.of(Saying.of(BotMessage.text("Which size?"))),
                                List.of()));
        assertThat(node.actions())
                .containsExactly(
                        new Action.CallApi(
                                new ApiCall(
                                        ApiCall.Method.POST,
                                        "https://api.example/orders/{order_number}",
                                        Map.of("Accept-Language", "en"),
                                        Map.of("/order", "{order_number}"),
                                        List.of(
                                                new ApiCall.Receive("status", "/status", false),
                                                new ApiCall.Receive("total", "/total", true)),
                                        Optional.of("SHOP_API_SECRET"),
                                        Duration.ofSeconds(10),
                                        1)),
                        new Action.SetValue("size", "Small"),
                        new Action.Clear(List.of("size")),
                        new Action.Tag(List.of("vip")));
        assertThat(node.botSays().getFirst().variants())
                .extracting(Saying.Variant::language, variant -> variant.message().plainText())
                .containsExactly(tuple("en", "It is {status}."), tuple("de", "Sie ist {status}."));
        assertThat(node.onError()).contains("person");
    }

    @Test
    void connectionsHaveSentencesAndConditions() {
        assertThat(bot.node("track_order").orElseThrow().connections())
                .containsExactly(
                        new Connection(
                                "shipped",
                                List.of(),
                                List.of(),
                                Optional.of(
                                        new Condition.All(
                                                List.of(
                                                        new Condition.Is(
                                                                "status",
                                                                List.of("shipped", "sent"),
                                                                true),
                                                        new Condition.Compares(
                                                                "total",
                                                                Condition.Comparison.MORE,
                                                                new BigDecimal("100")))))),
                        new Connection(
                                "person",
                                List.of(),
                                List.of(),
                                Optional.of(
                                        new Condition.Any(
                                                List.of(
                                                        new Condition.Is(
                                                                "status", List.of("lost"), false),
                                                        new Condition.Known("order_number", false),
                                                        new Condition.Open(true))))),
                        new Connection(
                                "thanks",
                                List.of(
                                        new Sentence("thanks a lot", "en"),
                                        new Sentence("vielen dank", "en")),
                                List.of(),
                                Optional.empty()));
    }

    @Test
    void whatANodeIsFollowsFromItsKeysWhereNoTypeIsWritten() {
        assertThat(bot.nodes())
                .extracting(Node::name, Node::kind, Node::active)
                .contains(
                        tuple("shipped", Node.Kind.STEP, true),
                        tuple("hello", Node.Kind.FAQ, false));
        assertThat(bot.node("person").orElseThrow().actions())
                .containsExactly(new Action.HandOver(new Action.Target.Department("Support")));
        assertThat(bot.node("thanks").orElseThrow().actions())
                .containsExactly(
                        new Action.ClearContext(), new Action.HandOver(new Action.Target.Anyone()));
    }

    private static Saying.Variant variant(String text, String language) {
        return new Saying.Variant(BotMessage.text(text), language, Set.of());
    }
}
