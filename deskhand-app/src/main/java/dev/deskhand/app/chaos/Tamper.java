package dev.deskhand.app.chaos;

import dev.deskhand.app.chaos.Chat.Deed;
import dev.deskhand.app.chaos.Chat.Line;
import dev.deskhand.app.chaos.Chat.Who;
import java.util.List;
import java.util.Optional;

/** Breaks one thing on purpose, to show that the audit sees it. */
public enum Tamper {
    /** The bot's seat says an answer once more. */
    ANSWER_TWICE {
        @Override
        Optional<Act> act(List<Line> lines) {
            return lines.stream()
                    .filter(Tamper::botsAnswer)
                    .findFirst()
                    .map(line -> new Act(line.text()));
        }
    },
    /** The bot's seat speaks in a chat that a person has. */
    TALK_OVER {
        @Override
        Optional<Act> act(List<Line> lines) {
            // Once the visitor has left and come back the chat may be the bot's again.
            return lines.stream()
                    .filter(line ->
                            line.saidBy(Who.PERSON)
                                    || (line.who() == Who.VISITOR && line.deed() == Deed.LEFT))
                    .reduce((_, later) -> later)
                    .filter(line -> line.saidBy(Who.PERSON))
                    .map(_ -> new Act(QuizBot.saying("a1")));
        }
    },
    /** The bot's seat promises a person, and transfers nothing. */
    FALSE_PROMISE {
        @Override
        Optional<Act> act(List<Line> lines) {
            boolean bots = lines.stream().noneMatch(line -> line.who() == Who.PERSON);
            return lines.stream()
                    .filter(line -> bots && botsAnswer(line))
                    .findFirst()
                    .map(_ -> new Act(QuizBot.saying(QuizBot.TRANSFERRED)));
        }
    },
    /** The bot's file lacks answers. */
    LOSE {
        @Override
        Optional<Act> act(List<Line> lines) {
            return Optional.empty();
        }
    };

    /** Something that the bot's seat says. */
    record Act(String text) {}

    /** What to do in this chat; empty where there is nothing to do. */
    abstract Optional<Act> act(List<Line> lines);

    private static boolean botsAnswer(Line line) {
        return line.who() == Who.BOT && QuizBot.token(line.text()).matches("a\\d+");
    }
}
