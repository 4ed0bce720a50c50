package dev.deskhand.emulator.fault;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The values of a rule that somebody asks for, each checked against its field. */
final class FaultForm {

    private final Map<String, ?> form;
    private final List<Field> fields;

    /** Checks every value; what is not a field of this fault is refused by name. */
    FaultForm(String fault, Map<String, ?> form, List<Field> fields) {
        this.form = form;
        this.fields = fields;
        form.forEach((name, value) -> {
            if (!name.equals("fault") && value != null) {
                check(
                        fields.stream()
                                .filter(field -> field.name().equals(name))
                                .findFirst()
                                .orElseThrow(() -> unknown(fault, name)),
                        value);
            }
        });
    }

    private BadRule unknown(String fault, String name) {
        return new BadRule(
                "%s has no field \"%s\"; it has %s."
                        .formatted(
                                fault,
                                name,
                                String.join(", ", fields.stream().map(Field::name).toList())));
    }

    private static void check(Field field, Object value) {
        boolean good =
                switch (field.type()) {
                    case WORD -> value instanceof String word && field.values().contains(word);
                    case TEXT ->
                            value instanceof String text
                                    && !text.isBlank()
                                    && text.length() <= field.most();
                    case NUMBER ->
                            (value instanceof Integer || value instanceof Long)
                                    && ((Number) value).longValue() >= field.least()
                                    && ((Number) value).longValue() <= field.most();
                    case FRACTION ->
                            value instanceof Number number
                                    && number.doubleValue() > 0
                                    && number.doubleValue() <= 1;
                    case FLAG -> value instanceof Boolean;
                };
        if (!good) {
            throw new BadRule(
                    "The field \"%s\" must be %s."
                            .formatted(
                                    field.name(),
                                    switch (field.type()) {
                                        case WORD -> "one of " + String.join(", ", field.values());
                                        case TEXT ->
                                                "a text of 1 to " + field.most() + " characters";
                                        case NUMBER ->
                                                "a whole number from %d to %d"
                                                        .formatted(field.least(), field.most());
                                        case FRACTION -> "a number above 0 and up to 1";
                                        case FLAG -> "true or false";
                                    }));
        }
    }

    boolean given(String name) {
        return form.get(name) != null;
    }

    private @Nullable Object value(String name) {
        Object given = form.get(name);
        return given != null
                ? given
                : fields.stream()
                        .filter(field -> field.name().equals(name))
                        .findFirst()
                        .map(Field::usual)
                        .orElse(null);
    }

    @Nullable String text(String name) {
        return value(name) instanceof String text ? text : null;
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(value(name));
    }

    long number(String name) {
        return ((Number) Objects.requireNonNull(value(name), name)).longValue();
    }

    double fraction(String name) {
        return ((Number) Objects.requireNonNull(value(name), name)).doubleValue();
    }
}
