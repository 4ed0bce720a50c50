package dev.deskhand.bot.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.dialogue.DialogueState.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the bot and whatever the visitor: no failure, an end, and the same again. */
class DialoguePropertyTest {
    private static final int BOTS = 40;
    private static final int TURNS = 25;

    /** Set the system property to see one failure again. */
    private static final long SEED = Long.getLong("dialogue.seed", new Random().nextLong());

    private static final int MOST_REPLIES = 2 * (4 * Flow.MOST_NODES + 10);

    @Test
    void aRandomBotAnswersARandomVisitorWithoutFailingAndTheSameWhenReplayed() {
        for (int at = 0; at < BOTS; at++) {
            long seed = SEED + at;
            RandomBots random = new RandomBots(seed);
            Dialogue dialogue = Dialogue.of(random.bot());
            List<VisitorInput> transcript = new ArrayList<>();
            List<Turn> first = converse(dialogue, random, transcript, seed);
            assertThat(replay(dialogue, transcript, seed))
                    .as("replay of seed " + seed)
                    .isEqualTo(first);
        }
    }

    private static List<Turn> converse(
            Dialogue dialogue, RandomBots random, List<VisitorInput> transcript, long seed) {
        List<Turn> turns = new ArrayList<>();
        DialogueState state = DialogueState.START;
        for (int at = 0; at < TURNS; at++) {
            VisitorInput input = next(turns, random);
            transcript.add(input);
            Turn turn;
            try {
                turn = dialogue.turn(state, input, context(seed, at));
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", turn " + at + ", " + input, e);
            }
            check(turn, "seed " + seed + ", turn " + at + ", " + input);
            turns.add(turn);
            state = turn.state();
        }
        return turns;
    }

    private static VisitorInput next(List<Turn> turns, RandomBots random) {
        if (!turns.isEmpty() && turns.getLast().outcome() instanceof Outcome.Calls(var request)) {
            return new VisitorInput.CallEnded(request.id(), random.answer());
        }
        int more = turns.size() % 3;
        return new VisitorInput.Said(Stream.generate(random::text).limit(1L + more).toList());
    }

    private static List<Turn> replay(Dialogue dialogue, List<VisitorInput> transcript, long seed) {
        List<Turn> turns = new ArrayList<>();
        DialogueState state = DialogueState.START;
        for (int at = 0; at < transcript.size(); at++) {
            Turn turn = dialogue.turn(state, transcript.get(at), context(seed, at));
            turns.add(turn);
            state = turn.state();
        }
        return turns;
    }

    private static TurnContext context(long seed, int turn) {
        return new TurnContext(
                Talk.BEGIN.plus(Duration.ofMinutes(7L * turn)),
                "Ada",
                TurnContext.ZENDESK_CHAT,
                seed);
    }

    private static void check(Turn turn, String where) {
        assertThat(turn.replies()).as(where).hasSizeLessThan(MOST_REPLIES);
        assertThat(turn.trace().path()).as(where).hasSizeLessThanOrEqualTo(Flow.MOST_NODES + 2);
        assertThat(turn.state().left()).as(where).hasSizeLessThanOrEqualTo(3);
        assertThat(turn.state().said()).as(where).hasSizeLessThanOrEqualTo(40);
        assertThat(turn.state().earlier()).as(where).hasSizeLessThanOrEqualTo(60);
        assertThat(Explanation.of(turn)).as(where).isNotEmpty();
        Optional<Place> place = turn.state().place();
        assertThat(place.flatMap(Place::call).isPresent())
                .as(where + ": waits for a call exactly when it has asked for one")
                .isEqualTo(turn.outcome() instanceof Outcome.Calls);
        boolean saysOrDoes =
                !turn.replies().isEmpty()
                        || turn.outcome() instanceof Outcome.Calls
                        || turn.outcome() instanceof Outcome.HandOverAsked
                        || turn.outcome() instanceof Outcome.Answered;
        assertThat(saysOrDoes).as(where + ": " + turn.outcome()).isTrue();
    }
}
