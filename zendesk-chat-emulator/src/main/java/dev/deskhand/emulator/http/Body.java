package dev.deskhand.emulator.http;

import dev.deskhand.emulator.account.Refused;
import dev.deskhand.emulator.json.Json;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request's JSON object, read field by field; fields nobody asks for are ignored, wrong ones
 * refused in words.
 */
final class Body {

    private static final int LONGEST = 20_000;

    private final JsonNode object;

    private Body(JsonNode object) {
        this.object = object;
    }

    static Body of(Context http) {
        try {
            JsonNode tree = Json.tree(http.body());
            if (tree.isObject()) {
                return new Body(tree);
            }
        } catch (Json.Unreadable e) {
            throw new BadBody("The body is " + e.getMessage(), e);
        }
        throw new BadBody("The body must be a JSON object.", null);
    }

    String text(String field) {
        return optionalText(field)
                .orElseThrow(() ->
                        invalid(
                                "Fill in the %s: it is missing or empty."
                                        .formatted(field.replace('_', ' '))));
    }

    Optional<String> optionalText(String field) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw invalid("The field \"" + field + "\" must be a string.");
        }
        String text = value.stringValue();
        if (text.length() > LONGEST) {
            throw invalid(
                    "The field \"%s\" holds %d characters; %d are the most."
                            .formatted(field, text.length(), LONGEST));
        }
        // Half a character becomes the replacement character, as it does when a browser sends it.
        return Optional.of(text.replaceAll("\\p{Cs}", "\uFFFD")).filter(t -> !t.isBlank());
    }

    boolean has(String field) {
        return object.has(field);
    }

    boolean flag(String field, boolean otherwise) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw invalid("The field \"" + field + "\" must be true or false.");
        }
        return value.booleanValue();
    }

    /** All of it, nested objects as maps. */
    Map<String, Object> fields() {
        return Json.map(object);
    }

    /** A nested object as a map; null when it is null. */
    @Nullable Map<String, Object> object(String field) {
        JsonNode value = object.path(field);
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        if (!value.isObject()) {
            throw invalid("The field \"" + field + "\" must be an object.");
        }
        return Json.map(value);
    }

    /** A whole number. */
    long number(String field) {
        JsonNode value = object.path(field);
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            throw invalid("The field \"" + field + "\" must be a whole number.");
        }
        return value.longValue();
    }

    /** A whole number of ordinary size; null when the field is missing or null. */
    @Nullable Integer optionalNumber(String field) {
        JsonNode value = object.path(field);
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        return Math.clamp(number(field), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** A list of strings; empty when the field is missing. */
    List<String> texts(String field) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw invalid("The field \"" + field + "\" must be a list of strings.");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode item : value) {
            if (!item.isString() || item.stringValue().isBlank()) {
                throw invalid("The field \"" + field + "\" must be a list of strings.");
            }
            texts.add(item.stringValue());
        }
        return texts;
    }

    <E extends Enum<E>> E word(String field, Class<E> type) {
        return parse(field, text(field), type);
    }

    <E extends Enum<E>> @Nullable E optionalWord(String field, Class<E> type) {
        Optional<String> text = optionalText(field);
        return text.isPresent() ? parse(field, text.get(), type) : null;
    }

    private static <E extends Enum<E>> E parse(String field, String text, Class<E> type) {
        List<String> allowed = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String word = constant.name().toLowerCase(Locale.ROOT);
            if (word.equals(text.toLowerCase(Locale.ROOT))) {
                return constant;
            }
            allowed.add(word);
        }
        throw invalid(
                "The field \"%s\" must be one of %s, not \"%s\"."
                        .formatted(field, String.join(", ", allowed), text));
    }

    static Refused invalid(String message) {
        return new Refused(Refused.Kind.INVALID, "invalid", message);
    }

    /** A body that is no JSON object at all; answered with 400. */
    static final class BadBody extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BadBody(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
