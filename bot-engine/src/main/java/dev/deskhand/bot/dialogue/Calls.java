package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.ApiCall;
import dev.deskhand.bot.ApiCall.Receive;
import dev.deskhand.bot.entity.EntityValue;
import java.math.BigDecimal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Fills in what a service is asked, and reads what it answers. */
final class Calls {
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final BotParts parts;
    private final Draft draft;
    private final Placeholders placeholders;

    Calls(BotParts parts, Draft draft, Placeholders placeholders) {
        this.parts = parts;
        this.draft = draft;
        this.placeholders = placeholders;
    }

    ApiRequest request(ApiCall call, String id) {
        Map<String, String> headers = new LinkedHashMap<>();
        call.headers().forEach((name, value) -> headers.put(name, placeholders.plainLine(value)));
        return new ApiRequest(
                id,
                call.method(),
                // What is no address is found out by whoever calls it, and fails there.
                placeholders.address(call.url()).orElse(URI.create("")),
                headers,
                call.method() == ApiCall.Method.GET ? "" : body(call.send()),
                call.secret(),
                call.timeout(),
                call.retries());
    }

    private String body(Map<String, String> send) {
        ObjectNode body = NODES.objectNode();
        send.forEach((pointer, template) -> put(body, JsonPointer.compile(pointer), template));
        return body.toString();
    }

    private void put(ObjectNode into, JsonPointer pointer, String template) {
        ObjectNode at = into;
        JsonPointer left = pointer;
        while (!left.tail().matches()) {
            String key = left.getMatchingProperty();
            at = at.get(key) instanceof ObjectNode inner ? inner : at.putObject(key);
            left = left.tail();
        }
        at.set(left.getMatchingProperty(), json(template));
    }

    /** A value that is a number or a yes or no is sent as one. */
    private JsonNode json(String template) {
        Optional<EntityValue> value = placeholders.value(template);
        if (value.isPresent()) {
            if (value.get() instanceof EntityValue.Numeric(BigDecimal number)) {
                return NODES.numberNode(number.scale() < 0 ? number.setScale(0) : number);
            }
            if (value.get() instanceof EntityValue.YesNo(boolean yes)) {
                return NODES.booleanNode(yes);
            }
        }
        return placeholders.isUnknown(template)
                ? NODES.nullNode()
                : NODES.stringNode(placeholders.plain(template));
    }

    /**
     * Takes over what a service has answered; all or nothing.
     *
     * @return whether all was there that has to be
     */
    boolean receive(ApiCall call, String body) {
        if (call.receive().isEmpty()) {
            return true;
        }
        Optional<JsonNode> answer = parse(body);
        if (answer.isEmpty()) {
            return false;
        }
        Map<String, EntityValue> values = new LinkedHashMap<>();
        for (Receive receive : call.receive()) {
            Optional<EntityValue> value = value(receive, answer.get());
            if (value.isPresent()) {
                values.put(receive.entity(), value.get());
            } else if (!receive.optional()) {
                return false;
            }
        }
        call.receive().forEach(receive -> draft.forget(receive.entity()));
        values.forEach((entity, value) -> draft.learn(entity, value, ""));
        return true;
    }

    private static Optional<JsonNode> parse(String body) {
        try {
            return Optional.ofNullable(JSON.readTree(body));
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private Optional<EntityValue> value(Receive receive, JsonNode answer) {
        JsonNode at = answer.at(receive.pointer());
        if (at.isMissingNode() || at.isNull()) {
            return Optional.empty();
        }
        String text = text(at);
        return parts.entity(receive.entity())
                .flatMap(entity ->
                        new PlainValues(parts, parts.now(draft.context()))
                                .read(entity.entity(), text));
    }

    private static String text(JsonNode node) {
        if (node.isString()) {
            return node.stringValue();
        }
        return node.isBigDecimal() || node.isFloatingPointNumber()
                ? node.decimalValue().toPlainString()
                : node.toString();
    }
}
