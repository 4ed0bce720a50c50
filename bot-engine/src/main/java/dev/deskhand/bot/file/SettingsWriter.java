package dev.deskhand.bot.file;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.BusinessHours;
import dev.deskhand.bot.Disambiguation;
import dev.deskhand.bot.HandOverRule;
import dev.deskhand.bot.Settings;
import dev.deskhand.bot.SmallTalk;
import dev.deskhand.bot.SystemText;
import dev.deskhand.bot.Wording;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes what holds for a whole bot. */
final class SettingsWriter {
    private final Settings settings;
    private final String main;

    SettingsWriter(Bot bot) {
        this.settings = bot.settings();
        this.main = bot.mainLanguage();
    }

    Map<String, Object> settings() {
        Map<String, Object> written = new LinkedHashMap<>();
        Map<String, Object> says = new LinkedHashMap<>();
        Map<String, Object> texts = new LinkedHashMap<>();
        settings.texts()
                .own()
                .forEach((situation, wording) -> {
                    Map<String, Object> where =
                            switch (situation) {
                                case BREAK -> written;
                                case LOOKING,
                                        TRANSFERRED,
                                        NOBODY_ONLINE,
                                        FAILED,
                                        OUTSIDE_HOURS,
                                        LIMIT_REACHED,
                                        NOBODY_CAME,
                                        WAIT,
                                        LEAVE_A_MESSAGE,
                                        GO_ON,
                                        KEEPS_WAITING,
                                        GIVE_UP_WAITING,
                                        WRITE_YOUR_MESSAGE,
                                        MESSAGE_STORED,
                                        BACK_AT_BOT,
                                        TAKEN_BACK,
                                        WELCOME_BACK ->
                                        says;
                                case ERROR,
                                        DID_YOU_MEAN,
                                        NONE_OF_THESE,
                                        SAY_IT_AGAIN,
                                        GIVE_UP_ASKING,
                                        CORRECTED,
                                        FOLLOW_UP ->
                                        texts;
                            };
                    String key = situation == SystemText.BREAK ? "break_message" : situation.key();
                    where.put(key, TextWriter.wording(wording, main));
                });
        written.put("human_assistance", settings.humanAssistance());
        written.put("hand_over", handOver(says));
        if (!texts.isEmpty()) {
            written.put("texts", texts);
        }
        written.put("disambiguation", disambiguation(settings.disambiguation()));
        written.put("small_talk", smallTalk());
        written.put("burst", DurationReader.written(settings.burst()));
        written.put("silence", DurationReader.written(settings.silence()));
        written.put("context_life", DurationReader.written(settings.contextLife()));
        written.put("region", settings.region());
        written.put(
                "time_zone",
                settings.zone().equals(ZoneOffset.UTC) ? "UTC" : settings.zone().getId());
        settings.hours().ifPresent(hours -> written.put("business_hours", hours(hours)));
        return written;
    }

    private Map<String, Object> handOver(Map<String, Object> says) {
        HandOverRule rule = settings.handOver();
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("after_misses", rule.afterMisses());
        if (!rule.department().isEmpty()) {
            written.put("department", rule.department());
        }
        written.put("on_error", settings.handOverOnError());
        written.put("patience", DurationReader.written(rule.patience()));
        written.put("limit", rule.limit());
        written.put("after_human", rule.afterHuman().name().toLowerCase(Locale.ROOT));
        written.put("user_says", TextWriter.sentences(rule.userSays(), main));
        if (!says.isEmpty()) {
            written.put("bot_says", says);
        }
        return written;
    }

    private static Object disambiguation(Disambiguation asked) {
        return switch (asked) {
            case OFF -> false;
            case EQUALLY_NEAR -> Map.of("near_misses", false);
            case NEAR_MISSES -> true;
        };
    }

    private Object smallTalk() {
        SmallTalk talk = settings.smallTalk();
        if (!talk.on() || (talk.answers().isEmpty() && talk.off().isEmpty())) {
            return talk.on();
        }
        Map<String, Object> answers = new LinkedHashMap<>();
        for (Map.Entry<String, Wording> answer : talk.answers().entrySet()) {
            answers.put(answer.getKey(), TextWriter.wording(answer.getValue(), main));
        }
        Map<String, Object> written = new LinkedHashMap<>();
        if (!answers.isEmpty()) {
            written.put("answers", answers);
        }
        if (!talk.off().isEmpty()) {
            written.put("off", talk.off().stream().sorted().toList());
        }
        return written;
    }

    private static Map<String, Object> hours(BusinessHours hours) {
        Map<String, Object> written = new LinkedHashMap<>();
        hours.week()
                .forEach((day, spans) ->
                        written.put(
                                HoursReader.key(day),
                                spans.stream().map(SettingsWriter::span).toList()));
        if (!hours.closed().isEmpty()) {
            List<String> days = hours.closed().stream().sorted().map(LocalDate::toString).toList();
            written.put("closed", days);
        }
        return written;
    }

    private static String span(BusinessHours.Span span) {
        return span.from() + "-" + span.to();
    }
}
