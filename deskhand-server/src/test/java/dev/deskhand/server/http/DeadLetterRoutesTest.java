package dev.deskhand.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.server.channel.ChannelEvent;
import dev.deskhand.server.channel.ChannelEvent.Party;
import dev.deskhand.server.testing.Client.Answer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Dead letters, and what is stored of a visitor, over HTTP. */
class DeadLetterRoutesTest extends WithConversation {
    private String letters() {
        return "/api/v1/businesses/" + business + "/dead-letters";
    }

    private long setAside() {
        return store.change(work ->
                work.deadLetters()
                        .setAside(
                                conversation,
                                work.waiting(conversation),
                                Optional.empty(),
                                "IllegalStateException in Flow.run:88",
                                server.clock.instant()));
    }

    @Test
    void aDeadLetterIsShownAndGivenToTheBotAgainOnce() {
        assertThat(client.get(letters()).json().at("/dead_letters")).isEmpty();
        long letter = setAside();

        Answer list = client.get(letters());
        assertThat(list.at("/dead_letters/0/reason"))
                .isEqualTo("IllegalStateException in Flow.run:88");
        assertThat(OpenApi.load().problems("DeadLetterList", list.json())).isEmpty();
        assertThat(client.get("/api/v1/conversations/" + conversation + "/dead-letters").json())
                .isEqualTo(list.json());
        assertThat(store.<List<Long>>change(work -> work.unfinished(business))).isEmpty();

        Answer replayed = client.post(letters() + "/" + letter + "/replay", "");
        assertThat(replayed.status()).isEqualTo(200);
        assertThat(OpenApi.load().problems("DeadLetter", replayed.json())).isEmpty();
        assertThat(server.chat.connections.woken).containsExactly(conversation);
        assertThat(store.<List<Long>>change(work -> work.unfinished(business)))
                .containsExactly(conversation);
        assertThat(client.post(letters() + "/" + letter + "/replay", "").at("/error"))
                .isEqualTo("replayed_before");
        assertThat(client.post(letters() + "/77/replay", "").at("/error"))
                .isEqualTo("unknown_dead_letter");
    }

    @Test
    void whileAPersonHasTheChatALetterIsNotReplayed() {
        long letter = setAside();
        take(
                new ChannelEvent.Joined(
                        "channel-1",
                        "event-2",
                        new Party(Party.Kind.OTHER_AGENT, "agent-2", "Grace"),
                        server.clock.instant()),
                2);

        Answer refused = client.post(letters() + "/" + letter + "/replay", "");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/error")).isEqualTo("not_with_the_bot");
        assertThat(server.chat.connections.woken).isEmpty();
    }

    @Test
    void aVisitorIsExportedAndOnceTheChatIsOverDeleted() {
        String visitor = "/api/v1/businesses/" + business + "/visitors/visitor%2F1";

        Answer export = client.get(visitor + "/export");
        assertThat(OpenApi.load().problems("VisitorExport", export.json())).isEmpty();
        assertThat(export.at("/conversations/0/transcript/0/text")).isEqualTo("hello there");
        assertThat(client.delete(visitor).at("/error")).isEqualTo("conversation_running");

        take(new ChannelEvent.Left("channel-1", "event-3", ADA, server.clock.instant()), 3);
        assertThat(client.delete(visitor).status()).isEqualTo(204);
        assertThat(client.get(visitor + "/export").status()).isEqualTo(404);
        assertThat(client.delete(visitor).at("/error")).isEqualTo("unknown_visitor");
    }
}
