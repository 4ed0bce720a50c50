package dev.deskhand.app.chaos;

import dev.deskhand.app.chaos.Chat.Deed;
import dev.deskhand.app.chaos.Chat.Line;
import dev.deskhand.app.chaos.Chat.Recorded;
import dev.deskhand.app.chaos.Chat.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes a chat line by line, ten seconds apart unless told otherwise. */
final class Transcript {
    static final Duration CROSSING = Duration.ofSeconds(3);
    private static final Duration USUAL = Duration.ofSeconds(10);

    private final List<Line> lines = new ArrayList<>();
    private final List<Recorded> record = new ArrayList<>();
    private boolean transferred;
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    Transcript asks(int question) {
        return visitorSays(QuizBot.question(question));
    }

    Transcript visitorSays(String text) {
        record.add(new Recorded(Who.VISITOR, text, "", ""));
        return line(Who.VISITOR, "Vera", Deed.SAID, text, "");
    }

    /** Said by the bot, and recorded as delivered. */
    Transcript bot(String token) {
        recorded(token, "delivered", "");
        return says(token, "deskhand-" + lines.size());
    }

    /** Said by the bot; the record does not know of it. */
    Transcript says(String token, String messageId) {
        return line(Who.BOT, "Bot", Deed.SAID, QuizBot.saying(token), messageId);
    }

    /** In the record alone. */
    Transcript recorded(String token, String fate, String reason) {
        record.add(new Recorded(Who.BOT, QuizBot.saying(token), fate, reason));
        return this;
    }

    Transcript person(Deed deed) {
        return line(Who.PERSON, "Ada", deed, deed == Deed.SAID ? "A person speaks." : "", "");
    }

    Transcript visitor(Deed deed) {
        return line(Who.VISITOR, "Vera", deed, "", "");
    }

    /** The chat was seen with the people. */
    Transcript transferred() {
        transferred = true;
        return this;
    }

    /** The last line came so soon after the one before it. */
    Transcript atOnce() {
        Line last = lines.removeLast();
        now = lines.getLast().at().plusMillis(100);
        return line(last.who(), last.name(), last.deed(), last.text(), last.messageId());
    }

    private Transcript line(Who who, String name, Deed deed, String text, String messageId) {
        lines.add(new Line(lines.size() + 1, now, who, name, deed, text, messageId));
        now = now.plus(USUAL);
        return this;
    }

    Chat chat() {
        return new Chat("Vera", "c1", lines, transferred, record);
    }

    ChatAudit.Findings audit() {
        return ChatAudit.of(chat(), CROSSING);
    }
}
