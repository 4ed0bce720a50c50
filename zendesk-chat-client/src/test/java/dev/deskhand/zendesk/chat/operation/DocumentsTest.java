package dev.deskhand.zendesk.chat.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.zendesk.chat.AgentId;
import dev.deskhand.zendesk.chat.AgentStatus;
import dev.deskhand.zendesk.chat.ChannelId;
import dev.deskhand.zendesk.chat.DepartmentId;
import dev.deskhand.zendesk.chat.Secret;
import dev.deskhand.zendesk.chat.message.Button;
import dev.deskhand.zendesk.chat.message.Fallback;
import dev.deskhand.zendesk.chat.message.ListItem;
import dev.deskhand.zendesk.chat.message.OutgoingMessage.Buttons;
import dev.deskhand.zendesk.chat.message.OutgoingMessage.Carousel;
import dev.deskhand.zendesk.chat.message.OutgoingMessage.ItemList;
import dev.deskhand.zendesk.chat.message.OutgoingMessage.Panel;
import dev.deskhand.zendesk.chat.message.OutgoingMessage.QuickReplies;
import dev.deskhand.zendesk.chat.message.OutgoingMessage.Text;
import dev.deskhand.zendesk.chat.message.PanelCard;
import dev.deskhand.zendesk.chat.message.QuickReply;
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
import java.net.URI;
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

    private static final URI WEB = URI.create("https://example.com/a?b=\u00E9&c=%22");

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
                        new TransferToDepartment(CHANNEL, new DepartmentId(NASTY), Leaving.LEAVE),
                        new TransferToDepartment(
                                CHANNEL, new DepartmentId("d"), Leaving.UP_TO_ZENDESK),
                        new InviteAgent(CHANNEL, new AgentId("a"), Leaving.STAY),
                        new InviteAgent(CHANNEL, new AgentId("a"), Leaving.UP_TO_ZENDESK),
                        new LeaveChannel(CHANNEL),
                        new ListenVisitorChannel(CHANNEL),
                        Subscription.to(Subscription.Kind.MESSAGE),
                        Subscription.to(Subscription.Kind.CHAT_ACTIVITY));
        return Stream.concat(first, messages())
                .flatMap(operation ->
                        Stream.concat(Stream.of(operation), operation.plainer().stream()));
    }

    /** Every kind of message, as bare as it can be and with all that it can hold. */
    private static Stream<Operation<?>> messages() {
        Button says = Button.reply(NASTY, NASTY);
        Button opens = Button.link("a", WEB);
        PanelCard bare = PanelCard.of("heading");
        PanelCard rich =
                PanelCard.of(NASTY)
                        .withParagraph(NASTY)
                        .withImage(WEB)
                        .withLink(WEB)
                        .withButtons(List.of(says, opens));
        ListItem bareItem = new ListItem("h", "p", Optional.empty(), WEB);
        ListItem richItem = new ListItem(NASTY, NASTY, Optional.of(WEB), WEB);
        Fallback wordOnly = Fallback.of(NASTY);
        return Stream.of(
                        Text.of(NASTY),
                        new Text(NASTY, List.of(NASTY, "b")),
                        QuickReplies.of(NASTY, List.of(QuickReply.of("a\"b"))),
                        new QuickReplies("?", List.of(new QuickReply("a", NASTY)), wordOnly),
                        Buttons.of(NASTY, List.of(says, opens)),
                        new Buttons("?", List.of(opens), wordOnly),
                        Panel.of(rich),
                        new Panel(bare, wordOnly),
                        Carousel.of(List.of(rich, bare)),
                        new Carousel(List.of(bare, bare), wordOnly),
                        ItemList.of(List.of(richItem, bareItem), Optional.of(says)),
                        new ItemList(List.of(bareItem, bareItem), Optional.empty(), wordOnly))
                .flatMap(message ->
                        Stream.of(
                                SendMessage.of(CHANNEL, message),
                                SendMessage.of(CHANNEL, message)
                                        .withMsgId(NASTY)
                                        .withBackoff(false)));
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
