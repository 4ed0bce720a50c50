package dev.deskhand.app.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What a visitor does, and the person who comes to the chat, step by step: from the seed alone.
 *
 * @param arrives after the start of the storm
 */
record Script(String visitor, Duration arrives, List<Step> steps) {
    Script {
        steps = List.copyOf(steps);
    }

    /** One step; the next begins when it is done. */
    sealed interface Step {
        /** The visitor writes. */
        record Says(String text) implements Step {}

        /** The visitor waits until the bot has said something more, as long as patience lasts. */
        record Hears(Duration patience) implements Step {}

        record Thinks(Duration time) implements Step {}

        /** The visitor closes the page. */
        record Leaves() implements Step {}

        record Returns() implements Step {}

        /** A person takes the chat. */
        record PersonJoins(int person) implements Step {}

        /** A person writes, taken or not. */
        record PersonWrites(int person) implements Step {}

        record PersonLeaves(int person) implements Step {}

        /** The rest is for chats that were handed over; the others end here. */
        record OnlyIfTransferred() implements Step {}

        /** The rest is for visitors who have heard the bot; the others write no more. */
        record OnlyIfHeard() implements Step {}
    }

    /**
     * Scripts for so many visitors.
     *
     * @param people how many people there are to come to a chat
     */
    static List<Script> of(RandomGenerator random, int visitors, int people, Duration storm) {
        List<Script> scripts = new ArrayList<>();
        for (int i = 1; i <= visitors; i++) {
            Duration arrives =
                    Duration.ofMillis(random.nextLong(Math.max(1, storm.toMillis() * 3 / 4)));
            Writer writer = new Writer(new Random(random.nextLong()), random.nextInt(people));
            scripts.add(new Script("Visitor " + i, arrives, writer.steps()));
        }
        return scripts;
    }

    /** Makes up one script. */
    private static final class Writer {
        private final Random random;
        private final int person;
        private final List<Step> steps = new ArrayList<>();
        private final List<Integer> questions;

        Writer(Random random, int person) {
            this.random = random;
            this.person = person;
            questions =
                    new ArrayList<>(IntStream.rangeClosed(1, QuizBot.QUESTIONS).boxed().toList());
            Collections.shuffle(questions, random);
        }

        List<Step> steps() {
            if (random.nextInt(5) == 0) {
                mumbles();
            }
            int fate = random.nextInt(100);
            if (fate < 35) {
                chats(2 + random.nextInt(5));
            } else if (fate < 55) {
                writesInBursts();
            } else if (fate < 70) {
                wantsAPerson();
            } else if (fate < 86) {
                isInterrupted();
            } else {
                comesAndGoes();
            }
            return steps;
        }

        /**
         * At most once, as nothing tells its answers apart, and by itself: beside a question the
         * bot takes it for a part of what was asked, and rightly says nothing of it.
         */
        private void mumbles() {
            says(QuizBot.NONSENSE);
            steps.add(new Step.Hears(Duration.ofSeconds(20)));
            steps.add(new Step.OnlyIfHeard());
            thinks(2_000);
        }

        private void chats(int times) {
            for (int i = 0; i < times; i++) {
                says(random.nextInt(4) == 0 ? looseQuestion() : question());
                hears();
                thinks(3_000);
            }
        }

        private void writesInBursts() {
            for (int burst = 0; burst < 2; burst++) {
                boolean quick = random.nextInt(3) > 0;
                int lines = 2 + random.nextInt(quick ? 2 : 3);
                for (int i = 0; i < lines; i++) {
                    says(quick ? looseQuestion() : question());
                    if (i < lines - 1) {
                        thinks(quick ? 60 : 300);
                    }
                }
                hears();
                thinks(4_000);
            }
        }

        private void wantsAPerson() {
            chats(random.nextInt(3));
            says(QuizBot.WISH);
            if (random.nextInt(4) == 0) {
                says(question());
            }
            steps.add(new Step.Hears(Duration.ofSeconds(15)));
            thinks(2_000);
            says(question());
            steps.add(new Step.OnlyIfTransferred());
            steps.add(
                    random.nextBoolean()
                            ? new Step.PersonJoins(person)
                            : new Step.PersonWrites(person));
            talksToThePerson();
        }

        /** A person comes unasked: after an answer, or while the bot composes one. */
        private void isInterrupted() {
            chats(random.nextInt(3));
            says(question());
            thinks(random.nextBoolean() ? 60 : 2_000);
            steps.add(
                    random.nextBoolean()
                            ? new Step.PersonJoins(person)
                            : new Step.PersonWrites(person));
            talksToThePerson();
            if (random.nextInt(3) == 0) {
                steps.add(new Step.Leaves());
                thinks(3_000);
                steps.add(new Step.Returns());
                chats(2);
            }
        }

        private void talksToThePerson() {
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                says(question());
                thinks(2_000);
                steps.add(new Step.PersonWrites(person));
                thinks(1_500);
            }
            steps.add(new Step.PersonLeaves(person));
        }

        private void comesAndGoes() {
            chats(1);
            says(question());
            if (random.nextBoolean()) {
                hears();
            }
            steps.add(new Step.Leaves());
            if (random.nextInt(4) > 0) {
                thinks(6_000);
                steps.add(new Step.Returns());
                chats(2);
            }
        }

        private String question() {
            return QuizBot.question(questions.removeLast());
        }

        private String looseQuestion() {
            return QuizBot.loosely(questions.removeLast());
        }

        private void says(String text) {
            steps.add(new Step.Says(text));
        }

        private void hears() {
            steps.add(new Step.Hears(Duration.ofMillis(3_000 + random.nextInt(5_000))));
        }

        private void thinks(int most) {
            steps.add(new Step.Thinks(Duration.ofMillis(random.nextInt(most))));
        }
    }
}
