package dev.deskhand.server.http;

import dev.deskhand.server.refusal.Refusal;
import dev.deskhand.server.refusal.Refusal.FieldProblem;
import dev.deskhand.server.refusal.Refusal.Kind;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

/**
 * A JSON object that was sent to us. Fields are asked for by name; {@link #end()} then refuses the
 * request with everything that is missing, of the wrong type, or not known, so that nothing is
 * misread in silence.
 */
final class RequestBody {
    private static final int MAX_BYTES = 1_000_000;

    private final JsonNode object;
    private final Set<String> asked = new LinkedHashSet<>();
    private final List<FieldProblem> problems = new ArrayList<>();

    private RequestBody(JsonNode object) {
        this.object = object;
    }

    /**
     * Reads the body.
     *
     * @throws Refusal when it is too long, of another type, or not one JSON object
     */
    static RequestBody of(Context ctx) {
        String type = Optional.ofNullable(ctx.contentType()).orElse("");
        if (!type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw malformed(
                    "The body must be JSON, with the header Content-Type: application/json.");
        }
        JsonNode read = parse(bytes(ctx));
        if (!read.isObject()) {
            throw malformed("The body must be a JSON object: { ... }.");
        }
        return new RequestBody(read);
    }

    /**
     * A body that is no JSON but a text, such as a table.
     *
     * @throws Refusal when it is too long, or not UTF-8
     */
    static String plainText(Context ctx) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(ctx)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refusal(
                    Kind.MALFORMED,
                    "malformed_text",
                    "The body is not a text in UTF-8. Save the table as UTF-8 and send it again.");
        }
    }

    /** As {@link #of}; where nothing was sent, no field was. */
    static RequestBody optional(Context ctx) {
        return ctx.contentLength() > 0 || ctx.header("Transfer-Encoding") != null
                ? of(ctx)
                : new RequestBody(Json.MAPPER.createObjectNode());
    }

    String text(String field) {
        return value(field, JsonNode::isString, "a text", true).map(JsonNode::asString).orElse("");
    }

    Optional<String> optionalText(String field) {
        return value(field, JsonNode::isString, "a text", false).map(JsonNode::asString);
    }

    long number(String field) {
        return number(field, true).orElse(0L);
    }

    Optional<Long> optionalNumber(String field) {
        return number(field, false);
    }

    private Optional<Long> number(String field, boolean required) {
        Predicate<JsonNode> longNumber = node -> node.isIntegralNumber() && node.canConvertToLong();
        return value(field, longNumber, "a whole number", required).map(JsonNode::asLong);
    }

    List<String> texts(String field) {
        return texts(field, true).orElse(List.of());
    }

    Optional<List<String>> optionalTexts(String field) {
        return texts(field, false);
    }

    /** Refuses what was wrong with the fields so far, and those nobody asked for. */
    void end() {
        object.propertyNames().stream()
                .filter(name -> !asked.contains(name))
                .forEach(name ->
                        problems.add(
                                new FieldProblem(
                                        name,
                                        name
                                                + " is not a field of this request; it has "
                                                + String.join(", ", asked)
                                                + ".")));
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
    }

    private Optional<List<String>> texts(String field, boolean required) {
        Predicate<JsonNode> listOfTexts =
                node -> node.isArray() && node.valueStream().allMatch(JsonNode::isString);
        return value(field, listOfTexts, "a list of texts", required)
                .map(list -> list.valueStream().map(JsonNode::asString).toList());
    }

    /** The field's value; null counts as absent. */
    private Optional<JsonNode> value(
            String field, Predicate<JsonNode> type, String typeName, boolean required) {
        asked.add(field);
        Optional<JsonNode> value =
                Optional.ofNullable(object.get(field)).filter(node -> !node.isNull());
        if (value.isEmpty() && required) {
            problems.add(new FieldProblem(field, field + " is missing; it is " + typeName + "."));
        } else if (value.isPresent() && !type.test(value.get())) {
            problems.add(new FieldProblem(field, field + " must be " + typeName + "."));
            return Optional.empty();
        } else if (value.filter(RequestBody::hasNonCharacter).isPresent()) {
            problems.add(
                    new FieldProblem(
                            field,
                            field
                                    + " has one half of a character (a lone surrogate), or U+FFFE"
                                    + " or U+FFFF, which no text may hold; remove it."));
            return Optional.empty();
        }
        return value;
    }

    /** Whether a text, or one of a list, has what cannot be kept and sent as UTF-8 or YAML. */
    private static boolean hasNonCharacter(JsonNode node) {
        return node.isArray()
                ? node.valueStream().anyMatch(RequestBody::hasNonCharacter)
                : node.isString()
                        && node.asString()
                                .codePoints()
                                .anyMatch(c ->
                                        (c >= Character.MIN_SURROGATE
                                                        && c <= Character.MAX_SURROGATE)
                                                || c == 0xFFFE
                                                || c == 0xFFFF);
    }

    private static byte[] bytes(Context ctx) {
        try {
            byte[] bytes = ctx.req().getInputStream().readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new Refusal(
                        Kind.TOO_LARGE,
                        "body_too_large",
                        "The body is longer than " + MAX_BYTES + " bytes.");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            JsonNode read = Json.MAPPER.readTree(bytes);
            if (read.isMissingNode()) {
                throw malformed("The body is empty; it must be a JSON object: { ... }.");
            }
            return read;
        } catch (JacksonException e) {
            throw malformed(
                    place(e).map(place -> "The body is not valid JSON; look at " + place + ".")
                            .orElse(
                                    "The body is nested too deeply, or has a number or a field's"
                                            + " name that is too long; nothing that is asked for"
                                            + " here is."));
        }
    }

    /** Jackson knows no place for what broke one of its limits rather than a rule of JSON. */
    private static Optional<String> place(JacksonException e) {
        return Optional.ofNullable(e.getLocation())
                .filter(_ -> !(e instanceof StreamConstraintsException))
                .map(place -> "line " + place.getLineNr() + ", column " + place.getColumnNr());
    }

    private static Refusal malformed(String message) {
        return new Refusal(Kind.MALFORMED, "malformed_json", message);
    }
}
