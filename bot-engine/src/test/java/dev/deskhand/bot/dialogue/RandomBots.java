package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.Action;
import dev.deskhand.bot.ApiCall;
import dev.deskhand.bot.Bot;
import dev.deskhand.bot.BotEntity;
import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.BotMessage.QuickReply;
import dev.deskhand.bot.Condition;
import dev.deskhand.bot.Connection;
import dev.deskhand.bot.Disambiguation;
import dev.deskhand.bot.HandOverRule;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.Saying;
import dev.deskhand.bot.Sentence;
import dev.deskhand.bot.Settings;
import dev.deskhand.bot.SmallTalk;
import dev.deskhand.bot.SystemTexts;
import dev.deskhand.bot.Wording;
import dev.deskhand.bot.entity.Entity;
import dev.deskhand.bot.entity.EntityType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Bots that nobody would write: in circles, with the same words everywhere. */
final class RandomBots {
    private static final List<String> WORDS =
            List.of(
                    "order",
                    "table",
                    "kettle",
                    "tomorrow",
                    "return",
                    "where",
                    "is",
                    "my",
                    "price",
                    "yes",
                    "no",
                    "menu",
                    "book",
                    "cancel",
                    "12",
                    "ada@example.org",
                    "AB-123456");

    private static final List<Node.Kind> KINDS =
            List.of(Node.Kind.START, Node.Kind.FAQ, Node.Kind.STEP);

    private final Random random;
    private final int nodes;

    RandomBots(long seed) {
        random = new Random(seed);
        nodes = 1 + random.nextInt(8);
    }

    Bot bot() {
        List<Node> all = new ArrayList<>();
        for (int at = 0; at < nodes; at++) {
            all.add(node(at));
        }
        return new Bot("Random", List.of("en", "de"), settings(), entities(), all);
    }

    /** Something a visitor may write. */
    String text() {
        return switch (random.nextInt(12)) {
            case 0 -> "";
            case 1 -> "\ud83d\ude00\ud83d\udc4d";
            case 2 -> "\u0000\u0007\u202e{order_number}\\ \ud800";
            case 3 -> "no, " + words();
            case 4 -> words() + ". " + words() + "? " + words();
            case 5 -> "a. b! ".repeat(1 + random.nextInt(300));
            case 6 -> Integer.toString(random.nextInt(5));
            case 7 ->
                    List.of("hello", "thanks", "talk to a human", "ja", "n\u00e4")
                            .get(random.nextInt(5));
            default -> words();
        };
    }

    /** What a service may answer. */
    ApiResult answer() {
        return switch (random.nextInt(4)) {
            case 0 -> new ApiResult.Failed(ApiResult.Kind.TIMED_OUT, "slow");
            case 1 -> new ApiResult.Answered("{\"a\": [[[");
            case 2 -> new ApiResult.Answered("{\"a\": {\"b\": 12}}");
            default -> new ApiResult.Answered("{\"a\": \"" + words() + "\"}");
        };
    }

    private Node node(int at) {
        List<Sentence> says = sentences();
        return new Node(
                "node" + at,
                at == 0 ? Node.Kind.START : KINDS.get(random.nextInt(KINDS.size())),
                random.nextInt(8) == 0,
                random.nextInt(10) > 0,
                random.nextBoolean() ? Optional.of(Wording.of("en", words())) : Optional.empty(),
                says,
                List.of(),
                random.nextInt(3) == 0 ? List.of(saying()) : List.of(),
                random.nextBoolean() ? List.of(ask(), ask()) : List.of(),
                random.nextBoolean() ? List.of(action(), action()) : List.of(),
                random.nextInt(4) > 0 ? List.of(saying(), saying()) : List.of(),
                random.nextBoolean() ? List.of(connection(), connection()) : List.of(),
                random.nextInt(3) == 0 ? Optional.of(name()) : Optional.empty());
    }

    private Connection connection() {
        Optional<Condition> when =
                switch (random.nextInt(4)) {
                    case 0 -> Optional.of(new Condition.Known(entity(), random.nextBoolean()));
                    case 1 ->
                            Optional.of(
                                    new Condition.Any(
                                            List.of(
                                                    new Condition.Is(
                                                            entity(), List.of("yes", "12"), false),
                                                    new Condition.Compares(
                                                            entity(),
                                                            Condition.Comparison.MORE,
                                                            BigDecimal.TEN))));
                    default -> Optional.empty();
                };
        return new Connection(
                name(), random.nextBoolean() ? sentences() : List.of(), List.of(), when);
    }

    private Action action() {
        return switch (random.nextInt(7)) {
            case 0 -> new Action.SetValue(entity(), "{" + entity() + "}");
            case 1 -> new Action.SetValue(entity(), words());
            case 2 -> new Action.Clear(List.of(entity()));
            case 3 -> new Action.ClearContext();
            case 4 -> new Action.Tag(List.of("tag"));
            case 5 -> new Action.HandOver(new Action.Target.Anyone());
            default ->
                    new Action.CallApi(
                            new ApiCall(
                                    ApiCall.Method.POST,
                                    "https://api.example/{" + entity() + "}",
                                    Map.of("X-A", "{" + entity() + "}"),
                                    Map.of("/a/b", "{" + entity() + "}", "/c", words()),
                                    List.of(
                                            new ApiCall.Receive(
                                                    entity(), "/a", random.nextBoolean())),
                                    Optional.empty(),
                                    ApiCall.DEFAULT_TIMEOUT,
                                    0));
        };
    }

    private Node.Ask ask() {
        return new Node.Ask(entity(), random.nextInt(3) == 0, List.of(), List.of());
    }

    private Saying saying() {
        Saying.Variant plain =
                new Saying.Variant(
                        BotMessage.text("{" + entity() + "} and {" + entity() + "|nothing}"),
                        random.nextBoolean() ? "" : "de",
                        Set.of());
        Saying.Variant picked =
                new Saying.Variant(
                        new BotMessage.Text(
                                words(),
                                List.of(
                                        new QuickReply(words(), words()),
                                        new QuickReply("yes", "yes"))),
                        "",
                        random.nextBoolean() ? Set.of() : Set.of("zendesk_chat"));
        return new Saying(List.of(plain, picked));
    }

    private List<BotEntity> entities() {
        List<BotEntity> entities = new ArrayList<>();
        for (EntityType type :
                List.of(
                        EntityType.DATE,
                        EntityType.NUMBER,
                        new EntityType.Email(),
                        new EntityType.YesNo(),
                        new EntityType.FreeText(100),
                        new EntityType.Money(),
                        new EntityType.Shape(List.of("AB-######")))) {
            entities.add(
                    new BotEntity(
                            Entity.of("e" + entities.size(), type),
                            random.nextBoolean() ? List.of(saying()) : List.of(),
                            List.of()));
        }
        return entities;
    }

    private String entity() {
        return "e" + random.nextInt(7);
    }

    private String name() {
        return "node" + random.nextInt(nodes);
    }

    private List<Sentence> sentences() {
        List<Sentence> sentences = new ArrayList<>();
        for (int at = 0; at <= random.nextInt(4); at++) {
            sentences.add(new Sentence(words(), random.nextInt(4) == 0 ? "de" : "en"));
        }
        return sentences;
    }

    private String words() {
        List<String> words = new ArrayList<>();
        for (int at = 0; at <= random.nextInt(5); at++) {
            words.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        return String.join(" ", words);
    }

    private Disambiguation disambiguation() {
        List<Disambiguation> all = List.of(Disambiguation.values());
        return all.get(random.nextInt(all.size()));
    }

    private Settings settings() {
        return new Settings(
                new SystemTexts(Map.of()),
                new HandOverRule(
                        1 + random.nextInt(3),
                        "",
                        List.of(new Sentence("talk to a human", "en")),
                        Duration.ofMinutes(1),
                        3,
                        HandOverRule.AfterHuman.SILENCE),
                random.nextBoolean(),
                random.nextBoolean(),
                disambiguation(),
                new SmallTalk(random.nextBoolean(), Map.of(), Set.of()),
                Duration.ofMillis(700),
                Duration.ofMinutes(8),
                Duration.ofHours(1),
                "GB",
                ZoneOffset.UTC,
                Optional.empty());
    }
}
