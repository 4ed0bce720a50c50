package dev.deskhand.app.chaos;

import dev.deskhand.app.chaos.Chat.Deed;
import dev.deskhand.app.chaos.Chat.Line;
import dev.deskhand.app.chaos.Chat.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Holds one chat, from its first line to its last, against P1 to P4. Pure: it knows the bot's
 * answers and the lines, and nothing of how the server works.
 */
final class ChatAudit {
    private final Chat chat;
    private final Crossing crossing;
    private final List<Breach> breaches = new ArrayList<>();
    private final Map<Count, Integer> counts = new EnumMap<>(Count.class);

    private final List<Asked> asked = new ArrayList<>();
    private final Set<String> present = new TreeSet<>();
    private final Map<String, Line> byMessageId = new HashMap<>();

    /**
     * Answers to what was asked when people had the chat: the bot must not even have thought of
     * them.
     */
    private final Set<String> peoples = new HashSet<>();

    /** The words and comings of people since the bot had the chat. */
    private final List<Line> personCame = new ArrayList<>();

    /** The bot's last word before the people's department. */
    private @Nullable Line promise;

    /** When the visitor who waits for people was last told anything. */
    private Instant waitsSince = Instant.MIN;

    private boolean visitorGone;
    private int lastAnswered = -1;

    /**
     * What was found.
     *
     * @param open messages that have neither their answer nor an excuse
     */
    record Findings(List<Breach> breaches, Map<Count, Integer> counts, int open) {}

    private ChatAudit(Chat chat, Crossing crossing) {
        this.chat = chat;
        this.crossing = crossing;
    }

    /**
     * Reads a chat.
     *
     * @param crossing tells which of the bot's words crossed a person's on the way
     */
    static Findings of(Chat chat, Crossing crossing) {
        ChatAudit audit = new ChatAudit(chat, crossing);
        chat.lines().forEach(audit::read);
        int open = audit.settle();
        new RecordAudit(chat, audit.breaches::add).check();
        return new Findings(List.copyOf(audit.breaches), Map.copyOf(audit.counts), open);
    }

    private void read(Line line) {
        switch (line.who()) {
            case VISITOR -> visitor(line);
            case BOT -> {
                if (line.deed() == Deed.SAID) {
                    botSaid(line);
                }
            }
            case PERSON -> person(line);
            case OTHER -> {}
        }
    }

    private void visitor(Line line) {
        switch (line.deed()) {
            case SAID -> {
                back();
                visitorSaid(line);
            }
            case JOINED -> back();
            case LEFT -> {
                visitorGone = true;
                excuseOpen(Count.VISITOR_GONE);
            }
            case OTHER -> {}
        }
    }

    /** Whoever comes back to a chat without people in it is the bot's again. */
    private void back() {
        if (visitorGone && present.isEmpty()) {
            personCame.clear();
        }
        visitorGone = false;
    }

    private void visitorSaid(Line line) {
        boolean wish = line.text().equals(QuizBot.WISH);
        List<String> expected = QuizBot.answers(line.text());
        count(Count.SENT);
        if (wish) {
            count(Count.WISHES);
        }
        if (!personCame.isEmpty() || promise != null) {
            count(Count.TO_PEOPLE);
            peoples.addAll(expected);
            return;
        }
        peoples.removeAll(expected);
        count(Count.FOR_THE_BOT);
        asked.add(new Asked(line, wish, expected));
    }

    private void person(Line line) {
        switch (line.deed()) {
            case SAID, JOINED -> {
                present.add(line.name());
                personCame.add(line);
                excuseOpen(Count.PERSON_FIRST);
            }
            case LEFT -> present.remove(line.name());
            case OTHER -> {}
        }
    }

    private void excuseOpen(Count why) {
        asked.stream()
                .filter(each -> !each.settled() && each.excuse == null)
                .forEach(each -> each.excuse = why);
    }

    /** What came after the wish went with the chat to the people. */
    private void excuseAfter(int wish) {
        asked.subList(wish + 1, asked.size()).stream()
                .filter(each -> !each.settled() && each.excuse == null)
                .forEach(each -> each.excuse = Count.PERSON_FIRST);
    }

    private void botSaid(Line line) {
        Line same = line.messageId().isEmpty() ? null : byMessageId.put(line.messageId(), line);
        if (same != null) {
            count(Count.TWICE);
            breach(Promise.P3, "stands_twice", "The same message stands twice.", same, line);
            return;
        }
        if (waits(line)) {
            return;
        }
        silence(line);
        String token = QuizBot.token(line.text());
        if (peoples.contains(token)) {
            return;
        }
        switch (token) {
            case QuizBot.LOOKING -> {
                asked.stream()
                        .filter(each -> each.wish && each.given.isEmpty())
                        .findFirst()
                        .ifPresent(wish -> wish.begins(line));
                if (asked.stream().noneMatch(each -> each.wish)) {
                    unasked(line);
                }
            }
            case QuizBot.TRANSFERRED, QuizBot.NOBODY, QuizBot.FAILED -> outcome(line, token);
            default -> answer(line, token);
        }
    }

    /**
     * Whether the line is for a visitor who was promised a person, and none has come in the time
     * that the bot is patient; part of it may have passed before the promise was written.
     */
    private boolean waits(Line line) {
        String token = QuizBot.token(line.text());
        boolean over = token.equals(QuizBot.GIVEN_UP);
        boolean crossed = !personCame.isEmpty() && crossing.excuses(personCame, line);
        if (promise == null
                || (!personCame.isEmpty() && !crossed)
                || !(over || token.equals(QuizBot.NOBODY_CAME))
                || line.at().isBefore(waitsSince.plus(QuizBot.PATIENCE.dividedBy(2)))) {
            return false;
        }
        waitsSince = line.at();
        if (crossed) {
            count(Count.CROSSED);
        }
        count(over ? Count.GAVE_UP : Count.ASKED_TO_WAIT);
        if (over) {
            promise = null;
        }
        return true;
    }

    private void silence(Line line) {
        Line promised = promise;
        if (promised != null && !QuizBot.token(line.text()).equals(QuizBot.TRANSFERRED)) {
            count(Count.TALKED_OVER);
            breach(
                    Promise.P1,
                    "bot_after_transfer",
                    "The bot speaks after it has passed the chat on.",
                    promised,
                    line);
        } else if (!personCame.isEmpty()) {
            boolean late = !crossing.excuses(personCame, line);
            if (late || peoples.contains(QuizBot.token(line.text()))) {
                count(Count.TALKED_OVER);
                breach(
                        Promise.P1,
                        "bot_after_person",
                        "The bot speaks after a person has come.",
                        personCame.getFirst(),
                        line);
            } else {
                count(Count.CROSSED);
            }
        }
    }

    private void outcome(Line line, String token) {
        Optional<Asked> open =
                asked.stream().filter(each -> each.wish && each.given.isEmpty()).findFirst();
        if (open.isEmpty()) {
            Optional<Asked> told = asked.stream().filter(each -> each.wish).findFirst();
            if (told.isPresent()) {
                count(Count.TWICE);
                breach(
                        Promise.P2,
                        "answered_twice",
                        "A wish for a person is told its outcome again.",
                        told.get().line,
                        line);
            } else {
                unasked(line);
            }
        } else {
            Asked wish = open.get();
            wish.given.add(token);
            wish.begins(line);
            int index = asked.indexOf(wish);
            if (!wish.isOneTurnWith(asked.subList(index + 1, asked.size()))) {
                inOrder(index, line);
            }
        }
        if (!token.equals(QuizBot.TRANSFERRED)) {
            count(Count.REFUSED_IN_WORDS);
            return;
        }
        promise = line;
        waitsSince = line.at();
        open.ifPresent(wish -> excuseAfter(asked.indexOf(wish)));
        if (chat.transferred()) {
            count(Count.HANDED_OVER);
        } else {
            count(Count.FALSE_PROMISES);
            breach(
                    Promise.P4,
                    "false_promise",
                    "The visitor is told of a transfer that did not happen.",
                    line);
        }
    }

    private void answer(Line line, String token) {
        List<Asked> fitting = asked.stream().filter(each -> each.expected.contains(token)).toList();
        Optional<Asked> open =
                fitting.stream().filter(each -> !each.given.contains(token)).findFirst();
        if (open.isPresent()) {
            Asked answered = open.get();
            answered.given.add(token);
            answered.begins(line);
            if (!heldBack().containsAll(answered.missingBefore(token))) {
                count(Count.OUT_OF_ORDER);
                breach(
                        Promise.P2,
                        "out_of_order",
                        "The parts of an answer stand in another order.",
                        answered.line,
                        line);
            }
            inOrder(asked.indexOf(answered), line);
        } else if (fitting.isEmpty()) {
            unasked(line);
        } else {
            count(Count.TWICE);
            breach(
                    Promise.P2,
                    "answered_twice",
                    "A message is answered again.",
                    fitting.getLast().line,
                    line);
        }
    }

    private void inOrder(int index, Line line) {
        if (index < lastAnswered) {
            count(Count.OUT_OF_ORDER);
            breach(
                    Promise.P2,
                    "out_of_order",
                    "A message is answered after a later one.",
                    asked.get(index).line,
                    asked.get(lastAnswered).line,
                    line);
        }
        lastAnswered = Math.max(lastAnswered, index);
    }

    private void unasked(Line line) {
        count(Count.UNASKED);
        breach(Promise.P2, "unasked", "The bot says what nobody asked for.", line);
    }

    /** Answers how many messages are still open. */
    private int settle() {
        int open = 0;
        for (Asked each : asked) {
            Count excuse = each.excuse;
            if (each.settled()) {
                count(Count.ANSWERED_ONCE);
            } else if (excuse != null) {
                count(excuse);
            } else if (recorded(each)) {
                count(Count.RECORDED);
            } else {
                open++;
                count(Count.LOST);
                breach(
                        each.wish ? Promise.P4 : Promise.P2,
                        each.wish ? "no_outcome" : "lost",
                        each.wish
                                ? "Who asked for a person was never told what came of it."
                                : "A message was not answered"
                                        + (each.given.isEmpty() ? "." : " to the end."),
                        each.line);
            }
        }
        return open;
    }

    private boolean recorded(Asked each) {
        List<String> missing =
                each.wish
                        ? List.of(QuizBot.TRANSFERRED, QuizBot.NOBODY, QuizBot.FAILED)
                        : each.expected.stream()
                                .filter(token -> !each.given.contains(token))
                                .toList();
        List<String> heldBack = heldBack();
        if (each.wish) {
            return missing.stream().anyMatch(heldBack::contains);
        }
        // The people have the chat, though the words that say so could not be written.
        boolean passedOn =
                chat.transferred()
                        && heldBack.contains(QuizBot.TRANSFERRED)
                        && asked.subList(0, asked.indexOf(each)).stream().anyMatch(e -> e.wish);
        return passedOn || heldBack.containsAll(missing);
    }

    /** The tokens of what is recorded as not delivered, with the reason. */
    private List<String> heldBack() {
        return chat.record().stream()
                .filter(Recorded::heldBackWithReason)
                .map(line -> QuizBot.token(line.text()))
                .toList();
    }

    private void count(Count what) {
        counts.merge(what, 1, Integer::sum);
    }

    private void breach(Promise promised, String kind, String what, Line... lines) {
        breaches.add(
                new Breach(
                        promised,
                        kind,
                        chat.where(),
                        what,
                        List.of(lines).stream()
                                .sorted(Comparator.comparingLong(Line::number))
                                .map(Line::toString)
                                .toList()));
    }
}
