package dev.deskhand.bot.entity;

import java.util.function.Predicate;

/** The recogniser of each type. */
final class Recognisers {
    private Recognisers() {}

    static Recogniser of(Entity entity, Predicate<String> knownWord) {
        String name = entity.name();
        return switch (entity.type()) {
            case EntityType.Dictionary type -> new DictionaryRecogniser(name, type, knownWord);
            case EntityType.Regex(String pattern) -> new RegexRecogniser(name, pattern);
            case EntityType.Numeric type -> new NumberRecogniser(type);
            case EntityType.Email _ -> new EmailRecogniser();
            case EntityType.Phone _ -> new PhoneRecogniser();
            case EntityType.Date type -> TemporalRecogniser.of(type);
            case EntityType.Time type -> TemporalRecogniser.of(type);
            case EntityType.DateTime type -> TemporalRecogniser.of(type);
            case EntityType.Duration _ -> TemporalRecogniser.lengths();
            case EntityType.Money _ -> new MoneyRecogniser();
            case EntityType.Quantity type -> new QuantityRecogniser(type);
            case EntityType.Shape(var shapes) -> new ShapeRecogniser(name, shapes);
            case EntityType.PersonName _ -> new NameRecogniser();
            case EntityType.YesNo _ -> new YesNoRecogniser();
            case EntityType.Rating(int max) -> new RatingRecogniser(name, max);
            case EntityType.FreeText(int maxLength) -> new FreeTextRecogniser(maxLength);
        };
    }
}
