package dev.deskhand.emulator.graphql;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.Accounts;
import dev.deskhand.emulator.account.AgentStatus;
import dev.deskhand.emulator.account.Content;
import dev.deskhand.emulator.account.Option;
import dev.deskhand.emulator.account.Session;
import graphql.TypeResolutionEnvironment;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Joins the schema's fields to the account of whoever asks. */
final class Wiring {

    private static final Set<String> ALL_ACTIVITIES =
            Set.of("MEMBER_JOIN", "MEMBER_LEAVE", "MEMBER_CHANGE");

    private final Accounts accounts;

    private Wiring(Accounts accounts) {
        this.accounts = accounts;
    }

    static RuntimeWiring of(Accounts accounts) {
        Wiring wiring = new Wiring(accounts);
        return RuntimeWiring.newRuntimeWiring()
                .type("Query", Wiring::queries)
                .type("Mutation", wiring::sessionMutations)
                .type("Mutation", Wiring::channelMutations)
                .type("Mutation", Wiring::messageMutations)
                .type("Subscription", Wiring::subscriptions)
                .type("VisitorChannel", Wiring::channelFields)
                .type("AgentChannel", Wiring::channelFields)
                .type("User", Wiring::resolved)
                .type("Channel", Wiring::resolved)
                .type("ChatLog", Wiring::resolved)
                .type("ChatActivity", Wiring::resolved)
                .build();
    }

    /** Nodes carry their type's name; see {@link Nodes}. */
    private static TypeRuntimeWiring.Builder resolved(TypeRuntimeWiring.Builder type) {
        return type.typeResolver(Wiring::typeOf);
    }

    private static @Nullable GraphQLObjectType typeOf(TypeResolutionEnvironment environment) {
        Map<?, ?> node = Objects.requireNonNull(environment.getObject());
        return environment.getSchema().getObjectType(String.valueOf(node.get(Nodes.TYPE)));
    }

    private static TypeRuntimeWiring.Builder queries(TypeRuntimeWiring.Builder type) {
        return type.dataFetcher(
                        "agents",
                        env -> {
                            Nodes nodes = Call.of(env).nodes();
                            return Paging.page(nodes.agents(), env);
                        })
                .dataFetcher(
                        "departments",
                        env -> {
                            Nodes nodes = Call.of(env).nodes();
                            return Paging.page(nodes.departments(), env);
                        })
                .dataFetcher(
                        "channels",
                        env -> {
                            Call call = Call.of(env);
                            return Paging.page(call.nodes().visibleTo(call.agentId()), env);
                        });
    }

    private TypeRuntimeWiring.Builder sessionMutations(TypeRuntimeWiring.Builder type) {
        return type.dataFetcher(
                        "startAgentSession",
                        env -> {
                            Session session = start(text(env, "access_token"));
                            return Map.of(
                                    "session_id", session.sessionId(),
                                    "client_id", session.clientId(),
                                    "websocket_url",
                                            Call.of(env).websocketBase()
                                                    + "/stream/0.1/graphql/"
                                                    + session.sessionId()
                                                    + ":"
                                                    + session.clientId());
                        })
                .dataFetcher(
                        "stopAgentSession",
                        done(env -> account(env).sessions().stop(Call.of(env).agentId())))
                .dataFetcher(
                        "updateAgentStatus",
                        env -> {
                            AgentStatus status = AgentStatus.valueOf(text(env, "status"));
                            return Map.of(
                                    "node",
                                    Call.of(env)
                                            .nodes()
                                            .agent(
                                                    account(env)
                                                            .sessions()
                                                            .setStatus(
                                                                    Call.of(env).session(),
                                                                    status)));
                        });
    }

    private static TypeRuntimeWiring.Builder channelMutations(TypeRuntimeWiring.Builder type) {
        return type.dataFetcher(
                        "addTags",
                        done(env -> {
                            List<String> tags = Objects.requireNonNull(env.getArgument("tags"));
                            account(env).desk().tag(Call.of(env).agentId(), channel(env), tags);
                        }))
                .dataFetcher(
                        "inviteAgent",
                        done(env ->
                                account(env)
                                        .desk()
                                        .invite(
                                                Call.of(env).agentId(),
                                                channel(env),
                                                text(env, "agent_id"),
                                                leaves(env))))
                .dataFetcher(
                        "leaveChannel",
                        done(env ->
                                account(env).desk().leave(Call.of(env).agentId(), channel(env))))
                .dataFetcher(
                        "listenVisitorChannel",
                        done(env ->
                                account(env).desk().listen(Call.of(env).agentId(), channel(env))))
                .dataFetcher(
                        "transferToDepartment",
                        done(env ->
                                account(env)
                                        .desk()
                                        .transfer(
                                                Call.of(env).agentId(),
                                                channel(env),
                                                text(env, "department_id"),
                                                leaves(env))))
                .dataFetcher(
                        "setTypingIndicator",
                        env ->
                                success(
                                        account(env)
                                                .desk()
                                                .typing(
                                                        Call.of(env).agentId(),
                                                        channel(env),
                                                        flag(env, "typing"),
                                                        flag(env, "backoff"))));
    }

    private static TypeRuntimeWiring.Builder messageMutations(TypeRuntimeWiring.Builder type) {
        for (String mutation : StructuredMessages.MUTATIONS) {
            type.dataFetcher(mutation, env -> success(send(mutation, env)));
        }
        return type;
    }

    private static boolean send(String mutation, DataFetchingEnvironment env) {
        Account account = account(env);
        Content content =
                new StructuredMessages(account.options()).content(mutation, env.getArguments());
        return account.desk()
                .send(Call.of(env).agentId(), channel(env), content, flag(env, "backoff"));
    }

    private static TypeRuntimeWiring.Builder subscriptions(TypeRuntimeWiring.Builder type) {
        return type.dataFetcher("message", env -> subscribed(env, new Call.Topic(true, Set.of())))
                .dataFetcher(
                        "chatActivity",
                        env -> {
                            Map<String, List<String>> filter = env.getArgument("filter");
                            List<String> wanted =
                                    filter == null ? null : filter.get("chat_activity_types");
                            return subscribed(
                                    env,
                                    new Call.Topic(
                                            false,
                                            wanted == null ? ALL_ACTIVITIES : Set.copyOf(wanted)));
                        });
    }

    private static @Nullable Object subscribed(DataFetchingEnvironment env, Call.Topic topic) {
        Call call = Call.of(env);
        Call.Event event = call.event();
        if (event == null) {
            call.ask(topic);
            return null;
        }
        Nodes nodes = call.nodes();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("node", nodes.entry(nodes.channel(event.channelId()), event.entry()));
        answer.put("subscription_id", event.subscriptionId());
        return answer;
    }

    private static boolean leaves(DataFetchingEnvironment env) {
        Boolean leave = env.getArgument("leave");
        return leave == null ? account(env).options().is(Option.LEAVE_DEFAULT, "leaves") : leave;
    }

    private static TypeRuntimeWiring.Builder channelFields(TypeRuntimeWiring.Builder type) {
        return type.dataFetcher(
                        "agents",
                        env ->
                                Paging.page(
                                        Call.of(env)
                                                .nodes()
                                                .agentsOf(
                                                        Nodes.id(
                                                                Objects.requireNonNull(
                                                                        env.getSource()))),
                                        env))
                .dataFetcher(
                        "logs",
                        env ->
                                Paging.page(
                                        Call.of(env)
                                                .nodes()
                                                .log(
                                                        Nodes.id(
                                                                Objects.requireNonNull(
                                                                        env.getSource()))),
                                        env));
    }

    /** Starts a session in the account that gave the token out; an unknown token is anyone's. */
    private Session start(String accessToken) {
        return accounts.byToken(accessToken)
                .orElseGet(accounts::first)
                .sessions()
                .start(accessToken);
    }

    private static Account account(DataFetchingEnvironment environment) {
        return Call.of(environment).account();
    }

    private interface Command {
        void run(DataFetchingEnvironment environment);
    }

    private static DataFetcher<Map<String, Object>> done(Command command) {
        return env -> {
            command.run(env);
            return success(true);
        };
    }

    private static Map<String, Object> success(boolean success) {
        return Map.of("success", success);
    }

    private static String channel(DataFetchingEnvironment environment) {
        return text(environment, "channel_id");
    }

    private static String text(DataFetchingEnvironment environment, String name) {
        return Objects.requireNonNull(environment.<String>getArgument(name), name);
    }

    private static boolean flag(DataFetchingEnvironment environment, String name) {
        return Boolean.TRUE.equals(environment.<Boolean>getArgument(name));
    }
}
