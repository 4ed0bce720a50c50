package dev.deskhand.server.http;

import dev.deskhand.server.TestServer;
import dev.deskhand.server.channel.ChannelEvent;
import dev.deskhand.server.channel.ChannelEvent.Party;
import dev.deskhand.server.conversation.Fence;
import dev.deskhand.server.conversation.Intake;
import dev.deskhand.server.metrics.Metrics;
import dev.deskhand.server.storage.JdbiConversations;
import dev.deskhand.server.testing.Client;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server with a conversation in which a visitor has said something. */
abstract class WithConversation {
    static final Party ADA = new Party(Party.Kind.VISITOR, "visitor/1", "Ada");

    @TempDir Path data;
    TestServer server;
    Client client;
    long business;
    JdbiConversations store;
    Intake intake;
    long conversation;

    @BeforeEach
    void start() {
        server = TestServer.start(data);
        client = server.administrator();
        business = TestServer.business(client);
        store =
                new JdbiConversations(
                        server.chat.foundation.database(), server.chat.foundation.live());
        intake = new Intake(business, store, new Fence(), server.clock, new Metrics().connection());
        conversation =
                take(
                        new ChannelEvent.Said(
                                "channel-1",
                                "event-1",
                                ADA,
                                server.clock.instant(),
                                "",
                                "hello there",
                                List.of()),
                        1);
    }

    /** As the channel tells it. */
    long take(ChannelEvent event, long number) {
        return intake.takeAll(List.of(new Intake.Arrival(event, number, Intake.Source.NEWS)))
                .iterator()
                .next();
    }

    @AfterEach
    void stop() {
        server.close();
    }
}
