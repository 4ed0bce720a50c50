package dev.deskhand.bot.check;

import dev.deskhand.bot.Action;
import dev.deskhand.bot.Bot;
import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.check.Step.Expected;
import dev.deskhand.bot.check.TestResult.Difference;
import dev.deskhand.bot.dialogue.ApiRequest;
import dev.deskhand.bot.dialogue.DialogueState.KnownValue;
import dev.deskhand.bot.dialogue.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a step expected against what came of it. One use each. */
final class StepCheck {
    private static final String UNKNOWN = "(not known)";

    private final Exchange exchange;
    private final Bot bot;
    private final List<Difference> differences = new ArrayList<>();

    private StepCheck(Exchange exchange, Bot bot) {
        this.exchange = exchange;
        this.bot = bot;
    }

    /**
     * @param unanswered calls that nothing stood in for
     */
    static List<Difference> differences(
            Expected expected, Exchange exchange, List<ApiRequest> unanswered, Bot bot) {
        StepCheck check = new StepCheck(exchange, bot);
        check.calls(unanswered);
        expected.bot().ifPresent(check::speech);
        expected.options().ifPresent(labels -> check.lists("options", labels, exchange.options()));
        expected.node().ifPresent(check::node);
        expected.rule()
                .ifPresent(rule ->
                        check.texts("rule", word(rule), word(exchange.first().trace().rule())));
        expected.smallTalk().ifPresent(check::smallTalk);
        expected.values().forEach(check::value);
        expected.handOver().ifPresent(check::handOver);
        expected.tags().ifPresent(tags -> check.lists("tags", tags, exchange.tags()));
        return check.differences;
    }

    private void calls(List<ApiRequest> unanswered) {
        for (ApiRequest request : unanswered) {
            texts(
                    "api",
                    "a stand-in for " + request.method() + " " + request.url(),
                    "none of the test's fits");
        }
        if (exchange.last().outcome() instanceof Outcome.Calls) {
            texts(
                    "api",
                    "at most " + Exchange.MOST_CALLS + " calls on one message",
                    "the bot goes on calling");
        }
    }

    private void speech(List<Speech> expected) {
        List<String> said = exchange.replies().stream().map(BotMessage::plainText).toList();
        List<Boolean> same = new ArrayList<>();
        for (int i = 0; i < Math.min(said.size(), expected.size()); i++) {
            same.add(expected.get(i).fits(said.get(i)));
        }
        if (said.size() != expected.size() || same.contains(false)) {
            List<String> wanted = expected.stream().map(Speech::toString).toList();
            differences.add(new Difference("bot", wanted, said, same));
        }
    }

    /** Where the conversation is told to be, and where its way ended, are both where it came to. */
    private void node(String wanted) {
        Optional<String> told = exchange.node();
        boolean there =
                told.isPresent()
                        && (told.get().equals(wanted)
                                || (!exchange.path().isEmpty()
                                        && exchange.path().getLast().equals(wanted)));
        if (!there) {
            texts("node", wanted, told.orElseGet(this::outcome));
        }
    }

    private void smallTalk(String wanted) {
        texts(
                "small_talk",
                wanted,
                exchange.last().outcome() instanceof Outcome.SmallTalk(String name, double _)
                        ? name
                        : outcome());
    }

    private void value(String entity, Optional<String> wanted) {
        Optional<KnownValue> known = Optional.ofNullable(exchange.state().values().get(entity));
        String is = known.map(value -> value.value().text()).orElse(UNKNOWN);
        boolean stored = known.map(value -> value.value().stored()).equals(wanted);
        if (!stored) {
            texts("values." + entity, wanted.orElse(UNKNOWN), is);
        }
    }

    private void handOver(Step.HandOver wanted) {
        Optional<String> asked = askedFor();
        boolean same =
                wanted.wanted() == asked.isPresent()
                        && (wanted.to().isEmpty() || wanted.to().equals(asked));
        if (!same) {
            String expected = wanted.wanted() ? wanted.to().orElse("to a person") : "none";
            texts("hand_over", expected, asked.orElseGet(this::outcome));
        }
    }

    /** Whom the chat is passed to, in the author's words; empty where it is not passed on. */
    private Optional<String> askedFor() {
        if (!(exchange.last().outcome()
                instanceof Outcome.HandOverAsked(Outcome.Cause _, Action.Target target))) {
            return Optional.empty();
        }
        String usual = bot.settings().handOver().department();
        return Optional.of(
                switch (target) {
                    case Action.Target.Anyone _ -> usual.isEmpty() ? "anybody" : usual;
                    case Action.Target.Department(String name) -> name;
                    case Action.Target.Agent(String name) -> name;
                });
    }

    private String outcome() {
        return switch (exchange.last().outcome()) {
            case Outcome.Answered(String node, double _) -> "(answered by node " + node + ")";
            case Outcome.SmallTalk(String name, double _) ->
                    "(answered as small talk: " + name + ")";
            case Outcome.WhichOne(List<String> nodes) ->
                    "(asked which was meant: " + String.join(", ", nodes) + ")";
            case Outcome.NotUnderstood _ -> "(not understood)";
            case Outcome.Calls(ApiRequest request) -> "(waits for " + request.url() + ")";
            case Outcome.HandOverAsked(Outcome.Cause cause, Action.Target _) ->
                    "(hand-over: " + word(cause) + ")";
        };
    }

    private void texts(String what, String expected, String actual) {
        lists(what, List.of(expected), List.of(actual));
    }

    private void lists(String what, List<String> expected, List<String> actual) {
        if (expected.equals(actual)) {
            return;
        }
        List<Boolean> same = new ArrayList<>();
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            same.add(expected.get(i).equals(actual.get(i)));
        }
        differences.add(new Difference(what, expected, actual, same));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
