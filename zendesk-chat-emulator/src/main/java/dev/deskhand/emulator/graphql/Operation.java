package dev.deskhand.emulator.graphql;

import graphql.language.Document;
import graphql.language.EnumValue;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a document asks for, as far as faults and recordings tell requests apart.
 *
 * @param names its root fields; empty if it cannot be read
 * @param texts the root fields' arguments that are strings, variables filled in
 */
public record Operation(Set<String> names, Map<String, String> texts) {

    /** Nothing that can be read. */
    public static final Operation UNREADABLE = new Operation(Set.of(), Map.of());

    public Operation {
        names = Set.copyOf(names);
        texts = Map.copyOf(texts);
    }

    public static Operation of(GraphQlApi.Request request) {
        Document document;
        try {
            document = Parser.parse(request.query());
        } catch (InvalidSyntaxException e) {
            return UNREADABLE;
        }
        Set<String> names = new LinkedHashSet<>();
        Map<String, String> texts = new HashMap<>();
        chosen(document, request.operationName())
                .ifPresent(operation -> {
                    for (Selection<?> selection : operation.getSelectionSet().getSelections()) {
                        if (selection instanceof Field field) {
                            names.add(field.getName());
                            field.getArguments()
                                    .forEach(argument ->
                                            text(argument.getValue(), request.variables())
                                                    .ifPresent(text ->
                                                            texts.put(argument.getName(), text)));
                        }
                    }
                });
        return new Operation(names, texts);
    }

    private static Optional<OperationDefinition> chosen(Document document, @Nullable String name) {
        List<OperationDefinition> all = document.getDefinitionsOfType(OperationDefinition.class);
        return all.stream()
                .filter(operation -> name == null || name.equals(operation.getName()))
                .findFirst();
    }

    private static Optional<String> text(Value<?> value, Map<String, Object> variables) {
        return switch (value) {
            case StringValue string -> Optional.ofNullable(string.getValue());
            case EnumValue word -> Optional.ofNullable(word.getName());
            case VariableReference reference ->
                    Optional.ofNullable(variables.get(reference.getName()))
                            .filter(String.class::isInstance)
                            .map(String.class::cast);
            default -> Optional.empty();
        };
    }
}
