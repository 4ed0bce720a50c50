package dev.deskhand.bot.entity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables of phrases, and one entity of each kind that they name. */
final class PhraseTable {
    /** A Wednesday. */
    static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-18T10:00+01:00[Europe/Berlin]");

    static final List<String> LOCALES = List.of("en-GB", "en-US", "de-DE", "fr-FR", "es-ES");

    static final EntityReader READER =
            EntityReader.of(
                    List.of(
                            Entity.of("date", EntityType.DATE),
                            Entity.of(
                                    "dates",
                                    new EntityType.Date(true, EntityType.Direction.FUTURE)),
                            Entity.of(
                                    "past-date",
                                    new EntityType.Date(false, EntityType.Direction.PAST)),
                            Entity.of("time", EntityType.TIME),
                            Entity.of("times", new EntityType.Time(true)),
                            Entity.of("datetime", new EntityType.DateTime(false)),
                            Entity.of("datetimes", new EntityType.DateTime(true)),
                            Entity.of("duration", new EntityType.Duration()),
                            Entity.of("number", EntityType.NUMBER),
                            Entity.of("email", new EntityType.Email()),
                            Entity.of("phone", new EntityType.Phone()),
                            Entity.of("money", new EntityType.Money()),
                            Entity.of("quantity", new EntityType.Quantity(List.of())),
                            Entity.of(
                                    "shape",
                                    new EntityType.Shape(List.of("AB-######", "RET-#{3,5}-@"))),
                            new Entity("name", new EntityType.PersonName(), true),
                            Entity.of("yesno", new EntityType.YesNo()),
                            Entity.of("rating", new EntityType.Rating(5)),
                            Entity.of("dict", new EntityType.Dictionary(choices(), true)),
                            Entity.of("regex", new EntityType.Regex("inv([0-9]{4})")),
                            Entity.of("text", new EntityType.FreeText(200))));

    /** A line of a table. */
    record Row(String locale, String type, boolean asked, String phrase, String expected) {
        @Override
        public String toString() {
            return locale + " " + type + (asked ? "?" : "") + " | " + phrase;
        }
    }

    private PhraseTable() {}

    static Stream<Row> rows() {
        return LOCALES.stream().flatMap(locale -> rows(locale).stream());
    }

    static List<Row> rows(String locale) {
        try (@Nullable InputStream in =
                PhraseTable.class.getResourceAsStream("phrases-" + locale + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("No phrases for " + locale);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> row(locale, line))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ReadingContext context(String locale) {
        return new ReadingContext(NOW, Locale.forLanguageTag(locale), null);
    }

    private static Row row(String locale, String line) {
        String[] cells = line.split(" \\| ", -1);
        if (cells.length != 3) {
            throw new IllegalStateException("Three cells are needed: " + line);
        }
        String type = cells[0].strip();
        boolean asked = type.endsWith("?");
        return new Row(
                locale,
                asked ? type.substring(0, type.length() - 1) : type,
                asked,
                cells[1],
                cells[2].strip());
    }

    private static List<EntityType.Choice> choices() {
        return List.of(
                choice("Single"),
                choice("Double"),
                choice("Queen", "queen size"),
                choice("King", "king size", "king sized"),
                choice("Super King"),
                choice("Foam", "memory foam"),
                choice("Cr\u00e8me", "caf\u00e9 cr\u00e8me"),
                choice("Armchair", "arm chair"),
                choice("Upholstery"),
                choice("XL", "size xl"),
                choice("L", "size l"),
                choice("Grey", "gray"),
                choice("Green"));
    }

    private static EntityType.Choice choice(String value, String... variants) {
        return new EntityType.Choice(value, List.of(variants));
    }
}
