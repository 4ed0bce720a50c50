package dev.deskhand.zendesk.chat.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Reads a connection page by page. No public program pages through Zendesk's lists, so paging
 * (Relay's arguments) is an inference; the plainer form asks for the list as those programs do.
 *
 * @param field the field of Query
 * @param plain the fields of a node that are known to exist
 * @param after the cursor of the last page, empty at the start
 * @param pages how many were read already
 */
record PagedList<T>(
        String field,
        String selection,
        Optional<String> plain,
        int pageSize,
        Function<JsonNode, T> reader,
        Optional<String> after,
        List<T> soFar,
        int pages)
        implements Operation<List<T>> {

    /** A list that has more pages than this goes round in circles. */
    private static final int MAX_PAGES = 200;

    static <T> PagedList<T> first(
            String field,
            String selection,
            String plain,
            int pageSize,
            Function<JsonNode, T> reader) {
        return new PagedList<>(
                field,
                selection,
                Optional.of(plain),
                pageSize,
                reader,
                Optional.empty(),
                List.of(),
                0);
    }

    @Override
    public String name() {
        return field;
    }

    @Override
    public String document() {
        if (pageSize == 0) {
            return "query { %s { edges { node { %s } } } }".formatted(field, selection);
        }
        Arguments arguments = new Arguments().number("first", pageSize).string("after", after);
        return "query { %s%s { edges { node { %s } } pageInfo { hasNextPage endCursor } } }"
                .formatted(field, arguments, selection);
    }

    @Override
    public Step<List<T>> read(JsonNode data) {
        JsonNode connection = Fields.object(data, field);
        List<T> all = new ArrayList<>(soFar);
        Fields.nodes(connection).forEach(node -> all.add(reader.apply(node)));
        JsonNode pageInfo = connection.path("pageInfo");
        if (!pageInfo.path("hasNextPage").asBoolean(false)) {
            return new Step.Done<>(List.copyOf(all));
        }
        Optional<String> cursor = Optional.of(Fields.required(pageInfo, "endCursor"));
        if (cursor.equals(after) || pages + 1 >= MAX_PAGES) {
            throw new UnreadableAnswerException(
                    "The pages of '" + field + "' do not come to an end");
        }
        return new Step.Next<>(
                new PagedList<>(
                        field,
                        selection,
                        plain,
                        pageSize,
                        reader,
                        cursor,
                        List.copyOf(all),
                        pages + 1));
    }

    @Override
    public Optional<Operation<List<T>>> plainer() {
        return plain.map(fields ->
                new PagedList<>(
                        field,
                        fields,
                        Optional.empty(),
                        0,
                        reader,
                        Optional.empty(),
                        List.of(),
                        0));
    }
}
