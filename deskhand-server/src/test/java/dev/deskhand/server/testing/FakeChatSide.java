package dev.deskhand.server.testing;

import dev.deskhand.server.ChatSide;
import java.util.concurrent.atomic.AtomicBoolean;

/** A Zendesk side without Zendesk. */
public final class FakeChatSide implements ChatSide {
    public final FakeConnections connections;
    public final FakeConversations conversations = new FakeConversations();
    public final FakeTokenExchange exchange = new FakeTokenExchange();
    public final Foundation foundation;
    public final AtomicBoolean started = new AtomicBoolean();
    public final AtomicBoolean closed = new AtomicBoolean();

    public FakeChatSide(Foundation foundation) {
        this.foundation = foundation;
        this.connections = new FakeConnections(foundation.clock());
    }

    @Override
    public FakeConnections connections() {
        return connections;
    }

    @Override
    public FakeConversations conversations() {
        return conversations;
    }

    @Override
    public FakeTokenExchange tokenExchange() {
        return exchange;
    }

    @Override
    public void start() {
        started.set(true);
    }

    @Override
    public void close() {
        closed.set(true);
    }
}
