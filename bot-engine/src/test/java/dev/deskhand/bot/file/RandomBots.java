package dev.deskhand.bot.file;

import dev.deskhand.bot.Action;
import dev.deskhand.bot.ApiCall;
import dev.deskhand.bot.Bot;
import dev.deskhand.bot.BotEntity;
import dev.deskhand.bot.BusinessHours;
import dev.deskhand.bot.Condition;
import dev.deskhand.bot.Connection;
import dev.deskhand.bot.Disambiguation;
import dev.deskhand.bot.HandOverRule;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.Sentence;
import dev.deskhand.bot.Settings;
import dev.deskhand.bot.SmallTalk;
import dev.deskhand.bot.SystemText;
import dev.deskhand.bot.SystemTexts;
import dev.deskhand.bot.Wording;
import dev.deskhand.bot.entity.Entity;
import dev.deskhand.bot.entity.EntityType;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Makes bots that could have been read from a file, with all that a file can say. */
final class RandomBots {
    private static final List<EntityType> TYPES =
            List.of(
                    new EntityType.Dictionary(
                            List.of(
                                    new EntityType.Choice("Small", List.of("little", "tiny")),
                                    new EntityType.Choice("Large", List.of())),
                            false),
                    new EntityType.Regex("inv([0-9]{4})"),
                    new EntityType.Numeric(BigDecimal.ONE, new BigDecimal("2.5"), false),
                    new EntityType.Numeric(null, null, true),
                    new EntityType.Email(),
                    new EntityType.Phone(),
                    new EntityType.Date(true, EntityType.Direction.PAST),
                    new EntityType.Time(true),
                    new EntityType.DateTime(false),
                    new EntityType.Duration(),
                    new EntityType.Money(),
                    new EntityType.Quantity(List.of(new EntityType.Choice("tin", List.of("tins")))),
                    new EntityType.Shape(List.of("AB-######", "@{2}*")),
                    new EntityType.PersonName(),
                    new EntityType.YesNo(),
                    new EntityType.Rating(10),
                    new EntityType.FreeText(77));

    /** In the languages of the bots that have several. */
    private static final EntityType NAMED =
            new EntityType.Dictionary(
                    List.of(
                            new EntityType.Choice(
                                    "Klein",
                                    List.of("winzig"),
                                    Map.of("de", "Klein", "en", "Small")),
                            new EntityType.Choice("Mittel", List.of(), Map.of("de", "Mittel")),
                            new EntityType.Choice("XL", List.of())),
                    true);

    private final Random random;
    private final RandomTexts texts;
    private final List<String> languages;
    private final List<String> nodeNames = new ArrayList<>();
    private final List<BotEntity> entities = new ArrayList<>();

    private RandomBots(long seed) {
        this.random = new Random(seed);
        this.languages = random.nextBoolean() ? List.of("en") : List.of("de", "en", "pt-BR");
        this.texts = new RandomTexts(random, languages);
    }

    static Bot bot(long seed) {
        return new RandomBots(seed).bot();
    }

    private Bot bot() {
        for (int i = random.nextInt(5); i > 0; i--) {
            int which = random.nextInt(TYPES.size());
            EntityType type = which == 0 && languages.size() > 1 ? NAMED : TYPES.get(which);
            entities.add(
                    new BotEntity(
                            new Entity("entity_" + i, type, random.nextBoolean()),
                            list(1, texts::saying),
                            list(0, texts::saying)));
        }
        texts.know(entities.stream().map(BotEntity::name).toList());
        for (int i = random.nextInt(6) + 1; i > 0; i--) {
            nodeNames.add(texts.words() + " " + i);
        }
        return new Bot(
                texts.words(),
                languages,
                settings(),
                entities,
                nodeNames.stream().map(this::node).toList());
    }

    private Disambiguation disambiguation() {
        List<Disambiguation> all = List.of(Disambiguation.values());
        return all.get(random.nextInt(all.size()));
    }

    private Settings settings() {
        Map<SystemText, Wording> own = new EnumMap<>(SystemText.class);
        for (SystemText situation : SystemText.values()) {
            if (random.nextInt(3) == 0) {
                own.put(situation, texts.wording(texts::said));
            }
        }
        boolean talks = random.nextBoolean();
        Map<String, Wording> answers = new LinkedHashMap<>();
        if (talks && random.nextBoolean()) {
            answers.put("greeting", texts.wording(texts::said));
        }
        Set<String> off = talks && random.nextBoolean() ? Set.of("joke") : Set.of();
        return new Settings(
                new SystemTexts(own),
                new HandOverRule(
                        random.nextInt(99) + 1,
                        random.nextBoolean() ? "" : texts.words(),
                        sentences(1),
                        Duration.ofSeconds(random.nextInt(3_600) + 1),
                        random.nextInt(99) + 1,
                        random.nextBoolean()
                                ? HandOverRule.AfterHuman.BOT
                                : HandOverRule.AfterHuman.SILENCE),
                random.nextBoolean(),
                random.nextBoolean(),
                disambiguation(),
                new SmallTalk(talks, answers, off),
                Duration.ofMillis(random.nextInt(10_000)),
                Duration.ofSeconds(random.nextInt(80_000) + 1),
                Duration.ofMinutes(random.nextInt(3_000) + 1),
                "GB",
                random.nextBoolean() ? ZoneOffset.UTC : ZoneId.of("Asia/Tokyo"),
                random.nextBoolean() ? Optional.empty() : Optional.of(hours()));
    }

    private static BusinessHours hours() {
        Map<DayOfWeek, List<BusinessHours.Span>> week = new EnumMap<>(DayOfWeek.class);
        week.put(
                DayOfWeek.MONDAY,
                List.of(
                        new BusinessHours.Span(LocalTime.of(9, 0), LocalTime.of(12, 30)),
                        new BusinessHours.Span(LocalTime.of(13, 0), LocalTime.MIDNIGHT)));
        week.put(DayOfWeek.SUNDAY, List.of());
        return new BusinessHours(week, Set.of(LocalDate.of(2026, 12, 25)));
    }

    private List<Sentence> sentences(int least) {
        List<Sentence> sentences = new ArrayList<>();
        for (String language : languages) {
            for (int i = random.nextInt(3) + (sentences.isEmpty() ? least : 0); i > 0; i--) {
                sentences.add(new Sentence(texts.words(), language));
            }
        }
        return sentences;
    }

    private Node node(String name) {
        Node.Kind kind = any(List.of(Node.Kind.values()));
        boolean faq = kind == Node.Kind.FAQ;
        boolean clears = random.nextInt(4) == 0;
        return new Node(
                name,
                kind,
                clears,
                random.nextInt(4) > 0,
                random.nextBoolean() ? Optional.empty() : Optional.of(texts.wording(texts::label)),
                kind == Node.Kind.STEP ? List.of() : sentences(1),
                sentences(0),
                faq ? List.of() : list(0, texts::saying),
                faq ? List.of() : asks(),
                list(0, this::action),
                list(1, texts::saying),
                faq ? List.of() : connections(clears),
                faq || random.nextBoolean() ? Optional.empty() : Optional.of(any(nodeNames)));
    }

    private List<Node.Ask> asks() {
        Set<String> asked = new LinkedHashSet<>();
        list(0, () -> entities.isEmpty() ? "" : entity()).forEach(asked::add);
        asked.remove("");
        return asked.stream()
                .map(name ->
                        new Node.Ask(
                                name,
                                random.nextBoolean(),
                                list(0, texts::saying),
                                list(0, texts::saying)))
                .toList();
    }

    private String entity() {
        return any(entities).name();
    }

    private List<Connection> connections(boolean clears) {
        List<Connection> connections = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            boolean knows = !clears && !entities.isEmpty() && random.nextBoolean();
            Condition when = knows ? condition(0) : new Condition.Open(random.nextBoolean());
            connections.add(
                    new Connection(
                            any(nodeNames),
                            sentences(1),
                            sentences(0),
                            random.nextBoolean() ? Optional.empty() : Optional.of(when)));
        }
        return connections;
    }

    private Condition condition(int depth) {
        return switch (random.nextInt(depth > 2 ? 4 : 6)) {
            case 0 -> new Condition.Known(entity(), random.nextBoolean());
            case 1 -> is(any(entities).entity());
            case 2 -> compares(any(entities).entity());
            case 3 -> new Condition.Open(random.nextBoolean());
            case 4 -> new Condition.All(list(1, () -> condition(depth + 1)));
            default -> new Condition.Any(list(1, () -> condition(depth + 1)));
        };
    }

    /** With values that the entity can have. */
    private Condition is(Entity entity) {
        List<String> values =
                switch (entity.type()) {
                    case EntityType.Dictionary(List<EntityType.Choice> choices, boolean _) ->
                            list(1, () -> any(choices).value());
                    case EntityType.YesNo _ -> List.of(random.nextBoolean() ? "yes" : "no");
                    case EntityType.Numeric _, EntityType.Rating _ ->
                            list(1, () -> String.valueOf(random.nextInt(9)));
                    default -> list(1, texts::words);
                };
        return new Condition.Is(entity.name(), values, random.nextBoolean());
    }

    private Condition compares(Entity entity) {
        return switch (entity.type()) {
            case EntityType.Numeric _, EntityType.Money _, EntityType.FreeText _ ->
                    new Condition.Compares(
                            entity.name(),
                            any(List.of(Condition.Comparison.values())),
                            new BigDecimal(random.nextInt(1_000)).movePointLeft(2));
            default -> new Condition.Known(entity.name(), random.nextBoolean());
        };
    }

    private Action action() {
        boolean none = entities.isEmpty();
        return switch (random.nextInt(none ? 4 : 6)) {
            case 0 -> new Action.HandOver(new Action.Target.Anyone());
            case 1 -> new Action.HandOver(new Action.Target.Agent(texts.words()));
            case 2 -> new Action.ClearContext();
            case 3 -> new Action.Tag(list(1, texts::words));
            case 4 -> new Action.SetValue(entity(), texts.said());
            default -> new Action.CallApi(call());
        };
    }

    private ApiCall call() {
        ApiCall.Method method = any(List.of(ApiCall.Method.values()));
        Map<String, String> send = new LinkedHashMap<>();
        if (method == ApiCall.Method.POST) {
            send.put("/a/b", texts.said());
            send.put("/c", "{" + entity() + "}");
        }
        return new ApiCall(
                method,
                "https://api.example/"
                        + any(List.of("x", "{visitor_name:value|a b}", "{{y}}"))
                                .replace(":value", ""),
                Map.of("Accept", texts.words()),
                send,
                list(0, () -> new ApiCall.Receive(entity(), "/x/y~1z", random.nextBoolean()))
                        .stream()
                        .limit(1)
                        .toList(),
                random.nextBoolean() ? Optional.empty() : Optional.of("SECRET_1"),
                Duration.ofMillis(random.nextInt(29_000) + 100),
                random.nextInt(4));
    }

    private <T> T any(Collection<T> all) {
        return new ArrayList<>(all).get(random.nextInt(all.size()));
    }

    private <T> List<T> list(int least, Supplier<T> make) {
        List<T> made = new ArrayList<>();
        for (int i = least + random.nextInt(3); i > 0; i--) {
            made.add(make.get());
        }
        return made;
    }
}
