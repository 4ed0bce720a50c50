package dev.deskhand.zendesk.chat.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads a connection to its end, page by page. No public program pages through Zendesk's lists, so
 * paging (Relay's arguments) is an inference; the plainest form asks for the list as those programs
 * do.
 *
 * @param form which of the connection's selections is asked for
 * @param pageSize 0 for no paging
 * @param after the cursor of the last page, empty at the start
 * @param pages how many were read already
 */
record PagedList<T>(
        Connection<T> connection,
        int form,
        int pageSize,
        Optional<String> after,
        List<T> soFar,
        int pages)
        implements Operation<List<T>> {

    /** A list that has more pages than this goes round in circles. */
    private static final int MAX_PAGES = 200;

    @Override
    public String name() {
        return connection.field();
    }

    @Override
    public String document() {
        if (pageSize == 0) {
            return connection.query(form);
        }
        Arguments page = new Arguments().number("first", pageSize).string("after", after);
        return connection.query(form, page, "hasNextPage endCursor");
    }

    @Override
    public Step<List<T>> read(JsonNode data) {
        List<T> all = new ArrayList<>(soFar);
        all.addAll(connection.nodes(data));
        JsonNode pageInfo = data.path(connection.field()).path("pageInfo");
        if (!pageInfo.path("hasNextPage").asBoolean(false)) {
            return new Step.Done<>(List.copyOf(all));
        }
        Optional<String> cursor = Optional.of(Fields.required(pageInfo, "endCursor"));
        if (cursor.equals(after) || pages + 1 >= MAX_PAGES) {
            throw new UnreadableAnswerException(
                    "The pages of '" + connection.field() + "' do not come to an end");
        }
        return new Step.Next<>(
                new PagedList<>(connection, form, pageSize, cursor, List.copyOf(all), pages + 1));
    }

    /** Begins again from the first page, with the next plainer selection. */
    @Override
    public Optional<Operation<List<T>>> plainer() {
        if (pageSize == 0) {
            return Optional.empty();
        }
        int next = connection.isPlainest(form) ? form : form + 1;
        return Optional.of(
                new PagedList<>(
                        connection,
                        next,
                        connection.isPlainest(next) ? 0 : pageSize,
                        Optional.empty(),
                        List.of(),
                        0));
    }
}
