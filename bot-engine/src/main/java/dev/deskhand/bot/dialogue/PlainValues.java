package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.entity.Entity;
import dev.deskhand.bot.entity.EntityReader;
import dev.deskhand.bot.entity.EntityType;
import dev.deskhand.bot.entity.EntityValue;
import dev.deskhand.bot.entity.Found;
import dev.deskhand.bot.entity.ReadingContext;
import dev.deskhand.bot.text.PlainNumber;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads values that no visitor has said: of an author, or of a service. */
final class PlainValues {
    private final BotParts parts;
    private final ReadingContext context;

    PlainValues(BotParts parts, ZonedDateTime now) {
        this.parts = parts;
        String region = parts.bot().settings().region();
        Locale locale = new Locale.Builder().setLanguage("en").setRegion(region).build();
        this.context = new ReadingContext(now, locale, null);
    }

    /** A text as a value of that entity; all of the text has to be the value. */
    Optional<EntityValue> read(Entity entity, String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        return switch (entity.type()) {
            case EntityType.FreeText(int longest) ->
                    Optional.of(new EntityValue.Text(cut(text.strip(), longest)));
            case EntityType.PersonName() ->
                    Optional.of(new EntityValue.Text(cut(text.strip(), 200)));
            case EntityType.Regex _ -> found(entity, text);
            case EntityType.YesNo _ when isTruth(text) ->
                    Optional.of(new EntityValue.YesNo(text.strip().equalsIgnoreCase("true")));
            case EntityType.Money _ when isNumber(text) ->
                    currency()
                            .map(code -> new EntityValue.Money(new BigDecimal(text.strip()), code));
            case EntityType.Rating(int max) when isNumber(text) -> rating(text, max);
            case EntityType.Numeric type when isNumber(text) -> number(text, type);
            case EntityType.Dictionary _,
                    EntityType.Numeric _,
                    EntityType.Email _,
                    EntityType.Phone _,
                    EntityType.Date _,
                    EntityType.Time _,
                    EntityType.DateTime _,
                    EntityType.Duration _,
                    EntityType.Money _,
                    EntityType.Quantity _,
                    EntityType.Shape _,
                    EntityType.YesNo _,
                    EntityType.Rating _ ->
                    found(entity, text);
        };
    }

    private Optional<EntityValue> found(Entity entity, String text) {
        EntityReader reader = parts.reader();
        List<Found> found =
                reader.read(text, List.of(entity.name()), context.asking(entity.name()));
        return found.size() == 1 ? Optional.of(found.getFirst().value()) : Optional.empty();
    }

    private Optional<String> currency() {
        Locale region = new Locale.Builder().setRegion(context.locale().getCountry()).build();
        try {
            return Optional.ofNullable(Currency.getInstance(region)).map(Currency::getCurrencyCode);
        } catch (IllegalArgumentException noCountry) {
            return Optional.empty();
        }
    }

    private static Optional<EntityValue> rating(String text, int max) {
        return PlainNumber.of(text)
                .filter(mark -> mark.scale() <= 0 || mark.stripTrailingZeros().scale() <= 0)
                .filter(mark ->
                        mark.compareTo(BigDecimal.ONE) >= 0
                                && mark.compareTo(BigDecimal.valueOf(max)) <= 0)
                .map(mark -> new EntityValue.Rating(mark.intValue(), max));
    }

    private static Optional<EntityValue> number(String text, EntityType.Numeric type) {
        BigDecimal min = type.min();
        BigDecimal max = type.max();
        return PlainNumber.of(text)
                .filter(number -> min == null || number.compareTo(min) >= 0)
                .filter(number -> max == null || number.compareTo(max) <= 0)
                .filter(number -> !type.whole() || number.stripTrailingZeros().scale() <= 0)
                .map(EntityValue.Numeric::new);
    }

    private static boolean isNumber(String text) {
        return PlainNumber.of(text).isPresent();
    }

    private static boolean isTruth(String text) {
        String plain = text.strip();
        return plain.equalsIgnoreCase("true") || plain.equalsIgnoreCase("false");
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
