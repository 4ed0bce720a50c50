package dev.deskhand.bot.file;

import dev.deskhand.bot.Disambiguation;
import dev.deskhand.bot.HandOverRule;
import dev.deskhand.bot.Sentence;
import dev.deskhand.bot.Settings;
import dev.deskhand.bot.SmallTalk;
import dev.deskhand.bot.SystemText;
import dev.deskhand.bot.SystemTexts;
import dev.deskhand.bot.Wording;
import dev.deskhand.bot.dialogue.SmallTalkLibrary;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what holds for the whole bot. */
final class SettingsReader {
    static final Set<String> KEYS =
            Set.of(
                    "break_message",
                    "human_assistance",
                    "hand_over",
                    "texts",
                    "disambiguation",
                    "small_talk",
                    "burst",
                    "silence",
                    "context_life",
                    "region",
                    "time_zone",
                    "business_hours");

    private static final Set<String> HAND_OVER_KEYS =
            Set.of(
                    "after_misses",
                    "department",
                    "user_says",
                    "bot_says",
                    "on_error",
                    "patience",
                    "limit",
                    "after_human");

    static final int DEFAULT_MISSES = 2;
    static final Duration BURST = Duration.ofMillis(700);
    static final int DEFAULT_LIMIT = 3;
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final Duration SILENCE = Duration.ofMinutes(8);
    static final Duration CONTEXT_LIFE = Duration.ofHours(2);

    private static final List<SystemText> HAND_OVER =
            List.of(
                    SystemText.LOOKING,
                    SystemText.TRANSFERRED,
                    SystemText.NOBODY_ONLINE,
                    SystemText.FAILED,
                    SystemText.OUTSIDE_HOURS,
                    SystemText.LIMIT_REACHED,
                    SystemText.NOBODY_CAME,
                    SystemText.WAIT,
                    SystemText.LEAVE_A_MESSAGE,
                    SystemText.GO_ON,
                    SystemText.KEEPS_WAITING,
                    SystemText.GIVE_UP_WAITING,
                    SystemText.WRITE_YOUR_MESSAGE,
                    SystemText.MESSAGE_STORED,
                    SystemText.BACK_AT_BOT,
                    SystemText.TAKEN_BACK,
                    SystemText.WELCOME_BACK);
    private static final List<SystemText> TEXTS =
            List.of(
                    SystemText.ERROR,
                    SystemText.DID_YOU_MEAN,
                    SystemText.NONE_OF_THESE,
                    SystemText.SAY_IT_AGAIN,
                    SystemText.GIVE_UP_ASKING,
                    SystemText.CORRECTED,
                    SystemText.FOLLOW_UP);

    private final YamlDocument yaml;
    private final Languages languages;
    private final TextReader texts;
    private final MessageReader messages;
    private final DurationReader durations;
    private final Map<SystemText, Wording> own = new EnumMap<>(SystemText.class);

    SettingsReader(
            YamlDocument yaml, Languages languages, TextReader texts, MessageReader messages) {
        this.yaml = yaml;
        this.languages = languages;
        this.texts = texts;
        this.messages = messages;
        this.durations = new DurationReader(yaml);
    }

    Settings read(Spot spot) {
        Mapping settings = yaml.mapping(spot, KEYS);
        text(SystemText.BREAK, settings.get("break_message"));
        Mapping handOver = yaml.mapping(settings.get("hand_over"), HAND_OVER_KEYS);
        boolean handOverOnError = yaml.flag(handOver.get("on_error"), true);
        HandOverRule rule = handOver(handOver);
        Mapping words = yaml.mapping(settings.get("texts"), keys(TEXTS));
        TEXTS.forEach(text -> text(text, words.get(text.key())));
        return new Settings(
                new SystemTexts(own),
                rule,
                handOverOnError,
                yaml.flag(settings.get("human_assistance"), true),
                disambiguation(settings.get("disambiguation")),
                smallTalk(settings.get("small_talk")),
                durations.read(settings.get("burst"), Duration.ZERO, Duration.ofSeconds(10), BURST),
                durations.read(
                        settings.get("silence"),
                        Duration.ofSeconds(1),
                        Duration.ofDays(1),
                        SILENCE),
                durations.read(
                        settings.get("context_life"),
                        Duration.ofSeconds(1),
                        Duration.ofDays(30),
                        CONTEXT_LIFE),
                region(settings.get("region")),
                zone(settings.get("time_zone")),
                new HoursReader(yaml).read(settings.get("business_hours")));
    }

    private void text(SystemText situation, Spot spot) {
        Optional<Wording> wording = texts.said(spot);
        wording.ifPresent(words -> {
            own.put(situation, words);
            words.byLanguage().values().stream()
                    .flatMap(List::stream)
                    .forEach(text -> messages.said(spot, text));
        });
    }

    private static Set<String> keys(List<SystemText> situations) {
        Set<String> keys = new LinkedHashSet<>();
        situations.forEach(text -> keys.add(text.key()));
        return keys;
    }

    private HandOverRule handOver(Mapping rule) {
        Mapping says = yaml.mapping(rule.get("bot_says"), keys(HAND_OVER));
        HAND_OVER.forEach(text -> text(text, says.get(text.key())));
        List<Sentence> wishes = texts.sentences(rule.get("user_says"));
        int misses =
                yaml.whole(
                                rule.get("after_misses"),
                                1,
                                99,
                                "Write 2 to hand over at the second message in a row that is not"
                                        + " understood.")
                        .orElse(DEFAULT_MISSES);
        return new HandOverRule(
                misses,
                yaml.optional(rule, "department").orElse(""),
                wishes.isEmpty() ? HandOverWishes.in(languages.tags()) : wishes,
                durations.read(
                        rule.get("patience"), Duration.ofSeconds(1), Duration.ofHours(1), PATIENCE),
                yaml.whole(
                                rule.get("limit"),
                                1,
                                99,
                                "Write 3 to pass a chat on three times at most.")
                        .orElse(DEFAULT_LIMIT),
                yaml.constant(rule.get("after_human"), HandOverRule.AfterHuman.class)
                        .orElse(HandOverRule.AfterHuman.SILENCE));
    }

    private Disambiguation disambiguation(Spot spot) {
        if (!spot.isThere() || spot.isScalar()) {
            return yaml.flag(spot, true) ? Disambiguation.NEAR_MISSES : Disambiguation.OFF;
        }
        Mapping asked = yaml.mapping(spot, Set.of("near_misses"));
        return yaml.flag(asked.get("near_misses"), true)
                ? Disambiguation.NEAR_MISSES
                : Disambiguation.EQUALLY_NEAR;
    }

    private SmallTalk smallTalk(Spot spot) {
        if (!spot.isThere() || spot.isScalar()) {
            return new SmallTalk(yaml.flag(spot, true), Map.of(), Set.of());
        }
        Mapping talk = yaml.mapping(spot, Set.of("answers", "off"));
        Mapping answers =
                yaml.anyMapping(
                        talk.get("answers"), "Write the names of small talk, each with a text.");
        Map<String, Wording> own = new LinkedHashMap<>();
        for (Spot key : answers.keySpots()) {
            yaml.word(key, SmallTalkLibrary.names());
        }
        for (String name : answers.keys()) {
            texts.said(answers.get(name)).ifPresent(text -> own.put(name, text));
        }
        Set<String> off = new LinkedHashSet<>();
        for (Spot item : yaml.items(talk.get("off"))) {
            yaml.word(item, SmallTalkLibrary.names()).ifPresent(off::add);
        }
        return new SmallTalk(true, own, off);
    }

    private String region(Spot spot) {
        if (!spot.isThere()) {
            return languages.region();
        }
        String region = spot.scalar().toUpperCase(Locale.ROOT);
        if (!Arrays.asList(Locale.getISOCountries()).contains(region)) {
            yaml.problem(
                    spot,
                    "'" + spot.scalar() + "' is not a country.",
                    region.equals("UK") ? "Write GB." : "Write two letters, such as GB or DE.");
            return languages.region();
        }
        return region;
    }

    private ZoneId zone(Spot spot) {
        if (!spot.isThere()) {
            return ZoneOffset.UTC;
        }
        Set<String> known = ZoneId.getAvailableZoneIds();
        if (known.contains(spot.scalar())) {
            return spot.scalar().equals("UTC") ? ZoneOffset.UTC : ZoneId.of(spot.scalar());
        }
        yaml.unknown(
                spot, "time zone", spot.scalar(), known, "Write a zone such as Europe/London.");
        return ZoneOffset.UTC;
    }
}
