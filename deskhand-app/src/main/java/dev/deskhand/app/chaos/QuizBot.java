package dev.deskhand.app.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The bot that is put to the test. Each of its questions has an answer of its own, and everything
 * it says ends with a token in brackets, so that whoever reads a transcript knows what was
 * answered.
 */
final class QuizBot {
    /** What it says when it does not understand. */
    static final String MISS = "miss";

    /** Said before a person is looked for. */
    static final String LOOKING = "looking";

    /** The promise that a person comes. */
    static final String TRANSFERRED = "transferred";

    static final String NOBODY = "nobody";
    static final String FAILED = "failed";

    /** Asked when no person has come for so long as the bot is patient. */
    static final String NOBODY_CAME = "waiting";

    /** Said when nobody has come however often that was asked: the chat is the bot's again. */
    static final String GIVEN_UP = "over";

    /** Short, so that it ends in a short run as well; each time twice as long as before. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What a visitor writes who wants a person. */
    static final String WISH = "talk to a human";

    /** Not understood, and hard to carry: quotes, placeholders, an emoji of several code points. */
    static final String NONSENSE = "xyzzy \"plugh\" ${frotz} {{gnusto}} \\ 👩‍🔬 %s";

    /** Lines that follow each other so soon are answered together. */
    static final Duration BURST = Duration.ofMillis(150);

    private static final List<String> THINGS =
            List.of(
                    "anvil",
                    "banjo",
                    "candle",
                    "dagger",
                    "easel",
                    "ferret",
                    "goblet",
                    "hammock",
                    "igloo",
                    "jigsaw",
                    "kettle",
                    "lantern",
                    "mandolin",
                    "napkin",
                    "otter",
                    "parasol",
                    "quilt",
                    "rudder",
                    "sandal",
                    "trumpet",
                    "umbrella",
                    "violin",
                    "walrus",
                    "xylophone",
                    "yacht",
                    "zeppelin",
                    "acorn",
                    "bobbin",
                    "cactus",
                    "domino",
                    "ember",
                    "fiddle",
                    "gondola",
                    "hatchet",
                    "icicle",
                    "jackdaw",
                    "kayak",
                    "locket",
                    "mitten",
                    "nutmeg",
                    "obelisk",
                    "pelican",
                    "quiver",
                    "rocket",
                    "saddle",
                    "teapot",
                    "urchin",
                    "vulture");

    /** Questions are numbered from 1. */
    static final int QUESTIONS = THINGS.size();

    private static final Pattern TOKEN = Pattern.compile("\\[([a-z]+\\d*)\\]");

    private static final Map<String, Integer> NUMBERS =
            IntStream.rangeClosed(1, QUESTIONS)
                    .boxed()
                    .flatMap(number ->
                            Stream.of(
                                    Map.entry(question(number), number),
                                    Map.entry(loosely(number), number)))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private QuizBot() {}

    /** What a visitor writes to ask it. */
    static String question(int number) {
        return "what does a " + THINGS.get(number - 1) + " weigh";
    }

    /** The same in other words: understood as well, but the bot waits for what may follow. */
    static String loosely(int number) {
        return "so, " + question(number) + " please";
    }

    /** What its buttons send. */
    private static String pressed(int number) {
        return "the weight of a " + THINGS.get(number - 1);
    }

    /** The tokens of what has to be answered to these words, in order; empty for no question. */
    static List<String> answers(String words) {
        if (words.equals(NONSENSE)) {
            return List.of(MISS);
        }
        return Optional.ofNullable(NUMBERS.get(words)).map(QuizBot::tokens).orElse(List.of());
    }

    private static List<String> tokens(int number) {
        return number % 5 == 0 ? List.of("a" + number, "b" + number) : List.of("a" + number);
    }

    /** The token of something that the bot said; empty when it never says that. */
    static String token(String said) {
        Matcher found = TOKEN.matcher(said);
        return found.find() ? found.group(1) : "";
    }

    /** How a message with this token reads. */
    static String saying(String token) {
        return switch (token) {
            case MISS -> "I do not know that word. [miss]";
            case LOOKING -> "I am looking for somebody. [looking]";
            case TRANSFERRED -> "A colleague takes over. [transferred]";
            case NOBODY -> "Nobody is here now. [nobody]";
            case FAILED -> "That did not work. [failed]";
            case NOBODY_CAME -> "Nobody has come yet. [waiting]";
            case GIVEN_UP -> "Nobody could come. [over]";
            default -> "It weighs %s grams. [%s]".formatted(token.substring(1), token);
        };
    }

    /** The bot's file. */
    static String file() {
        return file(1);
    }

    /** The bot's file without the questions below this one, which the bot does not know then. */
    static String file(int first) {
        StringBuilder file =
                new StringBuilder(
                        """
                        name: Quiz
                        languages: [en]
                        settings:
                          burst: %d ms
                          # All questions are near to each other; none is to be asked back.
                          disambiguation: false
                          break_message: "%s"
                          hand_over:
                            after_misses: 99
                            patience: %d s
                            user_says: [%s, get me a person please]
                            bot_says:
                              looking: "%s"
                              transferred: "%s"
                              nobody_online: "%s"
                              failed: "%s"
                              nobody_came: "%s"
                              give_up_waiting: "%s"
                        faq:
                        """
                                .formatted(
                                        BURST.toMillis(),
                                        saying(MISS),
                                        PATIENCE.toSeconds(),
                                        WISH,
                                        saying(LOOKING),
                                        saying(TRANSFERRED),
                                        saying(NOBODY),
                                        saying(FAILED),
                                        saying(NOBODY_CAME),
                                        saying(GIVEN_UP)));
        for (int number = first; number <= QUESTIONS; number++) {
            file.append(
                    """
                      - name: weight_%d
                        user_says: ["%s", "%s"]
                        bot_says:
                    """
                            .formatted(number, question(number), pressed(number)));
            tokens(number)
                    .forEach(token ->
                            file.append("      - text: \"%s\"\n".formatted(saying(token))));
            if (number < QUESTIONS) {
                file.append(frills(number));
            }
        }
        return file.toString();
    }

    /**
     * Some answers are more than text, since those take other ways through the server. What they
     * offer is written by nobody: a choice settles what the lines before it were about.
     */
    private static String frills(int number) {
        String next = pressed(number + 1);
        return switch (number % 5) {
            case 1 -> "        quick_replies: [{label: Another, sends: \"%s\"}]\n".formatted(next);
            case 2 -> "        buttons: [{label: Another, sends: \"%s\"}]\n".formatted(next);
            default -> "";
        };
    }
}
