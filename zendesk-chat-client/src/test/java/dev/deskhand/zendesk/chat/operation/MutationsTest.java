package dev.deskhand.zendesk.chat.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskhand.zendesk.chat.AgentId;
import dev.deskhand.zendesk.chat.AgentStatus;
import dev.deskhand.zendesk.chat.ChannelId;
import dev.deskhand.zendesk.chat.DepartmentId;
import dev.deskhand.zendesk.chat.GraphQlError;
import dev.deskhand.zendesk.chat.message.Button;
import dev.deskhand.zendesk.chat.message.Fallback;
import dev.deskhand.zendesk.chat.message.ListItem;
import dev.deskhand.zendesk.chat.message.OutgoingMessage;
import dev.deskhand.zendesk.chat.message.PanelCard;
import dev.deskhand.zendesk.chat.message.QuickReply;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The documents of mutations, word by word where programs in use show the words. */
class MutationsTest {

    private static final ChannelId CHANNEL = new ChannelId("ch");
    private static final URI WEB = URI.create("https://example.com/a");
    private static final Fallback PLAIN = Fallback.of("plain");

    private static String document(OutgoingMessage message) {
        return SendMessage.of(CHANNEL, message).withBackoff(false).document();
    }

    @Test
    void plainTextSaysWhetherItBacksOff() {
        assertThat(SendMessage.of(CHANNEL, "Hi").withMsgId("m").document())
                .isEqualTo(
                        "mutation { sendMessage(channel_id: \"ch\", msg: \"Hi\", backoff: true,"
                                + " msg_id: \"m\") { success } }");
        assertThat(document(new OutgoingMessage.Text("Hi", List.of("a", "b"))))
                .isEqualTo(
                        "mutation { sendMessage(channel_id: \"ch\", msg: \"Hi\","
                                + " options: [\"a\", \"b\"], backoff: false) { success } }");
    }

    @Test
    void quickRepliesGiveTheirValueAlone() {
        assertThat(
                        document(
                                new OutgoingMessage.QuickReplies(
                                        "?", List.of(new QuickReply("A", "a!")), PLAIN)))
                .isEqualTo(
                        "mutation { sendQuickReplies(channel_id: \"ch\", msg: \"?\", quick_replies:"
                                + " [{action: {value: \"a!\"}, text: \"A\"}], fallback: {msg:"
                                + " \"plain\"}) { success } }");
    }

    @Test
    void buttonsGiveTheTypeOfTheirAction() {
        assertThat(
                        document(
                                new OutgoingMessage.Buttons(
                                        "?",
                                        List.of(Button.reply("A", "a!"), Button.link("B", WEB)),
                                        new Fallback("plain", List.of("a!")))))
                .isEqualTo(
                        "mutation { sendButtonTemplate(channel_id: \"ch\", msg: \"?\", buttons:"
                                + " [{action: {type: QUICK_REPLY_ACTION, value: \"a!\"}, text:"
                                + " \"A\"}, {action: {type: LINK_ACTION, value:"
                                + " \"https://example.com/a\"}, text: \"B\"}], fallback: {msg:"
                                + " \"plain\", options: [\"a!\"]}) { success } }");
    }

    @Test
    void aPanelHasItsButtonsBesideIt() {
        PanelCard card =
                PanelCard.of("H")
                        .withParagraph("P")
                        .withImage(WEB)
                        .withLink(WEB)
                        .withButtons(List.of(Button.link("B", WEB)));
        String panel =
                "panel: {heading: \"H\", paragraph: \"P\", image_url:"
                        + " \"https://example.com/a\", action: {value:"
                        + " \"https://example.com/a\"}}, buttons: [{action: {type: LINK_ACTION,"
                        + " value: \"https://example.com/a\"}, text: \"B\"}]";

        assertThat(document(new OutgoingMessage.Panel(card, PLAIN)))
                .startsWith("mutation { sendPanelTemplate(channel_id: \"ch\", " + panel + ", fall");
        assertThat(
                        document(
                                new OutgoingMessage.Carousel(
                                        List.of(card, PanelCard.of("Bare")), PLAIN)))
                .startsWith(
                        "mutation { sendPanelTemplateCarousel(channel_id: \"ch\", items: [{"
                                + panel
                                + "}, {panel: {heading: \"Bare\"}}], fall");
    }

    @Test
    void aListHasAtMostOneButton() {
        ListItem item = new ListItem("H", "P", Optional.empty(), WEB);
        String items =
                "[{heading: \"H\", paragraph: \"P\", action: {value: \"https://example.com/a\"}},"
                        + " {heading: \"H\", paragraph: \"P\", action: {value:"
                        + " \"https://example.com/a\"}}]";

        assertThat(
                        document(
                                new OutgoingMessage.ItemList(
                                        List.of(item, item), Optional.empty(), PLAIN)))
                .startsWith(
                        "mutation { sendListTemplate(channel_id: \"ch\", items: "
                                + items
                                + ", fall");
        assertThat(
                        document(
                                new OutgoingMessage.ItemList(
                                        List.of(item, item),
                                        Optional.of(Button.reply("More", "More")),
                                        PLAIN)))
                .contains(", buttons: [{action: {type: QUICK_REPLY_ACTION, value: \"More\"}");
    }

    @Test
    void eachKindReadsItsOwnAnswer() {
        OutgoingMessage replies = OutgoingMessage.QuickReplies.of("?", List.of(QuickReply.of("a")));
        Operation<Acknowledgement> send = SendMessage.of(CHANNEL, replies);

        assertThat(
                        send.read(
                                JsonMapper.shared()
                                        .readTree("{\"sendQuickReplies\":{\"success\":true}}")))
                .isEqualTo(new Operation.Step.Done<>(Acknowledgement.DONE));
        assertThatThrownBy(() ->
                        send.read(
                                JsonMapper.shared()
                                        .readTree("{\"sendMessage\":{\"success\":true}}")))
                .isInstanceOf(UnreadableAnswerException.class);
    }

    private static List<GraphQlError> errors(String words) {
        return List.of(new GraphQlError(words, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Unknown argument \"msg_id\" on field \"Mutation.sendQuickReplies\".",
                "Validation error (UnknownArgument@[sendQuickReplies]) : Unknown field argument"
                        + " 'msg_id'",
                "Field 'sendQuickReplies' doesn't accept argument 'msg_id'"
            })
    void anArgumentThatTheAccountDoesNotKnowIsLeftOut(String words) {
        SendMessage send =
                SendMessage.of(
                                CHANNEL,
                                OutgoingMessage.QuickReplies.of("?", List.of(QuickReply.of("a"))))
                        .withMsgId("m");

        SendMessage plainer = send.withoutRefused(errors(words)).orElseThrow();
        assertThat(plainer.msgId()).isEmpty();
        assertThat(plainer.backoff()).as("not named, so kept").isTrue();
        assertThat(plainer.message()).isEqualTo(send.message());
        assertThat(plainer.withoutRefused(errors(words))).isEmpty();
        assertThat(send.withoutRefused(errors(words.replace("msg_id", "backoff"))).orElseThrow())
                .isEqualTo(send.withBackoff(false));
    }

    @Test
    void aRefusalForAnotherReasonIsNoReasonToLeaveAnythingOut() {
        SendMessage send =
                SendMessage.of(
                                CHANNEL,
                                OutgoingMessage.QuickReplies.of("?", List.of(QuickReply.of("a"))))
                        .withMsgId("m");

        assertThat(send.withoutRefused(errors("The channel is closed"))).isEmpty();
        assertThat(send.withoutRefused(errors("Withheld: backoff, another agent serves")))
                .isEmpty();
        assertThat(send.withoutRefused(errors("Unknown argument \"quick_replies\""))).isEmpty();
        assertThat(
                        SendMessage.of(CHANNEL, "text")
                                .withMsgId("m")
                                .withoutRefused(errors("Unknown argument \"msg_id\"")))
                .as("documented for plain text")
                .isEmpty();
        assertThat(send.plainer()).as("never asked for by itself").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Leaving.class)
    void whoAsksSomebodyInSaysWhetherToLeave(Leaving leaving) {
        String expected =
                switch (leaving) {
                    case LEAVE -> ", leave: true)";
                    case STAY -> ", leave: false)";
                    case UP_TO_ZENDESK -> "\")";
                };

        assertThat(new TransferToDepartment(CHANNEL, new DepartmentId("d"), leaving).document())
                .isEqualTo(
                        "mutation { transferToDepartment(channel_id: \"ch\", department_id: \"d"
                                + (leaving == Leaving.UP_TO_ZENDESK ? "" : "\"")
                                + expected
                                + " { success } }");
        assertThat(new InviteAgent(CHANNEL, new AgentId("a"), leaving).document())
                .contains(expected + " { success } }");
    }

    @Test
    void tagsAreOfZendesksAlphabet() {
        assertThat(new AddTags(CHANNEL, List.of("bot-7_A")).document())
                .isEqualTo(
                        "mutation { addTags(channel_id: \"ch\", tags: [\"bot-7_A\"]) { success } }");
        assertThatThrownBy(() -> new AddTags(CHANNEL, List.of("fine", "not fine", "caf\u00E9", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[not fine, caf\u00E9, ]")
                .hasMessageContaining("Spell");
        assertThatThrownBy(() -> new AddTags(CHANNEL, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one");
    }

    @Test
    void theTypingIndicatorBacksOffUnlessToldNotTo() {
        assertThat(SetTypingIndicator.of(CHANNEL, true).document())
                .isEqualTo(
                        "mutation { setTypingIndicator(channel_id: \"ch\", typing: true, backoff:"
                                + " true) { success } }");
    }

    @ParameterizedTest
    @EnumSource(
            value = AgentStatus.class,
            names = {"OFFLINE", "UNKNOWN"})
    void anAgentCannotBeSetToWhatZendeskOnlyReports(AgentStatus status) {
        assertThatThrownBy(() -> new UpdateAgentStatus(status))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(status.name());
    }
}
