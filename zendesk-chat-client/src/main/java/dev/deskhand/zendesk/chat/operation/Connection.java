package dev.deskhand.zendesk.chat.operation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A list of Query (a Relay connection): its field, what to select of a node, and how to read one.
 *
 * @param selections from the fullest to the plainest; the last is known to work as it stands, in a
 *     query without paging, and all before it are inferences to some part
 */
record Connection<T>(String field, List<String> selections, Function<JsonNode, T> reader) {

    /** The whole list, page by page. */
    PagedList<T> all(int pageSize) {
        return new PagedList<>(this, 0, pageSize, Optional.empty(), List.of(), 0);
    }

    List<T> nodes(JsonNode data) {
        return Fields.nodes(Fields.object(data, field)).stream().map(reader).toList();
    }

    /** The query of a page. */
    String query(int form, Arguments page, String pageInfo) {
        return "query { "
                + field
                + page
                + " { edges { node { "
                + selections.get(form)
                + " } } pageInfo { "
                + pageInfo
                + " } } }";
    }

    /** The query of the whole list at once, as public programs ask for it. */
    String query(int form) {
        return "query { " + field + " { edges { node { " + selections.get(form) + " } } } }";
    }

    boolean isPlainest(int form) {
        return form == selections.size() - 1;
    }
}
