package dev.deskhand.bot.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.text.BreakIterator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingPropertiesTest {
    /** Of this thread's CPU time, so that a busy machine doesn't matter. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final List<String> ALL =
            PhraseTable.rows().map(PhraseTable.Row::type).distinct().sorted().toList();

    /** One of each recogniser. */
    private static final List<String> EACH =
            ALL.stream().filter(type -> !type.endsWith("s") && !type.equals("past-date")).toList();

    private static final List<String> PHRASES =
            PhraseTable.rows().map(PhraseTable.Row::phrase).toList();

    private static final String ODD =
            "\u00e9e\u0301\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67\ud83c\uddec\ud83c\udde7"
                    + "\ud83d\udc4d\ud83c\udffd\u0000\r\n\u200b\ufeff\ud800\udc00\ud800x\u0e01\u0e33"
                    + "\u0661\u0662'\u2019-./:,;#@$\u20ac%()[]{}*+?|\\^~";

    @RepeatedTest(4)
    void whateverIsSaidIsReadWithinItsBounds() {
        long seed = new Random().nextLong();
        System.out.println("whateverIsSaidIsReadWithinItsBounds seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            check(random, text(random, random.nextInt(1, 12)), "seed " + seed);
        }
        check(random, text(random, 700), "seed " + seed);
    }

    private static void check(Random random, String text, String seed) {
        String locale = PhraseTable.LOCALES.get(random.nextInt(PhraseTable.LOCALES.size()));
        String asked = random.nextBoolean() ? null : ALL.get(random.nextInt(ALL.size()));
        ReadingContext context = PhraseTable.context(locale).asking(asked);

        List<Found> found = PhraseTable.READER.read(text, ALL, context);

        assertThat(PhraseTable.READER.read(text, ALL, context)).as(seed).isEqualTo(found);
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int last = 0;
        for (Found one : found) {
            assertThat(one.start()).as(seed).isGreaterThanOrEqualTo(last);
            assertThat(one.end()).as(seed).isGreaterThan(one.start());
            assertThat(one.end()).as(seed).isLessThanOrEqualTo(text.length());
            assertThat(one.words()).as(seed).isEqualTo(text.substring(one.start(), one.end()));
            assertThat(characters.isBoundary(one.start())).as(seed + one).isTrue();
            assertThat(characters.isBoundary(one.end())).as(seed + one).isTrue();
            assertThat(EntityValue.parse(one.value().stored())).as(seed).isEqualTo(one.value());
            last = one.end();
        }
    }

    private static String text(Random random, int parts) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts; i++) {
            switch (random.nextInt(6)) {
                case 0 -> text.append(random.nextInt(100_000));
                case 1 -> {
                    int at = random.nextInt(ODD.length());
                    text.append(ODD, at, Math.min(ODD.length(), at + random.nextInt(1, 9)));
                }
                case 2 -> text.appendCodePoint(random.nextInt(0x3000));
                default -> text.append(PHRASES.get(random.nextInt(PHRASES.size())));
            }
            if (random.nextInt(4) > 0) {
                text.append(' ');
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "12 ",
                "1,",
                "1.",
                "1/",
                "1-",
                "-",
                "a",
                "a ",
                "at 6 ",
                "one hundred and ",
                "@",
                "a@b.",
                "a.",
                "@a.b",
                "+44 20 7946 0018 ",
                "12345678 ",
                "(020) ",
                "next friday ",
                "from monday to ",
                "between 5 and 8 ",
                "no not ",
                "yes, ",
                "\u2605",
                "AB-123456",
                "AB-",
                "inv1234",
                "e\u0301",
                "\ud83d\udc4d\ud83c\udffd",
                "\n",
                "2 hours and ",
                "my name is ",
                "einundzwanzig",
                "twenty ",
                "a.m. ",
                "super ",
                "kingg ",
                "\u674e"
            })
    void tenThousandCharactersOfTheSameAreReadInTime(String piece) {
        String text = piece.repeat(20_000 / piece.length()).substring(0, 12_000);
        long start = cpuNanos();

        String locale =
                PhraseTable.LOCALES.get(
                        Math.floorMod(piece.hashCode(), PhraseTable.LOCALES.size()));
        List<Found> found =
                PhraseTable.READER.read(text, EACH, PhraseTable.context(locale).asking("date"));

        assertThat(found).allMatch(one -> one.end() <= EntityReader.LONGEST_TEXT);

        assertThat(Duration.ofNanos(cpuNanos() - start)).isLessThan(PATIENCE);
    }

    @Test
    void tenThousandValuesAreReadInTime() {
        Random random = new Random(4);
        List<EntityType.Choice> values = new ArrayList<>();
        IntStream.range(0, 10_000)
                .forEach(i ->
                        values.add(
                                new EntityType.Choice(
                                        "prefix" + letters(random) + letters(random) + "ing",
                                        List.of("word " + letters(random) + i))));
        long start = cpuNanos();
        EntityReader reader =
                EntityReader.of(
                        List.of(Entity.of("thing", new EntityType.Dictionary(values, true))));
        StringBuilder text = new StringBuilder();
        while (text.length() < EntityReader.LONGEST_TEXT) {
            text.append("prefix").append(letters(random)).append("ing word ");
        }

        List<Found> found =
                reader.read(text.toString(), List.of("thing"), PhraseTable.context("en-GB"));
        List<Found> right =
                reader.read(
                        "the " + values.get(77).value().toUpperCase(Locale.ROOT),
                        List.of("thing"),
                        PhraseTable.context("en-GB"));

        assertThat(Duration.ofNanos(cpuNanos() - start)).isLessThan(PATIENCE);
        assertThat(found).hasSizeLessThan(1_000);
        assertThat(right)
                .extracting(one -> one.value().text())
                .containsExactly(values.get(77).value());
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String letters(Random random) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            letters.append((char) ('a' + random.nextInt(26)));
        }
        return letters.toString();
    }
}
