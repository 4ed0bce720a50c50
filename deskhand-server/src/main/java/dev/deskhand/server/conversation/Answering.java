package dev.deskhand.server.conversation;

import dev.deskhand.bot.dialogue.Dialogue;
import dev.deskhand.server.conversation.ConversationRunner.Next;
import dev.deskhand.server.metrics.MessageTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of a runner that let the bot answer: once the visitor pauses, not too often, and not
 * for ever what fails. What waits here waits without a lock, a transaction or a place among those
 * that may work at once.
 */
final class Answering {
    private static final Logger log = LoggerFactory.getLogger(Answering.class);

    /** After so many failures a turn is given up. */
    static final int MOST_TRIES = 3;

    /** The second try comes after that, the third after four times as long. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    /** From that rest on the rule for errors applies. */
    private static final int RESTS_UNTIL_HAND_OVER = 2;

    private final ConversationStore store;
    private final Turns turns;
    private final Pacing pacing;
    private final MessageTimes times;
    private final Following following;

    /** What was received before may have been tried before. */
    private final Instant startedAt;

    /** What is to be done after a turn; found in the turn's own transaction. */
    interface Following {
        Next of(ConversationWork work, long conversationId);
    }

    Answering(
            ConversationStore store,
            Turns turns,
            Pacing pacing,
            MessageTimes times,
            Following following) {
        this.store = store;
        this.turns = turns;
        this.pacing = pacing;
        this.times = times;
        this.following = following;
        this.startedAt = turns.now();
    }

    Next answer(Conversation conversation, Turns.Question asked) {
        long id = conversation.id();
        Optional<Duration> retry = pacing.untilTheRetry(id);
        if (retry.isPresent()) {
            return Next.waits(retry.get());
        }
        Turns.Question question = asked;
        try {
            if (asked instanceof Turns.Question.Messages(Waiting waiting)) {
                Dialogue dialogue = turns.dialogue(conversation);
                Duration window = dialogue.bot().settings().burst();
                boolean alone = window.isZero() && !waiting.isStorm();
                question = new Turns.Question.Messages(alone ? waiting.first() : waiting.bounded());
                Optional<Duration> pause =
                        dialogue.isUnmistakable(conversation.dialogue(), waiting.newest().text())
                                ? Optional.empty()
                                : pacing.untilThePause(id, waiting, window, turns.now());
                if (pause.isPresent()) {
                    return Next.waits(pause.get());
                }
                Optional<Duration> rate = pacing.untilTheRateAllows(id);
                if (rate.isPresent()) {
                    return rest(conversation, dialogue, rate.get());
                }
                times.waited(waiting.last().eventId(), pacing.waited(id, waiting));
            }
            return turn(conversation, question);
        } catch (RuntimeException | StackOverflowError e) {
            if (store.isOfTheDatabase(e) || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return failed(conversation, question, e);
        }
    }

    /** Where the conversation has changed meanwhile, the next step looks at it afresh. */
    private Next turn(Conversation conversation, Turns.Question question) {
        long id = conversation.id();
        if (mayHaveKilledTheProcess(question)) {
            int tries = store.change(work -> work.deadLetters().tried(id, turns.now()));
            pacing.failed(id, Duration.ZERO);
            if (tries > MOST_TRIES) {
                return giveUp(
                        conversation,
                        question,
                        "Deskhand was stopped at each of "
                                + MOST_TRIES
                                + " tries, before it had an answer");
            }
        }
        times.begun(question.events()).ifPresent(turns::begins);
        Turns.Decided decided = turns.decide(conversation, question);
        times.decided(question.events());
        Optional<Next> stored =
                store.change(work -> {
                    if (!turns.store(work, conversation, question, decided)) {
                        return Optional.empty();
                    }
                    if (pacing.hasFailed(id)) {
                        work.deadLetters().forgetTries(id);
                    }
                    return Optional.of(following.of(work, id));
                });
        if (stored.isPresent()) {
            pacing.turned(id);
            times.committed(conversation.channelId(), question.events(), decided.saysSomething());
        } else {
            log.debug("conversation {} has changed, so it is looked at again", id);
        }
        return stored.orElse(Next.MORE);
    }

    /** Only then is a try counted before it is made, which costs a write. */
    private boolean mayHaveKilledTheProcess(Turns.Question question) {
        return question instanceof Turns.Question.Messages(Waiting waiting)
                && waiting.firstReceived().isBefore(startedAt);
    }

    /** Two machines that answer each other, or a visitor who holds a key down. */
    private Next rest(Conversation conversation, Dialogue dialogue, Duration pause) {
        Optional<Integer> rests = pacing.rest(conversation.id(), pause);
        if (rests.isEmpty()) {
            return Next.waits(pause);
        }
        boolean handOver =
                rests.get() >= RESTS_UNTIL_HAND_OVER && dialogue.bot().settings().handOverOnError();
        log.warn("conversation {}: too many turns, so the bot rests", conversation.id());
        store.change(work -> {
            Lines.note(work, conversation.id(), restWords(pause), turns.now());
            if (handOver) {
                work.find(conversation.id())
                        .filter(now -> now.state().botMayAnswer() && now.call().isEmpty())
                        .map(now -> turns.handOverForError(work, now))
                        .ifPresent(work::save);
            }
            return true;
        });
        return Next.MORE;
    }

    private static String restWords(Duration pause) {
        return "The bot answers at most "
                + Pacing.MOST_IN_A_MINUTE
                + " times a minute and "
                + Pacing.MOST_IN_AN_HOUR
                + " times an hour. It rests for "
                + Math.max(1, pause.toSeconds())
                + " s, and then reads together what has come.";
    }

    private Next failed(Conversation conversation, Turns.Question question, Throwable failure) {
        long id = conversation.id();
        String words = Failure.words(failure);
        int tries =
                store.change(work ->
                        mayHaveKilledTheProcess(question)
                                ? work.deadLetters().tries(id)
                                : work.deadLetters().tried(id, turns.now()));
        log.error("conversation {}: try {} of a turn has failed: {}", id, tries, words);
        if (tries >= MOST_TRIES) {
            return giveUp(conversation, question, words);
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << (2 * (tries - 1)));
        pacing.failed(id, pause);
        return Next.waits(pause);
    }

    /** The visitor is told, and what was not answered can be given to the bot again. */
    private Next giveUp(Conversation conversation, Turns.Question question, String reason) {
        Turns.Apology apology = turns.apology(conversation);
        boolean handOver = handsOverOnError(conversation);
        store.change(work -> {
            Turns.asItWas(work, conversation, question)
                    .ifPresent(now ->
                            work.save(setAside(work, now, question, reason, apology, handOver)));
            return true;
        });
        pacing.settled(conversation.id());
        return Next.MORE;
    }

    private Conversation setAside(
            ConversationWork work,
            Conversation now,
            Turns.Question question,
            String reason,
            Turns.Apology apology,
            boolean handOver) {
        Instant at = turns.now();
        Optional<Waiting> messages =
                question instanceof Turns.Question.Messages(Waiting waiting)
                        ? Optional.of(waiting)
                        : Optional.empty();
        long letter = work.deadLetters().setAside(now.id(), messages, now.call(), reason, at);
        Lines.note(
                work,
                now.id(),
                "The bot has failed "
                        + MOST_TRIES
                        + " times at this turn ("
                        + reason
                        + "). It is set aside as dead letter "
                        + letter
                        + ".",
                at);
        log.error("conversation {}: given up as dead letter {}: {}", now.id(), letter, reason);
        Conversation after = now.withoutCall();
        turns.say(work, after, apology);
        return handOver ? turns.handOverForError(work, after) : after;
    }

    /** A bot that cannot be used says nothing else, and a person is the better way out. */
    private boolean handsOverOnError(Conversation conversation) {
        try {
            return turns.dialogue(conversation).bot().settings().handOverOnError();
        } catch (RuntimeException e) {
            log.debug("conversation {}: its bot cannot be asked", conversation.id());
            return true;
        }
    }
}
