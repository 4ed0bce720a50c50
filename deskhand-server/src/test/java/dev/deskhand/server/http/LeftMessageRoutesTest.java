package dev.deskhand.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.server.TestServer;
import dev.deskhand.server.live.LiveEvent;
import dev.deskhand.server.live.LiveEvents;
import dev.deskhand.server.testing.Client.Answer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What visitors have left for the team, over HTTP. */
class LeftMessageRoutesTest extends WithConversation {
    @BeforeEach
    void leaveMessages() {
        for (String text : List.of("My shed leaks.", "The gate squeaks.")) {
            store.change(work -> {
                work.leaveMessage(conversation, text, server.clock.instant());
                return text;
            });
        }
    }

    private String messages() {
        return "/api/v1/businesses/" + business + "/left-messages";
    }

    private Answer open() {
        return client.get(messages() + "?open=true");
    }

    @Test
    void aLeftMessageIsTickedOffByWhoeverWasFirstAndOpenedAgain() throws InterruptedException {
        Answer all = client.get(messages());
        assertThat(OpenApi.load().problems("LeftMessageList", all.json())).isEmpty();
        assertThat(all.at("/messages/1/text")).isEqualTo("My shed leaks.");
        assertThat(all.at("/open")).isEqualTo("2");
        String shed = messages() + "/" + all.at("/messages/1/id") + "/seen-to";

        try (LiveEvents.Watch watch = server.chat.foundation.live().watch(business)) {
            Answer marked = client.post(shed, "");
            assertThat(OpenApi.load().problems("LeftMessage", marked.json())).isEmpty();
            assertThat(marked.at("/seen_to/by")).isEqualTo("Ada");
            assertThat(watch.poll(1, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            LiveEvent.LeftMessageChanged.class,
                            changed -> assertThat(changed.message().seenTo()).isPresent());
            assertThat(client.post(shed, "").json()).isEqualTo(marked.json());
        }
        assertThat(open().at("/messages/0/text")).isEqualTo("The gate squeaks.");
        assertThat(open().json().at("/messages")).hasSize(1);
        assertThat(open().at("/open")).isEqualTo("1");
        assertThat(client.get(messages()).json().at("/messages")).hasSize(2);

        assertThat(client.delete(shed).json().at("/seen_to").isNull()).isTrue();
        assertThat(open().json().at("/messages")).hasSize(2);
    }

    @Test
    void whatIsNotThereIsNotTickedOff() {
        long other = TestServer.business(client);
        String id = client.get(messages()).at("/messages/0/id");

        String elsewhere = "/api/v1/businesses/" + other + "/left-messages/" + id + "/seen-to";
        assertThat(client.post(elsewhere, "").at("/error")).isEqualTo("unknown_left_message");
        assertThat(client.post(messages() + "/x/seen-to", "").status()).isEqualTo(404);
        assertThat(client.get(messages() + "?open=perhaps").at("/problems/0/field"))
                .isEqualTo("open");
        assertThat(open().at("/open")).isEqualTo("2");
    }
}
