package dev.deskhand.bot.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PhrasesTest {
    private static final int LEAST = 40;

    /** What has words of its own in each language. */
    private static final Map<String, List<String>> WITH_LANGUAGE =
            Map.of(
                    "date", List.of("date", "dates", "past-date"),
                    "time", List.of("time", "times"),
                    "datetime", List.of("datetime", "datetimes"),
                    "number", List.of("number"),
                    "yesno", List.of("yesno"));

    static Stream<PhraseTable.Row> rows() {
        return PhraseTable.rows();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aPhraseHoldsWhatTheTableSays(PhraseTable.Row row) {
        ReadingContext context =
                PhraseTable.context(row.locale()).asking(row.asked() ? row.type() : null);

        List<Found> found = PhraseTable.READER.read(row.phrase(), List.of(row.type()), context);

        String values =
                found.stream().map(one -> one.value().text()).collect(Collectors.joining(" & "));
        assertThat(values.isEmpty() ? "-" : values).isEqualTo(row.expected());
        assertThat(found)
                .allSatisfy(one -> {
                    assertThat(row.phrase().substring(one.start(), one.end()))
                            .isEqualTo(one.words());
                    assertThat(EntityValue.parse(one.value().stored())).isEqualTo(one.value());
                });
    }

    @Test
    void eachTypeHasEnoughPhrases() {
        Map<String, Long> english =
                PhraseTable.rows("en-GB").stream()
                        .collect(
                                Collectors.groupingBy(
                                        PhraseTable.Row::type, Collectors.counting()));
        assertThat(english)
                .containsKeys("date", "email", "phone", "money", "quantity", "name", "rating");
        for (String locale : List.of("en-GB", "de-DE", "fr-FR", "es-ES")) {
            WITH_LANGUAGE.forEach((type, names) ->
                    assertThat(
                                    PhraseTable.rows(locale).stream()
                                            .filter(row -> names.contains(row.type()))
                                            .count())
                            .as(locale + " " + type)
                            .isGreaterThanOrEqualTo(LEAST));
        }
        assertThat(english)
                .allSatisfy((type, count) -> {
                    boolean small =
                            List.of("regex", "text", "dates", "past-date", "times").contains(type);
                    assertThat(small || type.equals("datetimes") || count >= LEAST)
                            .as(type)
                            .isTrue();
                });
    }
}
