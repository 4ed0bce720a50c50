package dev.deskhand.server.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document, and as much of JSON Schema as it uses. */
record OpenApi(JsonNode document) {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    static OpenApi load() {
        return new OpenApi(JsonMapper.shared().readTree(InfoRoutes.resource("/openapi.json")));
    }

    /** As {@code GET /path/{parameter}}. */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        document.at("/paths")
                .propertyStream()
                .forEach(path ->
                        path.getValue().propertyNames().stream()
                                .filter(METHODS::contains)
                                .map(method -> method.toUpperCase(Locale.ROOT))
                                .forEach(method -> operations.add(method + " " + path.getKey())));
        return operations;
    }

    JsonNode operation(String operation) {
        String[] parts = operation.split(" ", 2);
        return document.get("paths").get(parts[1]).get(parts[0].toLowerCase(Locale.ROOT));
    }

    /** Where a value differs from a schema by name. */
    List<String> problems(String schema, JsonNode value) {
        List<String> problems = new ArrayList<>();
        check(document.at("/components/schemas/" + schema), value, schema, problems);
        return problems;
    }

    private void check(JsonNode schema, JsonNode value, String at, List<String> problems) {
        if (schema.isMissingNode()) {
            problems.add(at + " has no schema");
        } else if (schema.has("$ref")) {
            String pointer = schema.get("$ref").asString().substring(1);
            check(document.at(pointer), value, at, problems);
        } else if (schema.has("anyOf")) {
            if (!value.isNull()) {
                check(schema.get("anyOf").get(0), value, at, problems);
            }
        } else if (schema.has("enum")
                && schema.get("enum").valueStream().noneMatch(value::equals)) {
            problems.add(at + " is " + value);
        } else if (!types(schema).contains(type(value))) {
            problems.add(at + " is a " + type(value) + ", not " + types(schema));
        } else if (value.isArray()) {
            value.valueStream()
                    .forEach(item -> check(schema.get("items"), item, at + "[]", problems));
        } else if (value.isObject()) {
            checkObject(schema, value, at, problems);
        }
    }

    private void checkObject(JsonNode schema, JsonNode value, String at, List<String> problems) {
        schema.path("required")
                .valueStream()
                .map(JsonNode::asString)
                .filter(name -> !value.has(name))
                .forEach(name -> problems.add(at + "." + name + " is missing"));
        value.propertyStream()
                .forEach(field ->
                        check(
                                schema.path("properties").path(field.getKey()),
                                field.getValue(),
                                at + "." + field.getKey(),
                                problems));
    }

    private static List<String> types(JsonNode schema) {
        JsonNode type = schema.get("type");
        return type.isArray()
                ? type.valueStream().map(JsonNode::asString).toList()
                : List.of(type.asString());
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case ARRAY -> "array";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case OBJECT, POJO, BINARY, MISSING -> "object";
        };
    }
}
