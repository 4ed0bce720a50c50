package dev.deskhand.zendesk.chat.operation;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** The arguments of a field, or the fields of an input object, in the order they were put. */
final class Arguments {

    private final StringJoiner fields = new StringJoiner(", ");

    Arguments string(String name, String value) {
        return raw(name, GraphQlLiteral.string(value));
    }

    Arguments string(String name, Optional<String> value) {
        value.ifPresent(present -> string(name, present));
        return this;
    }

    Arguments bool(String name, boolean value) {
        return raw(name, Boolean.toString(value));
    }

    Arguments bool(String name, Optional<Boolean> value) {
        value.ifPresent(present -> bool(name, present));
        return this;
    }

    Arguments number(String name, int value) {
        return raw(name, Integer.toString(value));
    }

    Arguments strings(String name, List<String> values) {
        return raw(name, GraphQlLiteral.strings(values));
    }

    Arguments enumeration(String name, Enum<?> value) {
        return raw(name, value.name());
    }

    Arguments object(String name, Arguments value) {
        return raw(name, value.asObject());
    }

    Arguments objects(String name, List<Arguments> values) {
        StringJoiner list = new StringJoiner(", ", "[", "]");
        values.forEach(value -> list.add(value.asObject()));
        return raw(name, list.toString());
    }

    private Arguments raw(String name, String literal) {
        fields.add(name + ": " + literal);
        return this;
    }

    private String asObject() {
        return "{" + fields + "}";
    }

    /** In parentheses; nothing at all when there are none, as GraphQL demands. */
    @Override
    public String toString() {
        return fields.length() == 0 ? "" : "(" + fields + ")";
    }
}
