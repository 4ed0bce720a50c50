package dev.deskhand.emulator.http;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.AccountListener;
import dev.deskhand.emulator.account.Accounts;
import dev.deskhand.emulator.account.LogEntry;
import dev.deskhand.emulator.account.Refused;
import dev.deskhand.emulator.account.Speaker;
import dev.deskhand.emulator.json.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Control API: many visitors over one WebSocket, for those who measure. What a crowd of browsers
 * would cost on the same machine would else be most of what is measured.
 */
final class CrowdEndpoint {
    static final String PATH = "/emulator/v1/crowd";

    private static final Logger log = LoggerFactory.getLogger(CrowdEndpoint.class);
    private static final String CROWD = "crowd";
    private static final long LARGEST_FRAME = 1 << 20;
    private static final int QUEUE = 200_000;
    private static final int MOST_IN_A_FRAME = 500;
    private static final int OVERLOADED = 1013;

    private final Accounts accounts;

    /** An account's crowds; it is listened to from its first crowd on, and for good. */
    private final Map<Account, List<Crowd>> crowds = new ConcurrentHashMap<>();

    CrowdEndpoint(Accounts accounts) {
        this.accounts = accounts;
    }

    void routes(RoutesConfig routes) {
        routes.ws(PATH, this::handlers);
    }

    private void handlers(WsConfig socket) {
        socket.onConnect(this::open);
        socket.onMessage(message -> {
            Crowd crowd = message.attribute(CROWD);
            if (crowd != null) {
                crowd.say(message.message());
            }
        });
        socket.onClose(close -> {
            Crowd crowd = close.attribute(CROWD);
            if (crowd != null) {
                crowd.end();
            }
        });
    }

    private void open(WsConnectContext opened) {
        opened.session.setMaxTextMessageSize(LARGEST_FRAME);
        opened.session.setIdleTimeout(Duration.ZERO);
        String subdomain = opened.queryParam("account");
        Account account = subdomain == null ? accounts.first() : accounts.account(subdomain);
        Crowd crowd = new Crowd(account, new StreamEndpoint.JettyWire(opened.session));
        opened.attribute(CROWD, crowd);
        List<Crowd> all =
                crowds.computeIfAbsent(
                        account,
                        heard -> {
                            List<Crowd> listening = new CopyOnWriteArrayList<>();
                            heard.listen(new Ear(listening));
                            return listening;
                        });
        crowd.begin(all);
    }

    /** Hands on what is not a visitor's. */
    private record Ear(List<Crowd> crowds) implements AccountListener {
        @Override
        public void logged(String channelId, LogEntry entry, Set<String> agents) {
            if (entry instanceof LogEntry.Message message
                    && message.speaker().kind() != Speaker.Kind.VISITOR) {
                crowds.forEach(crowd -> crowd.heard(channelId, message));
            }
        }

        @Override
        public void sessionEnded(String sessionId, String reason) {}
    }

    /** One socket. */
    private static final class Crowd {
        private final Account account;
        private final StreamEndpoint.JettyWire wire;
        private final BlockingQueue<Map<String, Object>> queue = new ArrayBlockingQueue<>(QUEUE);
        private List<Crowd> among = List.of();
        private final Thread writer = Thread.ofVirtual().name("crowd").unstarted(this::write);

        Crowd(Account account, StreamEndpoint.JettyWire wire) {
            this.account = account;
            this.wire = wire;
        }

        void begin(List<Crowd> all) {
            among = all;
            all.add(this);
            writer.start();
        }

        void end() {
            among.remove(this);
            writer.interrupt();
        }

        /** Visitors speak, in this order. */
        void say(String frame) {
            try {
                for (JsonNode said : Json.tree(frame).path("says")) {
                    account.chats()
                            .say(
                                    said.path("visitor_id").asString(""),
                                    said.path("text").asString(""));
                }
            } catch (Json.Unreadable | Refused e) {
                log.debug("A crowd's frame was refused", e);
                put(Map.of("refused", String.valueOf(e.getMessage())));
            }
        }

        void heard(String channelId, LogEntry.Message message) {
            put(
                    Map.of(
                            "channel_id",
                            channelId,
                            "number",
                            message.number(),
                            "text",
                            message.content().text()));
        }

        private void put(Map<String, Object> event) {
            if (!queue.offer(event)) {
                wire.close(OVERLOADED, "The crowd does not read.");
            }
        }

        private void write() {
            try {
                while (true) {
                    List<Map<String, Object>> events = new ArrayList<>();
                    events.add(queue.take());
                    queue.drainTo(events, MOST_IN_A_FRAME);
                    wire.send(Json.write(Map.of("events", events)));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                log.debug("A crowd went away", e);
                end();
            }
        }
    }
}
