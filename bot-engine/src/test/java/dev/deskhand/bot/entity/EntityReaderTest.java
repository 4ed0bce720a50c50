package dev.deskhand.bot.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EntityReaderTest {
    private static final ReadingContext BRITAIN = PhraseTable.context("en-GB");

    private final EntityReader table =
            EntityReader.of(
                    List.of(
                            Entity.of("guests", EntityType.Numeric.whole(1, 20)),
                            Entity.of("day", EntityType.DATE),
                            Entity.of("hour", EntityType.TIME),
                            new Entity("name", new EntityType.PersonName(), true),
                            new Entity("email", new EntityType.Email(), true)));

    private static final List<String> ALL = List.of("guests", "day", "hour", "name", "email");

    private Map<String, String> fill(
            EntityReader reader, String text, List<String> wanted, String asked) {
        return reader.fill(text, wanted, BRITAIN.asking(asked)).entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().value().text()));
    }

    @Test
    void anAnswerThatHoldsSeveralValuesFillsSeveral() {
        String text = "for 4 people on the 12th at 7pm, my name is Ann Lee, ann@example.org";

        assertThat(fill(table, text, ALL, "day"))
                .isEqualTo(
                        Map.of(
                                "guests", "4",
                                "day", "2026-12-12",
                                "hour", "19:00",
                                "name", "Ann Lee",
                                "email", "ann@example.org"));
    }

    @Test
    void aBareNumberGivesWayToWhatHoldsItAndMore() {
        assertThat(fill(table, "tomorrow at 7 for 2", ALL, "guests"))
                .isEqualTo(Map.of("guests", "2", "day", "2026-11-19", "hour", "07:00"));
    }

    @Test
    void theEntityAskedForTakesABareNumber() {
        assertThat(fill(table, "6", ALL, "hour")).isEqualTo(Map.of("hour", "18:00"));
        assertThat(fill(table, "6", ALL, "guests")).isEqualTo(Map.of("guests", "6"));
        assertThat(fill(table, "6", ALL, "day")).isEqualTo(Map.of("day", "2026-12-06"));
    }

    @Test
    void twoEntitiesOfAKindTakeValuesFromLeftToRightTheAskedOneFirst() {
        EntityReader trip =
                EntityReader.of(
                        List.of(
                                Entity.of("arrival", EntityType.DATE),
                                Entity.of("departure", EntityType.DATE)));
        List<String> both = List.of("arrival", "departure");

        assertThat(fill(trip, "the 3rd to the 5th", both, "arrival"))
                .isEqualTo(Map.of("arrival", "2026-12-03", "departure", "2026-12-05"));
        assertThat(fill(trip, "the 3rd", both, "departure"))
                .isEqualTo(Map.of("departure", "2026-12-03"));
    }

    @Test
    void theLongestWinsWhereNothingIsAskedFor() {
        List<Found> found =
                PhraseTable.READER.read(
                        "5 pounds of flour for $20, a super king",
                        List.of("number", "quantity", "money", "dict"),
                        BRITAIN);

        assertThat(found)
                .extracting(one -> one.entity() + " " + one.words())
                .containsExactly("quantity 5 pounds", "money $20", "dict super king");
    }

    @Test
    void personalValuesAreMasked() {
        String text = "I am Ann Lee, ann@example.org, table for 4";

        assertThat(Masker.mask(text, table.read(text, ALL, BRITAIN)))
                .isEqualTo("I am [name], [email], table for 4");
    }

    @Test
    void aLanguageWithoutWordsIsReadInEnglishWithItsOwnFigures() {
        ReadingContext italy = new ReadingContext(PhraseTable.NOW, Locale.ITALY, null);

        assertThat(
                        PhraseTable.READER.read(
                                "1.234,5 tomorrow 12/03", List.of("number", "date"), italy))
                .extracting(found -> found.value().text())
                .containsExactly("1234.5", "2026-11-19", "2027-03-12");
    }

    @Test
    void aWordByItsOwnRightIsNoSlip() {
        EntityType colours =
                new EntityType.Dictionary(List.of(new EntityType.Choice("Brown", List.of())), true);
        EntityReader any = EntityReader.of(List.of(Entity.of("colour", colours)));
        EntityReader knowing =
                EntityReader.of(List.of(Entity.of("colour", colours)), "brawn"::equals);

        assertThat(any.read("a brawn", List.of("colour"), BRITAIN)).hasSize(1);
        assertThat(knowing.read("a brawn", List.of("colour"), BRITAIN)).isEmpty();
        assertThat(knowing.read("a borwn one", List.of("colour"), BRITAIN)).hasSize(1);
    }

    @Test
    void numbersOutOfRangeAreNone() {
        assertThat(table.read("21 or 0 or 2.5 or 20", List.of("guests"), BRITAIN))
                .extracting(found -> found.value().text())
                .containsExactly("20");
    }

    @Test
    void anEntityOfNoNameIsTheCallersMistake() {
        assertThatThrownBy(() -> table.read("hello", List.of("gests"), BRITAIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gests")
                .hasMessageContaining("guests");
    }
}
