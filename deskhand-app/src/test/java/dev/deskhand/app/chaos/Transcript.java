package dev.deskhand.app.chaos;

import dev.deskhand.app.chaos.Chat.Deed;
import dev.deskhand.app.chaos.Chat.Line;
import dev.deskhand.app.chaos.Chat.Recorded;
import dev.deskhand.app.chaos.Chat.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Writes a chat line by line, ten seconds apart unless told otherwise. */
final class Transcript {
    private static final Duration USUAL = Duration.ofSeconds(10);

    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Instant> told = new HashMap<>();
    private final Map<String, NavigableSet<Instant>> written = new HashMap<>();
    private final NavigableSet<Instant> opened = new TreeSet<>();
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

    /** The last line was told the bot so much later; if it was, in the end. */
    Transcript toldAfter(Duration time) {
        told.put(lines.getLast().id(), lines.getLast().at().plus(time));
        return this;
    }

    Transcript neverTold() {
        told.remove(lines.getLast().id());
        return this;
    }

    /** The bot's last line was received so long before it stood. */
    Transcript receivedBefore(Duration time) {
        Line last = lines.getLast();
        written.computeIfAbsent(last.messageId(), _ -> new TreeSet<>()).add(last.at().minus(time));
        return this;
    }

    /** The bot opens another socket, a second after the last line. */
    Transcript reconnects() {
        opened.add(lines.getLast().at().plusSeconds(1));
        return this;
    }

    private Transcript line(Who who, String name, Deed deed, String text, String messageId) {
        String id = "line-" + (lines.size() + 1);
        lines.add(new Line(lines.size() + 1, id, now, who, name, deed, text, messageId));
        if (who == Who.PERSON) {
            told.put(id, now);
        }
        now = now.plus(USUAL);
        return this;
    }

    Chat chat() {
        return new Chat("Vera", "c1", lines, transferred, record);
    }

    Crossing crossing() {
        return new Crossing(told, written, opened, Duration.ofSeconds(1));
    }

    ChatAudit.Findings audit() {
        return ChatAudit.of(chat(), crossing());
    }
}
