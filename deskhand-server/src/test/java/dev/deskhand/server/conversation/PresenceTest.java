package dev.deskhand.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.server.channel.ChannelEvent;
import dev.deskhand.server.channel.ChannelEvent.Party;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Words, comings and leavings that arrive in another order than they happened. */
class PresenceTest extends WithChat {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private ChannelEvent left(Party party, Instant at) {
        return new ChannelEvent.Left("channel-1", "late-left", party, at);
    }

    private Instant now() {
        return chat.clock().instant();
    }

    @Test
    void aLeavingThatIsToldLateTakesNothingBackThatTheVisitorSaidSince() {
        chat.says(Chat.visitor(), "opening hours");
        chat.receive(left(Chat.visitor(), now().minus(SECOND)));
        chat.run();

        assertThat(chat.channel.done()).containsExactly("say Nine to six.", "say Not on Sundays.");
        assertThat(chat.state()).isEqualTo("bot");
    }

    @Test
    void aLeavingThatIsToldInTimeEndsTheChat() {
        chat.says(Chat.visitor(), "opening hours");
        chat.receive(left(Chat.visitor(), now()));
        chat.run();

        assertThat(chat.channel.done()).isEmpty();
        assertThat(chat.state()).isEqualTo("ended visitor_left");
    }

    @Test
    void aPersonWhoseComingIsToldAfterTheLeavingIsNotThereAnyMore() {
        chat.says(Chat.visitor(), "opening hours");
        chat.run();
        chat.receive(left(Chat.human(), now()));
        chat.receive(
                new ChannelEvent.Joined(
                        "channel-1", "late-joined", Chat.human(), now().minus(SECOND)));

        assertThat(chat.state()).isEqualTo("human human_left");
        assertThat(chat.conversation().peoplePresent()).isEmpty();
    }

    @Test
    void aPersonWhoseWordIsToldAfterTheLeavingIsNotThereAnyMore() {
        chat.says(Chat.visitor(), "opening hours");
        chat.run();
        chat.joins(Chat.human());
        chat.receive(left(Chat.human(), now()));
        chat.receive(chat.saidBy(Chat.human(), "late-word", "Hello", now().minus(SECOND)));

        assertThat(chat.state()).isEqualTo("human human_left");
        assertThat(chat.conversation().peoplePresent()).isEmpty();
    }

    @Test
    void aPersonWhoIsBackBeforeTheLeavingIsToldStays() {
        chat.says(Chat.visitor(), "opening hours");
        chat.run();
        chat.joins(Chat.human());
        chat.receive(left(Chat.human(), now().minus(SECOND)));

        assertThat(chat.state()).isEqualTo("human human_came");
        assertThat(chat.conversation().peoplePresent()).containsExactly(Chat.human().id());
    }
}
