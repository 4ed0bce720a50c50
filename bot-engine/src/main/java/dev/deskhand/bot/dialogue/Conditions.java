package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.Condition;
import dev.deskhand.bot.Connection;
import dev.deskhand.bot.dialogue.DialogueState.KnownValue;
import dev.deskhand.bot.entity.EntityValue;
import dev.deskhand.bot.text.PlainNumber;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether conditions hold, by what is known and by the time of day. */
final class Conditions {
    private final Bot bot;
    private final Map<String, KnownValue> values;
    private final ZonedDateTime now;

    /**
     * @param values a view of what is known, which may change
     */
    Conditions(Bot bot, Map<String, KnownValue> values, ZonedDateTime now) {
        this.bot = bot;
        this.values = values;
        this.now = now;
    }

    boolean holds(Connection connection) {
        return connection.when().map(this::holds).orElse(true);
    }

    boolean holds(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> all) -> all.stream().allMatch(this::holds);
            case Condition.Any(List<Condition> any) -> any.stream().anyMatch(this::holds);
            case Condition.Known(String entity, boolean known) ->
                    values.containsKey(entity) == known;
            case Condition.Is(String entity, List<String> among, boolean isAmong) -> {
                KnownValue known = values.get(entity);
                yield known != null
                        && among.stream().anyMatch(value -> is(known.value(), value)) == isAmong;
            }
            case Condition.Compares(
                            String entity,
                            Condition.Comparison comparison,
                            BigDecimal to) -> {
                KnownValue known = values.get(entity);
                yield known != null
                        && number(known.value())
                                .map(number -> compares(number, comparison, to))
                                .orElse(false);
            }
            case Condition.Open(boolean open) -> isOpen() == open;
        };
    }

    boolean isOpen() {
        return bot.settings().hours().map(hours -> hours.isOpen(now)).orElse(true);
    }

    private static boolean is(EntityValue value, String wanted) {
        if (value.text().equalsIgnoreCase(wanted.strip())) {
            return true;
        }
        if (value instanceof EntityValue.YesNo(boolean yes)) {
            return wanted.equalsIgnoreCase(Boolean.toString(yes));
        }
        Optional<BigDecimal> number = number(value);
        return number.isPresent()
                && PlainNumber.of(wanted)
                        .map(other -> other.compareTo(number.get()) == 0)
                        .orElse(false);
    }

    private static boolean compares(
            BigDecimal number, Condition.Comparison comparison, BigDecimal to) {
        int order = number.compareTo(to);
        return switch (comparison) {
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }

    private static Optional<BigDecimal> number(EntityValue value) {
        return switch (value) {
            case EntityValue.Numeric(BigDecimal number) -> Optional.of(number);
            case EntityValue.Money(BigDecimal amount, String _) -> Optional.of(amount);
            case EntityValue.Quantity(BigDecimal amount, String _) -> Optional.of(amount);
            case EntityValue.Rating(int mark, int _) -> Optional.of(BigDecimal.valueOf(mark));
            case EntityValue.Text(String text) -> PlainNumber.of(text);
            case EntityValue.Date _,
                    EntityValue.DateRange _,
                    EntityValue.Time _,
                    EntityValue.TimeRange _,
                    EntityValue.Moment _,
                    EntityValue.MomentRange _,
                    EntityValue.Length _,
                    EntityValue.Phone _,
                    EntityValue.Email _,
                    EntityValue.YesNo _ ->
                    Optional.empty();
        };
    }
}
