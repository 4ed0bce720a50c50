package dev.deskhand.bot.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectionTest {
    private final EntityReader reader =
            EntityReader.of(
                    List.of(
                            Entity.of("day", EntityType.DATE),
                            Entity.of("hour", EntityType.TIME),
                            Entity.of("guests", EntityType.Numeric.whole(1, 99)),
                            Entity.of(
                                    "size",
                                    new EntityType.Dictionary(
                                            List.of(
                                                    new EntityType.Choice("Queen", List.of()),
                                                    new EntityType.Choice("King", List.of())),
                                            true))));

    /** What is known: the 11th of December, 18:00, 2 guests, a queen size. */
    private static Map<String, EntityValue> known() {
        Map<String, EntityValue> known = new LinkedHashMap<>();
        known.put("day", EntityValue.parse("date:2026-12-11"));
        known.put("hour", EntityValue.parse("time:18:00"));
        known.put("guests", EntityValue.parse("number:2"));
        known.put("size", EntityValue.parse("text:Queen"));
        return known;
    }

    private String corrected(String locale, String text) {
        return reader.correction(text, known(), PhraseTable.context(locale))
                .map(correction ->
                        correction.changes().stream()
                                .map(change ->
                                        change.now().entity() + "=" + change.now().value().text())
                                .collect(Collectors.joining(" ")))
                .orElse("-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no, the 12th | day=2026-12-12",
                "No the 12th | day=2026-12-12",
                "nope, friday | day=2026-11-20",
                "actually 3 not 2 | guests=3",
                "actually, 3 | guests=3",
                "3, not 2 | guests=3",
                "not 2 but 3 | guests=3",
                "not 2, 3 | guests=3",
                "sorry, 4 people | guests=4",
                "make that 4 | guests=4",
                "make it 7pm | hour=19:00",
                "change it to the 15th | day=2026-12-15",
                "the 12th instead of the 11th | day=2026-12-12",
                "i said the 11th but i meant the 13th | day=2026-12-13",
                "king, not queen | size=King",
                "no, king size | size=King",
                "oops i meant king | size=King",
                "wait, make it 5 and at 8pm | guests=5 hour=20:00",
                "the 12th, sorry, the 13th | day=2026-12-13",
                "actually tomorrow at 9am | day=2026-11-19 hour=09:00",
                "king instead | size=King",
                "at 7pm, not 6pm | hour=19:00",
                "the 12th rather than the 11th | day=2026-12-12",
                "um, no, the 12th | day=2026-12-12",
                "yes please | -",
                "no | -",
                "no thanks | -",
                "the 12th | -",
                "3 | -",
                "actually i have a question | -",
                "not 2 | -",
                "sorry, 2 | -",
                "is there parking for 3 cars | -",
                "no problem, the 11th | -",
            })
    void aCorrectionSaysWhichValueReplacesWhich(String text, String changes) {
        assertThat(corrected("en-GB", text)).isEqualTo(changes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de-DE | nein, am 12. | day=2026-12-12",
                "de-DE | eigentlich 3, nicht 2 | guests=3",
                "de-DE | nicht 2 sondern 3 | guests=3",
                "de-DE | King statt Queen | size=King",
                "de-DE | nein danke | -",
                "fr-FR | non, le 12 | day=2026-12-12",
                "fr-FR | en fait 3, pas 2 | guests=3",
                "fr-FR | King au lieu de Queen | size=King",
                "fr-FR | non merci | -",
                "es-ES | no, el 12 | day=2026-12-12",
                "es-ES | mejor 3 en vez de 2 | guests=3",
                "es-ES | perdón, King | size=King",
                "es-ES | no gracias | -",
            })
    void inOtherLanguagesToo(String locale, String text, String changes) {
        assertThat(corrected(locale, text)).isEqualTo(changes);
    }
}
