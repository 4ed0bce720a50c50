package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.Node;
import dev.deskhand.bot.Option;
import dev.deskhand.bot.dialogue.DialogueState.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads lines that a visitor has written one after another, as a person does who sees them all: one
 * question is answered once, with the details of all lines; small talk around it is not answered;
 * of several questions those that have one answer are answered in their order, and then what leads
 * on goes on; a person is called whatever else leads on. For one turn.
 */
final class Burst {
    /** More in one line tell a story. */
    private static final int MOST_SENTENCES = 6;

    private final BotParts parts;
    private final Draft draft;
    private final Conditions conditions;
    private final Flow flow;
    private final Hearing hearing;

    Burst(BotParts parts, Draft draft, Conditions conditions, Flow flow, Hearing hearing) {
        this.parts = parts;
        this.draft = draft;
        this.conditions = conditions;
        this.flow = flow;
        this.hearing = hearing;
    }

    /** A line that says by itself what the visitor is after. */
    private record Question(String line, Meaning meaning) {
        boolean hasOneAnswer() {
            return meaning instanceof Meaning.Entry(Node node) && Flow.isOneAnswer(node);
        }
    }

    Outcome said(List<String> written) {
        List<String> lines = written.stream().filter(line -> !line.isBlank()).toList();
        String at = draft.place().map(Place::node).orElse("");
        if (lines.size() < 2) {
            return oneLine(lines.isEmpty() ? written.getFirst() : lines.getFirst(), at);
        }
        String all = String.join("\n", lines);
        boolean isOneSentence = parts.meanings().isTaught(String.join(" ", lines), at);
        if (isOneSentence || isChoice(lines.getLast())) {
            String line = isOneSentence ? String.join(" ", lines) : lines.getLast();
            return hearing.said(line, all);
        }
        if (draft.form().isPresent()) {
            return hearing.said(all, all);
        }
        return read(lines, all, at);
    }

    /** Two questions in one line are two, if each is clear and has one answer. */
    private Outcome oneLine(String line, String at) {
        List<String> sentences = Normaliser.sentences(line);
        boolean mayBeSeveral =
                sentences.size() > 1
                        && sentences.size() <= MOST_SENTENCES
                        && draft.form().isEmpty()
                        && !parts.meanings().isTaught(line, at)
                        && parts.picking().byName(draft.before(), line).isEmpty();
        if (!mayBeSeveral || hearing.isAnswer(line)) {
            return hearing.said(line, line);
        }
        long questions =
                sentences.stream()
                        .flatMap(sentence -> question(sentence, understand(sentence, at)).stream())
                        .filter(Question::hasOneAnswer)
                        .map(Question::meaning)
                        .distinct()
                        .count();
        return questions > 1 ? read(sentences, line, at) : hearing.said(line, line);
    }

    private Understood understand(String line, String at) {
        return parts.meanings().understand(sent(line), at, conditions::holds);
    }

    /** Only what is clear is a question of its own. */
    private static Optional<Question> question(String line, Understood understood) {
        return understood
                .meant()
                .filter(best -> best.score() >= Hearing.CLEARLY)
                .map(best -> new Question(line, best.meaning()));
    }

    /** A choice that the bot had offered settles what the lines before it were about. */
    private boolean isChoice(String line) {
        return !draft.before().choices().isEmpty()
                && parts.picking().byName(draft.before(), line).isPresent();
    }

    private Outcome read(List<String> lines, String all, String at) {
        Map<String, Question> questions = new LinkedHashMap<>();
        List<String> rest = new ArrayList<>();
        Optional<String> wish = Optional.empty();
        for (String line : lines) {
            Understood understood = understand(line, at);
            Optional<Question> question = question(line, understood);
            if (understood.isWishForAPerson()) {
                wish = Optional.of(line);
            } else if (question.isPresent()) {
                String name = question.get().meaning().name();
                questions.remove(name);
                questions.put(name, question.get());
            } else if (understood.meant().isPresent() || !isSmallTalk(line)) {
                rest.add(line);
            }
        }
        List<Question> asked = List.copyOf(questions.values());
        if (wish.isPresent()) {
            String person = wish.get();
            return answerAll(asked.stream().filter(Question::hasOneAnswer).toList())
                    .orElseGet(() -> hearing.said(person, all));
        }
        return answer(asked, String.join("\n", rest), all);
    }

    private String sent(String line) {
        return parts.picking().byName(draft.before(), line).map(Option::sent).orElse(line);
    }

    private boolean isSmallTalk(String line) {
        return parts.smallTalk().find(line, draft.language()).isPresent();
    }

    private Outcome answer(List<Question> questions, String rest, String all) {
        if (questions.isEmpty()) {
            return hearing.said(rest.isEmpty() ? all : rest, all);
        }
        List<Question> leading = questions.stream().filter(one -> !one.hasOneAnswer()).toList();
        List<Question> first =
                new ArrayList<>(questions.stream().filter(Question::hasOneAnswer).toList());
        boolean restAnswers = leading.isEmpty() && !rest.isEmpty() && hearing.isAnswer(rest);
        if (leading.isEmpty() && !restAnswers) {
            String last = first.removeLast().line();
            return answerAll(first).orElseGet(() -> hearing.said(last, all));
        }
        return answerAll(first)
                .orElseGet(() -> restAnswers ? hearing.said(rest, all) : lead(leading, all));
    }

    /** What ends the turn, if one of the answers does. */
    private Optional<Outcome> answerAll(List<Question> questions) {
        flow.moreFollows(true);
        for (Question question : questions) {
            Outcome outcome = hearing.said(question.line(), question.line());
            if (!(outcome instanceof Outcome.Answered)) {
                return Optional.of(outcome);
            }
        }
        flow.moreFollows(false);
        return Optional.empty();
    }

    /** Two things cannot be begun at once, so the visitor is asked which comes first. */
    private Outcome lead(List<Question> leading, String all) {
        return hearing.whichFirst(leading.stream().map(Question::meaning).toList(), all)
                .orElseGet(() -> hearing.said(leading.getLast().line(), all));
    }
}
