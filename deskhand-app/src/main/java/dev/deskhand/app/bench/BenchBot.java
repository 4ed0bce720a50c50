package dev.deskhand.app.bench;

import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bot that is measured, and what visitors write to it: half of the messages are a question of
 * its own, word for word, as a pressed button sends it; the other half are sentences that nobody
 * has written before. Each answer is one message and ends with a token, so that it can be told
 * apart.
 */
final class BenchBot {
    private static final List<String> THINGS =
            List.of(
                    "anvil",
                    "banjo",
                    "candle",
                    "dagger",
                    "easel",
                    "goblet",
                    "hammock",
                    "jigsaw",
                    "kettle",
                    "lantern",
                    "mandolin",
                    "napkin",
                    "parasol",
                    "quilt",
                    "rudder",
                    "sandal",
                    "trumpet",
                    "umbrella",
                    "violin",
                    "xylophone",
                    "bobbin",
                    "domino",
                    "fiddle",
                    "gondola",
                    "hatchet",
                    "kayak",
                    "locket",
                    "mitten",
                    "obelisk",
                    "quiver",
                    "saddle",
                    "teapot");

    private static final List<List<String>> TOPICS =
            List.of(
                    List.of(
                            "what does a %s weigh",
                            "how heavy is the %s", "tell me the weight of the %s"),
                    List.of(
                            "what does a %s cost",
                            "how expensive is the %s", "tell me the price of the %s"),
                    List.of(
                            "when will my %s arrive",
                            "how long does the delivery of the %s take",
                            "where is the %s that i ordered"));

    private static final List<String> OPENINGS =
            List.of(
                    "hello",
                    "good morning",
                    "hi there",
                    "excuse me",
                    "one more thing",
                    "sorry to bother you",
                    "quick question",
                    "my friend asks");

    private static final List<String> MIDDLES =
            List.of(
                    "could you please find out how much that %s of yours weighs",
                    "i would like to know whether the %s is too heavy to carry",
                    "is there any chance to learn what you take for a %s these days",
                    "do i pay a lot if i buy the %s from you",
                    "i am still waiting for the %s and it should be here by now",
                    "any idea on which day the postman brings me the %s");

    private static final List<String> ENDS =
            List.of(
                    "thanks a lot",
                    "it is for room %d",
                    "my order number ends with %d",
                    "i need %d of them",
                    "house number %d if that matters",
                    "greetings from flat %d");

    private static final Pattern TOKEN = Pattern.compile("\\[([a-z]\\d*)\\]");

    private BenchBot() {}

    /**
     * Something that a visitor writes.
     *
     * @param token of the only right answer; empty where any answer will do
     */
    record Question(String text, String token) {}

    /** The questions of a run, one after the other; not thread-safe. */
    static final class Questions {
        private final SplittableRandom random;

        Questions(long seed) {
            random = new SplittableRandom(seed);
        }

        Question next() {
            int thing = random.nextInt(THINGS.size());
            int topic = random.nextInt(TOPICS.size());
            return random.nextBoolean()
                    ? new Question(
                            TOPICS.get(topic).getFirst().formatted(THINGS.get(thing)),
                            token(thing, topic))
                    : new Question(unseen(THINGS.get(thing)), "");
        }

        private String unseen(String thing) {
            return "%s, %s, %s"
                    .formatted(
                            pick(OPENINGS),
                            pick(MIDDLES).formatted(thing),
                            pick(ENDS).formatted(random.nextInt(1_000_000)));
        }

        private String pick(List<String> texts) {
            return texts.get(random.nextInt(texts.size()));
        }
    }

    private static String token(int thing, int topic) {
        return "a" + (thing * TOPICS.size() + topic);
    }

    /** The token of something that the bot said; empty when it is none of its answers. */
    static String token(String said) {
        Matcher found = TOKEN.matcher(said);
        return found.find() ? found.group(1) : "";
    }

    /** The bot's file; it waits for no more of a burst, since that wait is not what is measured. */
    static String file() {
        StringBuilder file =
                new StringBuilder(
                        """
                        name: Bench
                        languages: [en]
                        settings:
                          burst: 0 ms
                          break_message: "I do not know that. [m]"
                          hand_over:
                            after_misses: 99
                        faq:
                        """);
        for (int thing = 0; thing < THINGS.size(); thing++) {
            for (int topic = 0; topic < TOPICS.size(); topic++) {
                file.append("  - name: %s\n    user_says:\n".formatted(token(thing, topic)));
                for (String sentence : TOPICS.get(topic)) {
                    file.append(
                            "      - \"%s\"\n".formatted(sentence.formatted(THINGS.get(thing))));
                }
                file.append(
                        "    bot_says: [\"You asked for the %s. [%s]\"]\n"
                                .formatted(THINGS.get(thing), token(thing, topic)));
            }
        }
        return file.toString();
    }
}
