package dev.deskhand.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.app.chaos.Script.Step;
import dev.deskhand.bot.dialogue.Dialogue;
import dev.deskhand.bot.dialogue.DialogueState;
import dev.deskhand.bot.dialogue.Turn;
import dev.deskhand.bot.dialogue.TurnContext;
import dev.deskhand.bot.dialogue.VisitorInput;
import dev.deskhand.bot.file.BotFile;
import dev.deskhand.emulator.EmulatorOptions;
import dev.deskhand.emulator.ZendeskChatEmulator;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a run is made of comes from the seed alone, and is what it is meant to be. */
final class ChaosPlansTest {
    private static final Duration STORM = Duration.ofMinutes(3);

    @Test
    void theSameSeedPlansTheSameRunAndAnotherSeedAnother() {
        assertThat(scripts(7)).isEqualTo(scripts(7)).isNotEqualTo(scripts(8));
        assertThat(faults(7, STORM)).isEqualTo(faults(7, STORM)).isNotEqualTo(faults(8, STORM));
        assertThat(Killer.plan(new Random(7), STORM)).isEqualTo(Killer.plan(new Random(7), STORM));
    }

    @Test
    void everyFaultOfTheMenuIsPlannedAndTheEmulatorTakesEachOfThem() {
        try (ZendeskChatEmulator emulator =
                        ZendeskChatEmulator.start(EmulatorOptions.onFreePort());
                HttpClient http = HttpClient.newHttpClient()) {
            Zendesk zendesk =
                    new Zendesk(http, emulator.address(), new Zendesk.Cast("", List.of(), ""));
            Set<String> planned = new TreeSet<>();
            for (int seed = 0; seed < 2; seed++) {
                for (FaultPlan.Injection injection : faults(seed, STORM)) {
                    planned.add(injection.kind().word());
                    zendesk.remove(zendesk.inject(injection.form()));
                    assertThat(injection.at()).isLessThan(STORM);
                }
            }
            assertThat(planned).containsExactlyInAnyOrderElementsOf(zendesk.menu());
        }
    }

    @Test
    void aShortStormLeavesOutWhatWouldTakeAllOfIt() {
        assertThat(faults(1, Duration.ofSeconds(40)))
                .extracting(FaultPlan.Injection::kind)
                .doesNotContain(FaultPlan.Kind.HALF_OPEN)
                .hasSizeGreaterThan(15);
    }

    @Test
    void theServerIsKilledAlsoWhileItStarts() {
        List<Killer.Kill> kills =
                IntStream.range(0, 20)
                        .boxed()
                        .flatMap(seed -> Killer.plan(new Random(seed), STORM).stream())
                        .toList();

        assertThat(kills)
                .anyMatch(Killer.Kill::whileStarting)
                .anyMatch(kill -> !kill.whileStarting());
        assertThat(kills).allMatch(kill -> kill.after().compareTo(Duration.ofMinutes(1)) <= 0);
    }

    @Test
    void visitorsDoEverythingThatVisitorsDo() {
        Set<Class<?>> steps =
                scripts(1).stream()
                        .flatMap(script -> script.steps().stream())
                        .map(Object::getClass)
                        .collect(Collectors.toSet());

        assertThat(steps)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.asList(Step.class.getPermittedSubclasses()));
        assertThat(scripts(1)).allMatch(script -> script.arrives().compareTo(STORM) < 0);
    }

    @Test
    void noVisitorAsksTheSameTwiceSoThatAnswersCanBeToldApart() {
        for (Script script : scripts(2)) {
            List<String> questions =
                    script.steps().stream()
                            .filter(Step.Says.class::isInstance)
                            .map(step -> ((Step.Says) step).text())
                            .filter(text -> !text.equals(QuizBot.WISH))
                            .toList();
            assertThat(questions).doesNotHaveDuplicates();
        }
    }

    @Test
    void theBotsFileIsABotAndItsAnswersCanBeToldApart() {
        assertThat(BotFile.parse(QuizBot.file())).isInstanceOf(BotFile.Valid.class);
        Set<String> tokens = new HashSet<>();
        for (int number = 1; number <= QuizBot.QUESTIONS; number++) {
            List<String> answers = QuizBot.answers(QuizBot.question(number));
            assertThat(answers).isNotEmpty().allMatch(tokens::add);
            assertThat(answers)
                    .allMatch(token -> QuizBot.token(QuizBot.saying(token)).equals(token));
        }
        assertThat(QuizBot.answers(QuizBot.loosely(5)))
                .isEqualTo(QuizBot.answers(QuizBot.question(5)));
        assertThat(QuizBot.answers(QuizBot.NONSENSE)).containsExactly(QuizBot.MISS);
        assertThat(QuizBot.token("no token")).isEmpty();
    }

    @Test
    void questionsInOtherWordsAreWaitedForAndAllOfABurstAreAnswered() {
        Dialogue dialogue = Dialogue.of(((BotFile.Valid) BotFile.parse(QuizBot.file())).bot());
        TurnContext context = new TurnContext(Instant.EPOCH, "", TurnContext.ZENDESK_CHAT, 1);
        for (int number = 1; number < QuizBot.QUESTIONS; number++) {
            List<String> lines = List.of(QuizBot.loosely(number), QuizBot.loosely(number + 1));
            assertThat(lines).noneMatch(line -> dialogue.isUnmistakable(DialogueState.START, line));
            Turn turn = dialogue.turn(DialogueState.START, new VisitorInput.Said(lines), context);
            assertThat(turn.replies().stream().map(reply -> QuizBot.token(reply.plainText())))
                    .containsExactlyElementsOf(
                            lines.stream()
                                    .flatMap(line -> QuizBot.answers(line).stream())
                                    .toList());
        }
    }

    @Test
    void someVisitorsWriteTheirLinesWithinTheWindow() {
        long quick =
                scripts(3).stream()
                        .filter(script -> hasTwoLinesWithin(QuizBot.BURST, script.steps()))
                        .count();

        assertThat(quick).isBetween(15L, 60L);
    }

    private static boolean hasTwoLinesWithin(Duration window, List<Step> steps) {
        return IntStream.range(2, steps.size())
                .anyMatch(i ->
                        steps.get(i) instanceof Step.Says
                                && steps.get(i - 1) instanceof Step.Thinks(Duration time)
                                && steps.get(i - 2) instanceof Step.Says
                                && time.compareTo(window) < 0);
    }

    private static List<Script> scripts(long seed) {
        return Script.of(new Random(seed), 200, 2, STORM);
    }

    private static List<FaultPlan.Injection> faults(long seed, Duration storm) {
        return FaultPlan.of(new Random(seed), storm);
    }
}
