package dev.deskhand.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.deskhand.server.bot.BotCheck;
import dev.deskhand.server.bot.BotVersion;
import dev.deskhand.server.bot.StoredBot;
import dev.deskhand.server.bot.Why;
import dev.deskhand.server.business.Business;
import dev.deskhand.server.connection.ConnectionStatus;
import dev.deskhand.server.connection.ConnectionTest;
import dev.deskhand.server.conversation.ConversationSummary;
import dev.deskhand.server.conversation.Conversations;
import dev.deskhand.server.conversation.LeftMessage;
import dev.deskhand.server.conversation.TranscriptEntry;
import dev.deskhand.server.deployment.Deployment;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The shapes of the answers, as the OpenAPI document has them. */
final class Views {
    private Views() {}

    record AgentView(String id, String name) {}

    record ConnectionView(
            String state,
            Instant since,
            String headline,
            String detail,
            String nextStep,
            Optional<AgentView> agent) {
        static ConnectionView of(ConnectionStatus status) {
            return new ConnectionView(
                    status.state().wireName(),
                    status.since(),
                    status.headline(),
                    status.detail(),
                    status.nextStep(),
                    status.agent().map(agent -> new AgentView(agent.id(), agent.name())));
        }
    }

    record LinkView(String id, String title, String state, String detail, String nextStep) {}

    record ConnectionTestView(List<LinkView> links, Optional<String> broken) {
        static ConnectionTestView of(ConnectionTest test) {
            return new ConnectionTestView(
                    test.links().stream()
                            .map(link ->
                                    new LinkView(
                                            link.id(),
                                            link.title(),
                                            link.result().wireName(),
                                            link.detail(),
                                            link.nextStep()))
                            .toList(),
                    test.broken().map(ConnectionTest.Link::id));
        }
    }

    record BotName(long id, String name) {}

    record BusinessView(
            long id,
            String name,
            List<String> languages,
            Instant createdAt,
            Optional<BotName> bot,
            ConnectionView connection) {
        static BusinessView of(
                Business business, List<StoredBot> bots, ConnectionStatus connection) {
            return new BusinessView(
                    business.id(),
                    business.name(),
                    business.languages(),
                    business.createdAt(),
                    bots.stream()
                            .findFirst()
                            .map(bot -> new BotName(bot.id(), bot.content().name())),
                    ConnectionView.of(connection));
        }
    }

    record NoteView(int line, int column, String path, String kind, String message) {
        static NoteView of(BotCheck.Note note) {
            return new NoteView(
                    note.line(),
                    note.column(),
                    note.path(),
                    note.kind().name().toLowerCase(Locale.ROOT),
                    note.message());
        }
    }

    record VersionView(
            int number,
            String name,
            int entries,
            String author,
            String note,
            Instant createdAt,
            boolean live,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> file) {
        static VersionView of(BotVersion version, StoredBot bot) {
            return of(version, bot.published().id() == version.id(), Optional.empty());
        }

        static VersionView of(BotVersion version, boolean live, Optional<String> file) {
            return new VersionView(
                    version.number(),
                    version.name(),
                    version.entryCount(),
                    version.author(),
                    version.note(),
                    version.createdAt(),
                    live,
                    file);
        }
    }

    record BotView(
            long id,
            long businessId,
            String name,
            List<String> languages,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> file,
            long revision,
            Instant updatedAt,
            int entries,
            VersionView published,
            boolean draftDiffers,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<List<NoteView>> notes) {
        /** As lists show it. */
        static BotView of(StoredBot bot) {
            return of(bot, Optional.empty(), Optional.empty());
        }

        /** With its file and what the author should know of it. */
        static BotView of(StoredBot bot, BotCheck check) {
            return of(
                    bot,
                    Optional.of(bot.content().file()),
                    Optional.of(check.notes().stream().map(NoteView::of).toList()));
        }

        private static BotView of(
                StoredBot bot, Optional<String> file, Optional<List<NoteView>> notes) {
            return new BotView(
                    bot.id(),
                    bot.businessId(),
                    bot.content().name(),
                    bot.content().languages(),
                    file,
                    bot.revision(),
                    bot.updatedAt(),
                    bot.content().entryCount(),
                    VersionView.of(bot.published(), bot),
                    bot.draftDiffers(),
                    notes);
        }
    }

    record DeploymentView(
            long businessId,
            String kind,
            String clientId,
            String clientName,
            String subdomain,
            boolean clientSecretSet,
            URI redirectUrl,
            Optional<Instant> authorisedAt,
            ConnectionView connection) {
        static final String KIND = "zendesk_live_chat";

        static DeploymentView of(Deployment stored, URI redirectUrl, ConnectionStatus status) {
            return new DeploymentView(
                    stored.businessId(),
                    KIND,
                    stored.clientId(),
                    stored.clientName(),
                    stored.subdomain(),
                    stored.clientSecretSet(),
                    redirectUrl,
                    stored.authorisedAt(),
                    ConnectionView.of(status));
        }
    }

    record VisitorView(String id, String name) {}

    record SummaryView(
            long id,
            long businessId,
            String channelId,
            VisitorView visitor,
            String state,
            Optional<String> stateReason,
            Instant startedAt,
            Instant lastAt,
            String lastText,
            int messageCount,
            Optional<Integer> botVersion,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<List<EntryView>> transcript,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<List<HandOverView>> handOvers,
            @JsonInclude(JsonInclude.Include.NON_ABSENT)
                    Optional<List<LeftMessageRoutes.LeftMessageView>> leftMessages) {
        static SummaryView of(ConversationSummary summary) {
            return of(summary, Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** With its lines, how its hand-overs went and what the visitor has left. */
        static SummaryView whole(
                ConversationSummary summary,
                List<TranscriptEntry> transcript,
                List<Conversations.HandOver> handOvers,
                List<LeftMessage> leftMessages) {
            return of(
                    summary,
                    Optional.of(transcript.stream().map(EntryView::of).toList()),
                    Optional.of(handOvers.stream().map(HandOverView::of).toList()),
                    Optional.of(
                            leftMessages.stream()
                                    .map(LeftMessageRoutes.LeftMessageView::of)
                                    .toList()));
        }

        private static SummaryView of(
                ConversationSummary summary,
                Optional<List<EntryView>> transcript,
                Optional<List<HandOverView>> handOvers,
                Optional<List<LeftMessageRoutes.LeftMessageView>> leftMessages) {
            return new SummaryView(
                    summary.id(),
                    summary.businessId(),
                    summary.channelId(),
                    new VisitorView(summary.visitorId(), summary.visitorName()),
                    summary.state(),
                    summary.stateReason(),
                    summary.startedAt(),
                    summary.lastAt(),
                    summary.lastText(),
                    summary.messageCount(),
                    summary.botVersion(),
                    transcript,
                    handOvers,
                    leftMessages);
        }
    }

    record HandOverView(
            String askedBecause,
            Instant askedAt,
            Optional<Instant> transferredAt,
            String understood,
            Optional<String> outcome,
            Optional<String> reason,
            Optional<Instant> endedAt) {
        static HandOverView of(Conversations.HandOver handOver) {
            return new HandOverView(
                    handOver.askedBecause(),
                    handOver.askedAt(),
                    handOver.transferredAt(),
                    handOver.understood(),
                    handOver.outcome(),
                    handOver.reason(),
                    handOver.endedAt());
        }
    }

    record SpeakerView(String kind, String name) {}

    record StateChangeView(String from, String to, Optional<String> reason) {}

    record EntryView(
            int number,
            Instant at,
            String kind,
            SpeakerView speaker,
            String text,
            List<String> quickReplies,
            Optional<MessageView> message,
            Optional<String> delivery,
            Optional<String> deliveryReason,
            Optional<StateChangeView> state,
            Optional<Why> why,
            Optional<Integer> readWith,
            boolean leftOut) {
        static EntryView of(TranscriptEntry entry) {
            return new EntryView(
                    entry.number(),
                    entry.at(),
                    entry.kind().wireName(),
                    new SpeakerView(entry.speaker().wireName(), entry.speakerName()),
                    entry.text(),
                    entry.quickReplies(),
                    entry.message().map(MessageView::of),
                    entry.delivery().map(TranscriptEntry.Delivery::wireName),
                    entry.deliveryReason(),
                    entry.stateChange()
                            .map(change ->
                                    new StateChangeView(
                                            change.from(), change.to(), change.reason())),
                    entry.why(),
                    entry.readWith().map(TranscriptEntry.ReadWith::line),
                    entry.readWith().filter(TranscriptEntry.ReadWith::leftOut).isPresent());
        }
    }
}
