package dev.deskhand.zendesk.chat.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.zendesk.chat.AgentId;
import dev.deskhand.zendesk.chat.AgentStatus;
import dev.deskhand.zendesk.chat.ChannelId;
import dev.deskhand.zendesk.chat.DepartmentId;
import dev.deskhand.zendesk.chat.Secret;
import graphql.ParseAndValidate;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.MockedWiringFactory;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every document that the library writes is valid by the schema. */
class DocumentsTest {

    private static final ChannelId CHANNEL = new ChannelId("W1siaWQi\"}");
    private static final String NASTY = "\"\"\"}) { x } \\\n\u0000 \uD83D\uDE00 \uD800";

    private static GraphQLSchema schema;

    @BeforeAll
    static void readSchema() throws IOException {
        try (Reader reader =
                new InputStreamReader(
                        Objects.requireNonNull(
                                DocumentsTest.class.getResourceAsStream("/schema.graphqls")),
                        StandardCharsets.UTF_8)) {
            schema =
                    new SchemaGenerator()
                            .makeExecutableSchema(
                                    new SchemaParser().parse(reader),
                                    RuntimeWiring.newRuntimeWiring()
                                            .wiringFactory(new MockedWiringFactory())
                                            .build());
        }
    }

    static Stream<Operation<?>> operations() {
        Stream<Operation<?>> first =
                Stream.of(
                        new ListDepartments(),
                        new ListAgents(),
                        new ListChannels(50),
                        new StartAgentSession(Secret.of("token")),
                        new StopAgentSession(),
                        new UpdateAgentStatus(AgentStatus.ONLINE),
                        new UpdateAgentStatus(AgentStatus.AWAY),
                        SendMessage.of(CHANNEL, NASTY),
                        SendMessage.of(CHANNEL, "")
                                .withMsgId(NASTY)
                                .withOptions(List.of(NASTY, "b")),
                        SendQuickReplies.of(CHANNEL, NASTY, List.of(QuickReply.of(NASTY))),
                        SendQuickReplies.of(CHANNEL, "?", List.of(new QuickReply("a", "b")))
                                .withMsgId("id")
                                .withFallback(new Fallback(NASTY, List.of())),
                        TransferToDepartment.of(CHANNEL, new DepartmentId(NASTY)),
                        new TransferToDepartment(CHANNEL, new DepartmentId("d"), Optional.empty()),
                        new InviteAgent(CHANNEL, new AgentId("a"), Optional.of(false)),
                        new InviteAgent(CHANNEL, new AgentId("a"), Optional.empty()),
                        new LeaveChannel(CHANNEL),
                        new ListenVisitorChannel(CHANNEL),
                        Subscription.to(Subscription.Kind.MESSAGE),
                        Subscription.to(Subscription.Kind.CHAT_ACTIVITY));
        return first.flatMap(
                operation -> Stream.concat(Stream.of(operation), operation.plainer().stream()));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void isValid(Operation<?> operation) {
        assertThat(
                        ParseAndValidate.validate(
                                schema, Parser.parse(operation.document()), Locale.ROOT))
                .as(operation.document())
                .isEmpty();
    }

    @Test
    void aLaterPageIsValidToo() {
        PagedList<String> page =
                new PagedList<>(
                        "departments",
                        "id",
                        Optional.empty(),
                        7,
                        Object::toString,
                        Optional.of(NASTY),
                        List.of(),
                        1);

        assertThat(page.document()).contains("first: 7, after: \"");
        assertThat(ParseAndValidate.validate(schema, Parser.parse(page.document()), Locale.ROOT))
                .isEmpty();
    }
}
