package dev.deskhand.zendesk.chat.example;

import dev.deskhand.zendesk.chat.ChatEvent;
import dev.deskhand.zendesk.chat.ChatEvent.MessageReceived;
import dev.deskhand.zendesk.chat.Secret;
import dev.deskhand.zendesk.chat.Sender;
import dev.deskhand.zendesk.chat.message.Graphemes;
import dev.deskhand.zendesk.chat.operation.SendMessage;
import dev.deskhand.zendesk.chat.session.SessionListener;
import dev.deskhand.zendesk.chat.session.SessionSettings;
import dev.deskhand.zendesk.chat.session.SessionState;
import dev.deskhand.zendesk.chat.session.ZendeskChatSession;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Says back what visitors say. The token comes from the environment, as {@code CHAT_TOKEN}. */
public final class EchoBot implements SessionListener {

    private final BlockingQueue<MessageReceived> inbox = new LinkedBlockingQueue<>();

    @Override
    public void onEvent(ChatEvent event) {
        if (event instanceof MessageReceived said && said.sender() instanceof Sender.Visitor) {
            inbox.add(said);
        }
    }

    @Override
    public void onState(SessionState state) {
        System.out.println(state);
    }

    /** Answers for ever. */
    void run(ZendeskChatSession session) throws InterruptedException {
        session.start();
        while (true) {
            MessageReceived message = inbox.take();
            String said = Graphemes.first(message.text(), 900); // a message has 999 at most
            SendMessage answer = SendMessage.of(message.channel(), "You said: " + said);
            System.out.println(session.send(answer, () -> true, Duration.ofMinutes(1)));
        }
    }

    public static void main(String[] args) throws InterruptedException {
        String token = Objects.requireNonNull(System.getenv("CHAT_TOKEN"), "Set CHAT_TOKEN");
        SessionSettings settings = SessionSettings.defaults();
        EchoBot bot = new EchoBot();
        try (HttpClient http = HttpClient.newHttpClient();
                ZendeskChatSession session =
                        new ZendeskChatSession(http, settings, Secret.of(token), bot)) {
            bot.run(session);
        }
    }
}
