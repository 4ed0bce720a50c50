package dev.deskhand.bot.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidEntitiesTest {
    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(new EntityType.Regex("(a{1000}){1000}"), "multiply to more than"),
                Arguments.of(new EntityType.Regex("((a{30}){30}){30}"), "multiply to more than"),
                Arguments.of(new EntityType.Regex("a{99999999999}"), "multiply to more than"),
                Arguments.of(new EntityType.Regex("(a{2,40}b){30}"), "multiply to more than"),
                Arguments.of(new EntityType.Regex("a(?=b)"), "Look-around"),
                Arguments.of(new EntityType.Regex("(a)\\1"), "back references"),
                Arguments.of(new EntityType.Regex("(a"), "can't be used"),
                Arguments.of(new EntityType.Regex(""), "characters"),
                Arguments.of(new EntityType.Regex("x".repeat(501)), "501 characters"),
                Arguments.of(new EntityType.Shape(List.of()), "no shape"),
                Arguments.of(new EntityType.Shape(List.of("ORDER")), "is no shape"),
                Arguments.of(new EntityType.Shape(List.of("#{0}")), "repetition"),
                Arguments.of(new EntityType.Shape(List.of("#{5,3}")), "repetition"),
                Arguments.of(new EntityType.Shape(List.of("#{4")), "repetition"),
                Arguments.of(new EntityType.Rating(1), "write 2 to 100"),
                Arguments.of(new EntityType.Dictionary(List.of(), true), "empty"),
                Arguments.of(
                        new EntityType.Dictionary(
                                List.of(new EntityType.Choice("...... . . . . . . .", List.of())),
                                true),
                        "1 to 12 words"),
                Arguments.of(
                        new EntityType.Dictionary(
                                List.of(
                                        new EntityType.Choice("Sofa", List.of("couch")),
                                        new EntityType.Choice("Bed", List.of("Couch"))),
                                true),
                        "stands for both \"Sofa\" and \"Bed\""));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void anEntityThatCantWorkIsRefusedWithTheReason(EntityType type, String reason) {
        assertThatThrownBy(() -> EntityReader.of(List.of(Entity.of("thing", type))))
                .isInstanceOf(InvalidEntityException.class)
                .hasMessageStartingWith("Entity \"thing\": ")
                .hasMessageContaining(reason);
    }

    @Test
    void twoEntitiesOfANameAreRefused() {
        assertThatThrownBy(() ->
                        EntityReader.of(
                                List.of(
                                        Entity.of("day", EntityType.DATE),
                                        Entity.of("day", EntityType.TIME))))
                .isInstanceOf(InvalidEntityException.class)
                .hasMessageContaining("two of this name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "date",
                "date:",
                "date:x",
                "money:5",
                "money:5 XXXX",
                "dates:2026-01-01",
                "moments:x",
                "rating:5",
                "yes-no:maybe",
                "length:x",
                "quantity:kg",
                "nothing:1"
            })
    void aBrokenStoredFormIsToldApart(String stored) {
        assertThatThrownBy(() -> EntityValue.parse(stored))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("date:2026-11-19");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text:a:b",
                "number:-3.5",
                "date:2026-11-19",
                "dates:../2026-11-19",
                "dates:2026-11-19/..",
                "time:18:30",
                "times:18:00/..",
                "times:../09:15",
                "moment:2026-11-19T17:00+01:00[Europe/Berlin]",
                "moments:2026-11-19T17:00+01:00[Europe/Berlin]--..",
                "length:P1Y2M3DT4H5M6S",
                "length:PT0S",
                "length:P7D",
                "money:5.00 EUR",
                "money:1000 JPY",
                "quantity:2.5 kg",
                "phone:+442079460018",
                "email:ann@example.org",
                "yes-no:no",
                "rating:4/5"
            })
    void aStoredFormComesBackTheSame(String stored) {
        assertThat(EntityValue.parse(stored).stored()).isEqualTo(stored);
    }
}
