package dev.deskhand.zendesk.chat.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.deskhand.zendesk.chat.Agent;
import dev.deskhand.zendesk.chat.AgentId;
import dev.deskhand.zendesk.chat.Channel;
import dev.deskhand.zendesk.chat.ChannelKind;
import dev.deskhand.zendesk.chat.ChatEvent;
import dev.deskhand.zendesk.chat.message.Button;
import dev.deskhand.zendesk.chat.message.ListItem;
import dev.deskhand.zendesk.chat.message.OutgoingMessage;
import dev.deskhand.zendesk.chat.message.PanelCard;
import dev.deskhand.zendesk.chat.message.QuickReply;
import dev.deskhand.zendesk.chat.session.SessionListener;
import dev.deskhand.zendesk.chat.session.SessionSettings;
import dev.deskhand.zendesk.chat.session.SessionState;
import dev.deskhand.zendesk.chat.session.ZendeskChatSession;
import dev.deskhand.zendesk.chat.testing.EmulatedAccount;
import dev.deskhand.zendesk.chat.testing.EmulatedAccount.Visit;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The other reading of the protocol takes what this one writes, over real sockets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TakenByTheEmulatorTest implements SessionListener {

    private static final URI WEB = URI.create("https://shop.example/a");

    private final HttpClient http = HttpClient.newHttpClient();
    private final CountDownLatch online = new CountDownLatch(1);
    private EmulatedAccount account;
    private ZendeskChatSession session;

    @BeforeAll
    void online(@TempDir Path folder) throws InterruptedException {
        account = new EmulatedAccount(http, folder);
        AgentId bot = account.agent("Bot");
        account.department("Bots", bot);
        session =
                new ZendeskChatSession(
                        http,
                        SessionSettings.defaults()
                                .withGraphqlEndpoint(account.address().resolve("/graphql/request")),
                        account.token(bot, account.client()),
                        this);
        session.start();
        assertThat(online.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void onEvent(ChatEvent event) {
        // What is asked here is answered; events have tests of their own.
    }

    @Override
    public void onState(SessionState state) {
        if (state instanceof SessionState.Online) {
            online.countDown();
        }
    }

    @AfterAll
    void close() {
        session.close();
        account.close();
        http.close();
    }

    static Stream<Arguments> structuredMessages() {
        Button says = Button.reply("Buy", "I buy it");
        Button opens = Button.link("See", WEB);
        PanelCard card =
                PanelCard.of("Lamp")
                        .withParagraph("Shines")
                        .withImage(WEB)
                        .withLink(WEB)
                        .withButtons(List.of(says, opens));
        ListItem item = new ListItem("Lamp", "Shines", Optional.of(WEB), WEB);
        return Stream.of(
                arguments(
                        "QUICK_REPLIES",
                        OutgoingMessage.QuickReplies.of("?", List.of(QuickReply.of("Lamp")))),
                arguments("BUTTON_TEMPLATE", OutgoingMessage.Buttons.of("?", List.of(says, opens))),
                arguments("PANEL_TEMPLATE", OutgoingMessage.Panel.of(card)),
                arguments(
                        "PANEL_TEMPLATE_CAROUSEL",
                        OutgoingMessage.Carousel.of(List.of(card, PanelCard.of("Bare")))),
                arguments(
                        "LIST_TEMPLATE",
                        OutgoingMessage.ItemList.of(List.of(item, item), Optional.of(says))));
    }

    @ParameterizedTest
    @MethodSource("structuredMessages")
    void aStructuredMessageIsShown(String type, OutgoingMessage message) {
        Visit visit = account.visitor("Vera", "Bots");

        assertThat(session.call(SendMessage.of(visit.channel(), message).withMsgId("m-" + type)))
                .isEqualTo(Acknowledgement.DONE);

        JsonNode shown =
                account.sees(
                        visit,
                        event ->
                                event.at("/sender/kind").asString("").equals("agent")
                                        && event.hasNonNull("structured"));
        assertThat(shown.at("/structured/type").asString()).isEqualTo(type);
        assertThat(channel(visit, false).log())
                .filteredOn(ChatEvent.MessageReceived.class::isInstance)
                .extracting(event -> ((ChatEvent.MessageReceived) event).msgId())
                .containsExactly(Optional.of("m-" + type));
    }

    private Channel channel(Visit visit, boolean profiles) {
        return session.call(new ListChannels(20, profiles)).stream()
                .filter(channel -> channel.id().equals(visit.channel()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTagIsReadBackFromTheVisitorsProfile() {
        Visit visit = account.visitor("Vera", "Bots");
        session.call(SendMessage.of(visit.channel(), "Welcome."));

        assertThat(session.call(new AddTags(visit.channel(), List.of("vip", "from_bot"))))
                .isEqualTo(Acknowledgement.DONE);
        Channel channel = channel(visit, true);
        assertThat(channel.profile().tags()).containsExactlyInAnyOrder("vip", "from_bot");
        assertThat(channel.kind()).isEqualTo(ChannelKind.VISITOR);
        assertThat(channel.logRead()).isTrue();
    }

    @Test
    void theTypingIndicatorGoesOnAndOff() {
        Visit visit = account.visitor("Vera", "Bots");
        session.call(SendMessage.of(visit.channel(), "Welcome."));

        assertThat(session.call(SetTypingIndicator.of(visit.channel(), true)))
                .isEqualTo(Acknowledgement.DONE);
        assertThat(session.call(SetTypingIndicator.of(visit.channel(), false)))
                .isEqualTo(Acknowledgement.DONE);
    }

    @Test
    void aListIsReadPageByPageInBothDirections() {
        for (String name : List.of("Ann", "Ben", "Cem")) {
            account.agent(name);
        }
        List<Agent> all = session.call(new ListAgents());

        Page<Agent> first = session.call(ReadPage.ofAgents(PageRequest.first(2)));
        assertThat(first.items()).isEqualTo(all.subList(0, 2));
        Page<Agent> second = session.call(ReadPage.ofAgents(first.next(2).orElseThrow()));
        assertThat(second.items()).isEqualTo(all.subList(2, 4));
        assertThat(second.next(2)).isEmpty();

        Page<Agent> last = session.call(ReadPage.ofAgents(PageRequest.last(3)));
        assertThat(last.items()).isEqualTo(all.subList(1, 4));
        assertThat(session.call(ReadPage.ofAgents(last.previous(3).orElseThrow())).items())
                .isEqualTo(all.subList(0, 1));
    }
}
