package dev.deskhand.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.BotMessage.Field;
import dev.deskhand.bot.Option;
import dev.deskhand.bot.dialogue.DialogueState;
import dev.deskhand.bot.dialogue.DialogueState.KnownValue;
import dev.deskhand.bot.dialogue.DialogueState.OpenForm;
import dev.deskhand.bot.dialogue.DialogueState.Place;
import dev.deskhand.bot.entity.EntityValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredDialogueTest {
    private static final BotMessage.Form FORM =
            new BotMessage.Form("Two", List.of(new Field("a", "A?"), new Field("b", "B?")), "Bye");
    private static final List<String> WORDS =
            List.of("", "a", "AB-123456", "two\nlines", "quote \" \\ end", "\ud83d\udc4b", "a:b/c");

    @Test
    void whatIsRememberedIsReadBackAsItWas() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            DialogueState state = state(random);

            DialogueState read = StoredDialogue.read(StoredDialogue.write(state), state.misses());

            assertThat(read).as("seed %d, round %d", seed, round).isEqualTo(state);
            assertThat(new ArrayList<>(read.values().keySet()))
                    .as("the order of what is known, seed %d, round %d", seed, round)
                    .isEqualTo(new ArrayList<>(state.values().keySet()));
        }
    }

    @Test
    void aRowThatKnowsNothingYetIsTheBeginning() {
        assertThat(StoredDialogue.read("", 1)).isEqualTo(new DialogueState(1));
    }

    @Test
    void theFormOfVersionOneStays() {
        DialogueState read =
                StoredDialogue.read(
                        """
                        {"v":1,"offered":[{"label":"A","sent":"a"}],"earlier":[],
                         "form":{"entry":"repair","form":{"type":"form","intro":"Two",
                         "closing":"Bye","fields":[{"name":"a","label":"A?"},
                         {"name":"b","label":"B?"}]},"answers":["4711"]}}
                        """,
                        1);

        assertThat(read.misses()).isEqualTo(1);
        assertThat(read.offered()).containsExactly(new Option("A", "a"));
        assertThat(read.form()).contains(new OpenForm("repair", FORM, List.of("4711")));
        assertThat(read.place()).isEmpty();
        assertThat(read.values()).isEmpty();
        assertThat(read.language()).isEmpty();
        assertThat(read.last()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"v\":3}",
                "{\"v\":2,\"last\":\"yesterday\"}",
                "{\"v\":2,\"values\":[{\"entity\":\"a\",\"value\":\"b\",\"words\":\"\"}]}"
            })
    void whatCannotBeReadIsSaidAndNeverGuessed(String json) {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> StoredDialogue.read(json, 0))
                .withMessageStartingWith("A stored dialogue");
    }

    private static DialogueState state(Random random) {
        Map<String, KnownValue> values = new LinkedHashMap<>();
        for (int each = random.nextInt(5); each > 0; each--) {
            values.put(
                    "entity_" + random.nextInt(100), new KnownValue(value(random), word(random)));
        }
        return new DialogueState(
                random.nextInt(4),
                options(random),
                options(random),
                maybe(random, () -> new OpenForm("repair", FORM, List.of(word(random)))),
                maybe(random, () -> place(random)),
                random.nextBoolean() ? List.of() : List.of(place(random), place(random)),
                values,
                random.nextBoolean() ? "" : "de",
                random.nextBoolean() ? List.of() : List.of("a", "b"),
                random.nextBoolean() ? List.of() : List.of(random.nextInt(), 7),
                random.nextLong(1_000_000_000_000L),
                maybe(
                        random,
                        () ->
                                Instant.ofEpochSecond(
                                        random.nextLong(4_000_000_000L),
                                        random.nextInt(1_000_000_000))));
    }

    private static Place place(Random random) {
        return new Place(
                "node" + word(random),
                maybe(random, () -> word(random)),
                random.nextInt(3),
                random.nextBoolean(),
                maybe(random, () -> word(random)),
                random.nextInt(9),
                random.nextBoolean() ? List.of() : List.of("a", word(random)));
    }

    private static EntityValue value(Random random) {
        ZonedDateTime moment =
                ZonedDateTime.of(
                        LocalDate.ofEpochDay(random.nextInt(40_000)),
                        LocalTime.ofSecondOfDay(random.nextInt(86_400)),
                        ZoneId.of(random.nextBoolean() ? "UTC" : "Europe/London"));
        LocalDate day = moment.toLocalDate();
        LocalTime time = moment.toLocalTime();
        BigDecimal number = BigDecimal.valueOf(random.nextInt(100_000) - 5_000, 2);
        return switch (random.nextInt(15)) {
            case 0 -> new EntityValue.Numeric(number);
            case 1 -> new EntityValue.Date(day);
            case 2 -> new EntityValue.DateRange(day, random.nextBoolean() ? null : day.plusDays(2));
            case 3 -> new EntityValue.Time(time);
            case 4 -> new EntityValue.TimeRange(null, time);
            case 5 -> new EntityValue.Moment(moment);
            case 6 -> new EntityValue.MomentRange(moment, moment.plusHours(3));
            case 7 -> new EntityValue.Length(Period.ofDays(3), Duration.ofMinutes(90));
            case 8 -> new EntityValue.Money(number, random.nextBoolean() ? "EUR" : "JPY");
            case 9 -> new EntityValue.Quantity(number, "m");
            case 10 -> new EntityValue.Phone("+442079460000");
            case 11 -> new EntityValue.Email("ada@shop.example");
            case 12 -> new EntityValue.YesNo(random.nextBoolean());
            case 13 -> new EntityValue.Rating(4, 5);
            default -> new EntityValue.Text(word(random));
        };
    }

    private static List<Option> options(Random random) {
        List<Option> options = new ArrayList<>();
        for (int each = random.nextInt(4); each > 0; each--) {
            options.add(new Option(word(random), word(random)));
        }
        return options;
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static <T> Optional<T> maybe(Random random, Supplier<T> make) {
        return random.nextBoolean() ? Optional.of(make.get()) : Optional.empty();
    }
}
