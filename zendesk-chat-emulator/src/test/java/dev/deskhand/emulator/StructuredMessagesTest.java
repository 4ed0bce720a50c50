package dev.deskhand.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.emulator.json.Json;
import dev.deskhand.emulator.testing.Bot;
import dev.deskhand.emulator.testing.TestAccount;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class StructuredMessagesTest {

    private static final String REPLY =
            "{action: {value: \"My favourite is %1$s\"}, text: \"%1$s\"}";
    private static final String BUTTON =
            "{action: {value: \"https://shop.test\", type: LINK_ACTION}, text: \"Open\"}";
    private static final String PANEL =
            "{panel: {heading: \"Lamp\", paragraph: \"Bright\", image_url: \"https://shop.test/l.png\", action: {value: \"https://shop.test/l\"}}, buttons: [{action: {value: \"Buy\", type: QUICK_REPLY_ACTION}, text: \"Buy\"}]}";
    private static final String ITEM =
            "{heading: \"Lamp\", paragraph: \"Bright\", action: {value: \"https://shop.test/l\"}}";

    private final TestAccount account = TestAccount.start();
    private final String agent = account.agent("Bot");
    private final String visitor = account.visitor();
    private final String channel = account.channelOf(visitor);
    private final Bot bot = account.bot(agent);

    StructuredMessagesTest() {
        bot.online();
    }

    @AfterEach
    void stop() {
        account.close();
    }

    private JsonNode ask(String mutation, String arguments) {
        return bot.ask(
                "mutation { %s(channel_id: \"%s\", %s) { success } }"
                        .formatted(mutation, channel, arguments));
    }

    private JsonNode sent(String mutation, String arguments) {
        JsonNode payload = ask(mutation, arguments);
        assertThat(payload.at("/data/" + mutation + "/success").asBoolean())
                .as(payload.toString())
                .isTrue();
        return account.lastEvent(visitor);
    }

    private static String many(int count, String item) {
        return "[" + String.join(", ", Collections.nCopies(count, item)) + "]";
    }

    private static void same(JsonNode actual, String json) throws Json.Unreadable {
        assertThat(actual).isEqualTo(Json.tree(json));
    }

    @Test
    void quickRepliesReachTheVisitorAsTheWebSdkHasThem() throws Json.Unreadable {
        JsonNode event =
                sent(
                        "sendQuickReplies",
                        "msg: \"Which one?\", quick_replies: [%s], fallback: {msg: \"Pick one\" options: [\"A/B\", \"C\"]}"
                                .formatted(REPLY.formatted("vanilla")));
        same(
                event.path("structured"),
                """
                {"type":"QUICK_REPLIES","msg":"Which one?","quick_replies":[
                 {"text":"vanilla","action":{"type":"QUICK_REPLY_ACTION","value":"My favourite is vanilla"}}]}\
                """);
        assertThat(event.path("text").asString()).isEqualTo("Pick one");
        assertThat(event.path("options").toString()).isEqualTo("[\"A\",\"B\",\"C\"]");
    }

    @Test
    void withoutAFallbackTheTextIsTheMessageOrTheHeading() {
        assertThat(
                        sent(
                                        "sendQuickReplies",
                                        "msg: \"Which?\", quick_replies: ["
                                                + REPLY.formatted("x")
                                                + "]")
                                .path("text")
                                .asString())
                .isEqualTo("Which?");
        assertThat(
                        sent("sendPanelTemplateCarousel", "items: " + many(2, PANEL))
                                .path("text")
                                .asString())
                .isEqualTo("Lamp");
        assertThat(sent("sendListTemplate", "items: " + many(2, ITEM)).path("text").asString())
                .isEqualTo("Lamp");
    }

    @Test
    void buttonsPanelsCarouselsAndLists() throws Json.Unreadable {
        same(
                sent("sendButtonTemplate", "msg: \"Look\", buttons: [" + BUTTON + "]")
                        .path("structured"),
                """
                {"type":"BUTTON_TEMPLATE","msg":"Look","buttons":[
                 {"text":"Open","action":{"type":"LINK_ACTION","value":"https://shop.test"}}]}\
                """);
        String panel =
                """
                {"type":"PANEL_TEMPLATE",
                 "panel":{"heading":"Lamp","paragraph":"Bright","image_url":"https://shop.test/l.png",
                  "action":{"type":"LINK_ACTION","value":"https://shop.test/l"}},
                 "buttons":[{"text":"Buy","action":{"type":"QUICK_REPLY_ACTION","value":"Buy"}}]}\
                """;
        same(
                sent("sendPanelTemplate", PANEL.substring(1, PANEL.length() - 1))
                        .path("structured"),
                panel);
        same(
                sent("sendPanelTemplateCarousel", "items: " + many(2, PANEL)).path("structured"),
                "{\"type\":\"PANEL_TEMPLATE_CAROUSEL\",\"items\":[" + panel + "," + panel + "]}");
        String item =
                "{\"heading\":\"Lamp\",\"paragraph\":\"Bright\",\"action\":{\"type\":\"LINK_ACTION\",\"value\":\"https://shop.test/l\"}}";
        same(
                sent("sendListTemplate", "items: " + many(2, ITEM)).path("structured"),
                "{\"type\":\"LIST_TEMPLATE\",\"items\":[" + item + "," + item + "]}");
    }

    @Test
    void aButtonWithoutATypeIsAQuickReply() {
        JsonNode event =
                sent(
                        "sendButtonTemplate",
                        "msg: \"Look\", buttons: [{action: {value: \"yes\"}, text: \"Yes\"}]");
        assertThat(event.at("/structured/buttons/0/action/type").asString())
                .isEqualTo("QUICK_REPLY_ACTION");
    }

    @ParameterizedTest
    @CsvSource({
        "sendQuickReplies, quick_replies, 0, 12, 11",
        "sendButtonTemplate, buttons, 0, 4, 3",
        "sendPanelTemplateCarousel, items, 1, 11, 10",
        "sendListTemplate, items, 1, 5, 4"
    })
    void limitsAreNamedAndNothingIsSentBeyondThem(
            String mutation, String list, int tooFew, int tooMany, int most) {
        String item =
                switch (mutation) {
                    case "sendQuickReplies" -> REPLY.formatted("x");
                    case "sendButtonTemplate" -> BUTTON;
                    case "sendListTemplate" -> ITEM;
                    default -> PANEL;
                };
        String msg = list.equals("items") ? "" : "msg: \"m\", ";
        int before = account.events(visitor).size();
        for (int count : new int[] {tooFew, tooMany}) {
            JsonNode error = ask(mutation, msg + list + ": " + many(count, item)).at("/errors/0");
            assertThat(error.at("/extensions/code").asString()).isEqualTo("limit_exceeded");
            assertThat(error.path("message").asString())
                    .contains(list)
                    .contains("to " + most)
                    .contains("holds " + count);
        }
        assertThat(account.events(visitor)).hasSize(before);
        sent(mutation, msg + list + ": " + many(most, item));
    }

    @Test
    void aListHasOneButtonAtMost() {
        String items = "items: " + many(2, ITEM) + ", buttons: ";
        assertThat(ask("sendListTemplate", items + many(2, BUTTON)).has("errors")).isTrue();
        sent("sendListTemplate", items + many(1, BUTTON));
    }

    @Test
    void agentsSeeTheFallbackAsTheContent() {
        String id = bot.subscribe("subscription { message { node { content options msg_id } } }");
        sent(
                "sendQuickReplies",
                "msg: \"Which?\", msg_id: \"q1\", quick_replies: [%s], fallback: {msg: \"Pick\", options: [\"A\"]}"
                        .formatted(REPLY.formatted("x")));
        assertThat(bot.event(id).at("/message/node").toString())
                .isEqualTo("{\"content\":\"Pick\",\"options\":[\"A\"],\"msg_id\":\"q1\"}");
    }

    @Test
    void anEmptyMessageIsRefused() {
        assertThat(ask("sendMessage", "msg: \"  \"").at("/errors/0/message").asString())
                .contains("msg");
    }
}
