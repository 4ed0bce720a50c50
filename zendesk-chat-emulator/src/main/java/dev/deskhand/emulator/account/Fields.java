package dev.deskhand.emulator.account;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads nested settings, whichever notation they were written in; what will not do is refused. */
record Fields(String where, Map<?, ?> values) {

    /** Refuses keys other than these. */
    Fields only(String... known) {
        for (Object key : values.keySet()) {
            if (!List.of(known).contains(String.valueOf(key))) {
                throw Refused.invalid(
                        "\"%s\" is not known in %s; known are %s."
                                .formatted(key, where, String.join(", ", known)));
            }
        }
        return this;
    }

    /** The fields under a key; without it there are none, and every reader below keeps what was. */
    Fields fields(String key) {
        Object value = values.get(key);
        if (value == null) {
            return new Fields(key, Map.of());
        }
        if (value instanceof Map<?, ?> map) {
            return new Fields(key, map);
        }
        throw bad(key, "an object");
    }

    boolean has(String key) {
        return values.get(key) != null;
    }

    boolean flag(String key, boolean otherwise) {
        Object value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw bad(key, "true or false");
    }

    long number(String key, long least, long most, long otherwise) {
        Object value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number
                && (value instanceof Integer || value instanceof Long)
                && number.longValue() >= least
                && number.longValue() <= most) {
            return number.longValue();
        }
        throw bad(key, "a whole number from " + least + " to " + most);
    }

    <E extends Enum<E>> E word(String key, Class<E> type, E otherwise) {
        Object value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(String.valueOf(value)))
                .findFirst()
                .orElseThrow(() ->
                        bad(
                                key,
                                "one of "
                                        + Arrays.stream(type.getEnumConstants())
                                                .map(c -> c.name().toLowerCase(Locale.ROOT))
                                                .collect(Collectors.joining(", "))));
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).map(String::valueOf);
    }

    List<String> texts(String key, List<String> otherwise) {
        Object value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        throw bad(key, "a list of texts");
    }

    Refused bad(String key, String wanted) {
        return Refused.invalid(
                "\"%s\" in %s must be %s, not \"%s\"."
                        .formatted(key, where, wanted, values.get(key)));
    }
}
