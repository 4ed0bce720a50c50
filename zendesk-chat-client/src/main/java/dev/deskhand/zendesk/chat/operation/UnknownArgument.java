package dev.deskhand.zendesk.chat.operation;

import dev.deskhand.zendesk.chat.GraphQlError;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Recognises a document refused for an argument. GraphQL has no code for it, and Zendesk's wording
 * is not known; all common servers (graphql-js, graphql-java, Absinthe, graphql-ruby) write the
 * argument's name and the word "argument".
 */
final class UnknownArgument {

    private UnknownArgument() {}

    static boolean isNamed(String argument, List<GraphQlError> errors) {
        Pattern name = Pattern.compile("\\b" + Pattern.quote(argument) + "\\b");
        return errors.stream()
                .map(GraphQlError::message)
                .anyMatch(words ->
                        name.matcher(words).find()
                                && words.toLowerCase(Locale.ROOT).contains("argument"));
    }
}
