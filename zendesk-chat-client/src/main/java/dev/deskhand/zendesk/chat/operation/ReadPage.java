package dev.deskhand.zendesk.chat.operation;

import dev.deskhand.zendesk.chat.Agent;
import dev.deskhand.zendesk.chat.Channel;
import dev.deskhand.zendesk.chat.Department;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One page of a list, for accounts whose whole lists are too much at once. Where Zendesk refuses
 * the fullest selection a plainer one is asked for, but always a page: an account that knows no
 * paging refuses this, and has {@link ListAgents}, {@link ListDepartments} and {@link
 * ListChannels}, which can do without.
 */
public final class ReadPage<T> implements Operation<Page<T>> {

    private final Connection<T> connection;
    private final int form;
    private final PageRequest page;

    private ReadPage(Connection<T> connection, int form, PageRequest page) {
        this.connection = connection;
        this.form = form;
        this.page = page;
    }

    /** A page of the account's agents. */
    public static ReadPage<Agent> ofAgents(PageRequest page) {
        return new ReadPage<>(ListAgents.CONNECTION, 0, page);
    }

    /** A page of the account's departments. */
    public static ReadPage<Department> ofDepartments(PageRequest page) {
        return new ReadPage<>(ListDepartments.CONNECTION, 0, page);
    }

    /** A page of the channels that the agent can see, each as {@code each} would list it. */
    public static ReadPage<Channel> ofChannels(PageRequest page, ListChannels each) {
        return new ReadPage<>(each.connection(), 0, page);
    }

    @Override
    public String name() {
        return "page of " + connection.field();
    }

    @Override
    public String document() {
        Arguments arguments =
                switch (page) {
                    case PageRequest.First(int count, Optional<String> after) ->
                            new Arguments().number("first", count).string("after", after);
                    case PageRequest.Last(int count, Optional<String> before) ->
                            new Arguments().number("last", count).string("before", before);
                };
        return connection.query(
                form, arguments, "hasNextPage hasPreviousPage startCursor endCursor");
    }

    @Override
    public Step<Page<T>> read(JsonNode data) {
        JsonNode info = Fields.object(Fields.object(data, connection.field()), "pageInfo");
        return new Step.Done<>(
                new Page<>(
                        connection.nodes(data),
                        Fields.optional(info, "startCursor"),
                        Fields.optional(info, "endCursor"),
                        info.path("hasPreviousPage").asBoolean(false),
                        info.path("hasNextPage").asBoolean(false)));
    }

    @Override
    public Optional<Operation<Page<T>>> plainer() {
        return connection.isPlainest(form)
                ? Optional.empty()
                : Optional.of(new ReadPage<>(connection, form + 1, page));
    }
}
