package dev.deskhand.emulator.graphql;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.Accounts;
import dev.deskhand.emulator.account.LogEntry;
import dev.deskhand.emulator.account.Option;
import dev.deskhand.emulator.account.Refused;
import dev.deskhand.emulator.json.Json;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.AsyncSerialExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.introspection.GoodFaithIntrospection;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Executes GraphQL documents, for all accounts. Thread-safe; blocks only for an account's lock. */
public final class GraphQlApi {

    private static final Logger log = LoggerFactory.getLogger(GraphQlApi.class);

    /** A document with what belongs to it. */
    public record Request(
            String query, Map<String, Object> variables, @Nullable String operationName) {
        public Request {
            query = SupplementaryCharacters.escaped(query);
        }

        /** As programs send it; nothing if it has no document. */
        public static Optional<Request> of(JsonNode body) {
            JsonNode query = body.path("query");
            JsonNode variables = body.path("variables");
            JsonNode name = body.path("operationName");
            return query.isString()
                    ? Optional.of(
                            new Request(
                                    query.stringValue(),
                                    variables.isObject() ? Json.map(variables) : Map.of(),
                                    name.isString() ? name.stringValue() : null))
                    : Optional.empty();
        }
    }

    /**
     * An answer.
     *
     * @param body {@code data} and {@code errors} as GraphQL writes them
     * @param subscription set when the document is a subscription that can begin
     */
    public record Answer(Map<String, Object> body, Optional<Subscription> subscription) {}

    /** A subscription that was checked; {@link #event} writes its frames' payloads. */
    public final class Subscription {

        private final Request request;
        private final Call.Topic topic;
        private final Caller caller;

        private Subscription(Request request, Call.Topic topic, Caller caller) {
            this.request = request;
            this.topic = topic;
            this.caller = caller;
        }

        /** The root field it was asked for with. */
        public String name() {
            return topic.messages() ? "message" : "chatActivity";
        }

        /**
         * The selected fields of one log line, or nothing if this subscription is not about such
         * lines.
         */
        public Optional<Map<String, Object>> event(
                String subscriptionId, String channelId, LogEntry entry) {
            if (!topic.covers(entry)) {
                return Optional.empty();
            }
            Call.Event event = new Call.Event(subscriptionId, channelId, entry);
            return Optional.of(run(request, new Call(caller, "", event)).toSpecification());
        }
    }

    private final Accounts accounts;
    private final GraphQL graphQl;

    public GraphQlApi(Accounts accounts) {
        this.accounts = accounts;
        DataFetcherExceptionHandler handler = GraphQlApi::describe;
        // An event is executed like a query whose root is that event, so no publisher is needed.
        graphQl =
                GraphQL.newGraphQL(
                                new SchemaGenerator()
                                        .makeExecutableSchema(
                                                new SchemaParser().parse(schema()),
                                                Wiring.of(accounts)))
                        .queryExecutionStrategy(new AsyncExecutionStrategy(handler))
                        .mutationExecutionStrategy(new AsyncSerialExecutionStrategy(handler))
                        .subscriptionExecutionStrategy(new AsyncExecutionStrategy(handler))
                        .preparsedDocumentProvider(new Documents())
                        .build();
    }

    private static String schema() {
        try (InputStream in = GraphQlApi.class.getResourceAsStream("/schema.graphqls")) {
            if (in == null) {
                throw new IllegalStateException("schema.graphqls is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("schema.graphqls cannot be read", e);
        }
    }

    /**
     * Executes a document.
     *
     * @param caller null for plain HTTP, where only {@code startAgentSession} and introspection
     *     work
     * @param websocketBase scheme, host and port to put before a new session's socket path
     */
    public Answer execute(Request request, @Nullable Caller caller, String websocketBase) {
        Call call = new Call(caller, websocketBase, null);
        ExecutionResult result = run(request, call);
        Call.Topic topic = call.asked();
        Optional<Subscription> subscription =
                topic == null || caller == null || !result.getErrors().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Subscription(request, topic, caller));
        Account account = caller == null ? accounts.first() : caller.account();
        return new Answer(shaped(result, account), subscription);
    }

    /** As the account's option wants errors to look. */
    private static Map<String, Object> shaped(ExecutionResult result, Account account) {
        Map<String, Object> body = result.toSpecification();
        if (result.getErrors().isEmpty() || account.options().is(Option.ERROR_SHAPE, "with_code")) {
            return body;
        }
        Map<String, Object> bare = new LinkedHashMap<>(body);
        bare.put(
                "errors",
                result.getErrors().stream().map(e -> Map.of("message", e.getMessage())).toList());
        return bare;
    }

    private ExecutionResult run(Request request, Call call) {
        ExecutionInput.Builder input =
                ExecutionInput.newExecutionInput(request.query())
                        .variables(request.variables())
                        .graphQLContext(
                                Map.of(
                                        Call.class,
                                        call,
                                        GoodFaithIntrospection.GOOD_FAITH_INTROSPECTION_DISABLED,
                                        true));
        if (request.operationName() != null) {
            input.operationName(request.operationName());
        }
        return graphQl.execute(input.build());
    }

    private static CompletableFuture<DataFetcherExceptionHandlerResult> describe(
            DataFetcherExceptionHandlerParameters parameters) {
        GraphqlErrorBuilder<?> error =
                GraphqlErrorBuilder.newError(parameters.getDataFetchingEnvironment());
        if (parameters.getException() instanceof Refused refused) {
            error.message("%s", refused.getMessage()).extensions(Map.of("code", refused.code()));
        } else {
            log.error("A resolver failed at {}", parameters.getPath(), parameters.getException());
            error.message("The emulator failed to answer this; its log says why.")
                    .extensions(Map.of("code", "internal"));
        }
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult(error.build()).build());
    }
}
