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
import graphql.language.Field;
import graphql.language.OperationDefinition;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                        new ListChannels(1, true),
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
                        new AddTags(CHANNEL, List.of("vip", "A-1_b")),
                        SetTypingIndicator.of(CHANNEL, true),
                        new SetTypingIndicator(CHANNEL, false, false),
                        Subscription.to(Subscription.Kind.MESSAGE),
                        Subscription.to(Subscription.Kind.CHAT_ACTIVITY));
        return Stream.of(first, pages(), messages())
                .flatMap(all -> all)
                .flatMap(DocumentsTest::withPlainer);
    }

    private static Stream<Operation<?>> pages() {
        return Stream.of(
                        PageRequest.first(3),
                        PageRequest.last(3),
                        new PageRequest.First(3, Optional.of(NASTY)),
                        new PageRequest.Last(3, Optional.of(NASTY)))
                .flatMap(page ->
                        Stream.of(
                                ReadPage.ofAgents(page),
                                ReadPage.ofDepartments(page),
                                ReadPage.ofChannels(page, new ListChannels(2, true))));
    }

    private static Stream<Operation<?>> withPlainer(Operation<?> operation) {
        List<Operation<?>> forms = new ArrayList<>();
        Optional<? extends Operation<?>> form = Optional.of(operation);
        while (form.isPresent()) {
            forms.add(form.get());
            form = form.get().plainer();
        }
        assertThat(forms).as("forms of %s", operation.name()).hasSizeLessThan(6);
        return forms.stream();
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
        PagedList<?> page =
                new PagedList<>(ListDepartments.CONNECTION, 0, 7, Optional.of(NASTY), List.of(), 1);

        assertThat(page.document()).contains("first: 7, after: \"");
        assertThat(ParseAndValidate.validate(schema, Parser.parse(page.document()), Locale.ROOT))
                .isEmpty();
    }

    /**
     * Fields and arguments of the schema's roots, as {@code sendMessage} and {@code
     * sendMessage(msg)}.
     */
    private static Set<String> ofTheSchema() {
        return Stream.of(
                        schema.getQueryType(),
                        schema.getMutationType(),
                        schema.getSubscriptionType())
                .flatMap(root -> Objects.requireNonNull(root).getFieldDefinitions().stream())
                .flatMap(field ->
                        Stream.concat(
                                Stream.of(field.getName()),
                                field.getArguments().stream()
                                        .map(a -> field.getName() + "(" + a.getName() + ")")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> ofTheDocument(Operation<?> operation) {
        return Parser.parse(operation.document())
                .getDefinitionsOfType(OperationDefinition.class)
                .stream()
                .flatMap(definition -> definition.getSelectionSet().getSelections().stream())
                .map(Field.class::cast)
                .flatMap(field ->
                        Stream.concat(
                                Stream.of(field.getName()),
                                field.getArguments().stream()
                                        .map(a -> field.getName() + "(" + a.getName() + ")")));
    }

    @Test
    void nothingThatTheSchemaOffersIsLeftOut() {
        Set<String> asked =
                operations()
                        .flatMap(DocumentsTest::ofTheDocument)
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(asked).isEqualTo(ofTheSchema());
    }

    @ParameterizedTest
    @ValueSource(strings = {"VisitorChannel", "Visitor"})
    void nothingThatIsToldOfAVisitorIsLeftOut(String type) {
        String document = new ListChannels(1, true).document();

        assertThat(Objects.requireNonNull(schema.getObjectType(type)).getFieldDefinitions())
                .isNotEmpty()
                .allSatisfy(field ->
                        assertThat(document).containsPattern("\\b" + field.getName() + "\\b"));
    }

    @Test
    void aBareStructuredMessageGivesNothingThatIsOnlyInferred() {
        SendMessage bare =
                SendMessage.of(CHANNEL, QuickReplies.of("?", List.of(QuickReply.of("a"))))
                        .withBackoff(false);

        assertThat(ofTheDocument(bare))
                .doesNotContain("sendQuickReplies(backoff)", "sendQuickReplies(msg_id)");
        assertThat(ofTheDocument(bare.withBackoff(true).withMsgId("m")))
                .contains("sendQuickReplies(backoff)", "sendQuickReplies(msg_id)");
    }

    private static List<Fallback> fallbacksOf(Operation<?> operation) {
        return switch (((SendMessage) operation).message()) {
            case Text _ -> List.of();
            case QuickReplies message -> List.of(message.fallback());
            case Buttons message -> List.of(message.fallback());
            case Panel message -> List.of(message.fallback());
            case Carousel message -> List.of(message.fallback());
            case ItemList message -> List.of(message.fallback());
        };
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aStructuredMessageAlwaysCarriesItsFallback(Operation<?> operation) {
        for (Fallback fallback : fallbacksOf(operation)) {
            assertThat(operation.document())
                    .contains("fallback: {msg: " + GraphQlLiteral.string(fallback.text()));
        }
        assertThat(ofTheDocument(operation).anyMatch(name -> name.endsWith("(fallback)")))
                .isEqualTo(!fallbacksOf(operation).isEmpty());
    }
}
