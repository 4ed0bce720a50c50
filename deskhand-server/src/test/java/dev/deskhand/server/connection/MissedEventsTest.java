package dev.deskhand.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.server.channel.ChannelEvent;
import dev.deskhand.server.channel.ChannelEvent.Party;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a channel's log tells is answered once, or belongs to those who were there before. */
class MissedEventsTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void inAChatNotSeenBeforeAllUpToTheLastAgentsWordIsHistory() {
        List<ChannelEvent> log =
                List.of(
                        said(0, Party.Kind.VISITOR),
                        said(1, Party.Kind.OTHER_AGENT),
                        said(2, Party.Kind.VISITOR));

        assertThat(MissedEvents.historyOf(log, Optional.empty())).isEqualTo(2);
    }

    @Test
    void whatPeopleTalkedOfBeforeTheBotHadTheChatIsNotAnsweredAfterwards() {
        List<ChannelEvent> log =
                List.of(
                        said(0, Party.Kind.VISITOR),
                        said(1, Party.Kind.OTHER_AGENT),
                        said(2, Party.Kind.VISITOR));

        assertThat(MissedEvents.historyOf(log, Optional.of(START.plusSeconds(2)))).isEqualTo(2);
    }

    @Test
    void whatAVisitorSaidBeforeLeavingWaitsForNobodyAnyMore() {
        List<ChannelEvent> log =
                List.of(
                        said(0, Party.Kind.VISITOR),
                        new ChannelEvent.Left(
                                "channel",
                                "event-1",
                                new Party(Party.Kind.VISITOR, "id", "name"),
                                START.plusSeconds(1)),
                        said(2, Party.Kind.VISITOR),
                        said(3, Party.Kind.VISITOR));

        assertThat(MissedEvents.historyOf(log, Optional.of(START.plusSeconds(3)))).isEqualTo(2);
    }

    @Test
    void whatWasMissedInAChatThatIsKnownIsNews() {
        List<ChannelEvent> log =
                List.of(
                        said(0, Party.Kind.VISITOR),
                        said(1, Party.Kind.VISITOR),
                        said(2, Party.Kind.BOT));

        assertThat(MissedEvents.historyOf(log, Optional.of(START))).isZero();
    }

    private static ChannelEvent said(int second, Party.Kind kind) {
        return new ChannelEvent.Said(
                "channel",
                "event-" + second,
                new Party(kind, "id", "name"),
                START.plusSeconds(second),
                "",
                "text",
                List.of());
    }
}
