package dev.deskhand.app.bot;

import dev.deskhand.app.Failure;
import dev.deskhand.bot.Action;
import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.Settings;
import dev.deskhand.bot.SystemText;
import dev.deskhand.bot.check.Exchange;
import dev.deskhand.bot.dialogue.Dialogue;
import dev.deskhand.bot.dialogue.DialogueState;
import dev.deskhand.bot.dialogue.Explanation;
import dev.deskhand.bot.dialogue.Outcome;
import dev.deskhand.bot.dialogue.TurnContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A conversation with a bot at the command line. */
final class Chat {
    private static final String HELP =
            """
            What you type is what a visitor says; a number or a label picks an option.
            /why      how the last message was understood, and what decided
            /state    what the bot knows of this conversation
            /wait 3 h lets time pass
            /back     gives the chat back to the bot after a hand-over
            /reset    begins a new conversation
            /reload   reads the bot's file again; the conversation goes on
            /quit     ends; so does the end of the input
            //text    says /text to the bot\
            """;

    private static final long SEED = 0;

    private final ChatScreen screen;
    private final BotPath path;
    private final Learning learning;
    private final Visitor visitor;
    private final InstantSource clock;
    private final ServiceDesk services;

    private DialogueState state;
    private Duration waited = Duration.ZERO;
    private Optional<Exchange> latest = Optional.empty();
    private boolean withAPerson;

    /**
     * Who talks to the bot.
     *
     * @param name empty: the channel does not tell it
     * @param language empty: the bot finds it out
     */
    record Visitor(String name, String language) {}

    Chat(
            ChatScreen screen,
            BotPath path,
            Learning learning,
            Visitor visitor,
            InstantSource clock,
            ServiceDesk services) {
        this.screen = screen;
        this.path = path;
        this.learning = learning;
        this.visitor = visitor;
        this.clock = clock;
        this.services = services;
        state = DialogueState.startIn(visitor.language());
    }

    /** Until the input ends or {@code /quit} is typed. */
    void hold(Dialogue first) {
        Dialogue dialogue = first;
        if (screen.interactive()) {
            screen.note(
                    "%s, understanding by the profile %s. /help tells what can be typed."
                            .formatted(dialogue.bot().name(), learning.profile()));
        }
        Optional<String> line = screen.ask("you");
        while (line.isPresent() && !line.get().strip().equals("/quit")) {
            String typed = line.get().strip();
            if (typed.startsWith("//")) {
                say(dialogue, typed.substring(1));
            } else if (typed.startsWith("/")) {
                dialogue = command(typed, dialogue);
            } else if (!typed.isEmpty()) {
                say(dialogue, typed);
            }
            line = screen.ask("you");
        }
    }

    private void say(Dialogue dialogue, String words) {
        if (withAPerson) {
            screen.note("a person has the chat now, and the bot is silent; /back gives it back");
            return;
        }
        TurnContext context =
                new TurnContext(now(), visitor.name(), TurnContext.ZENDESK_CHAT, SEED);
        Exchange exchange =
                Exchange.of(
                        dialogue,
                        state,
                        words,
                        context,
                        request -> services.answer(request, dialogue.bot()));
        state = exchange.state();
        latest = Optional.of(exchange);
        screen.replies(exchange.replies());
        if (!exchange.tags().isEmpty()) {
            screen.note("tags on the chat: " + String.join(", ", exchange.tags()));
        }
        switch (exchange.last().outcome()) {
            case Outcome.HandOverAsked asked -> handOver(asked, exchange, dialogue);
            case Outcome.Calls _ ->
                    screen.note(
                            "more than %d calls on one message: the flow goes in a circle"
                                    .formatted(Exchange.MOST_CALLS));
            case Outcome.Answered _,
                    Outcome.SmallTalk _,
                    Outcome.WhichOne _,
                    Outcome.NotUnderstood _ -> {}
        }
    }

    private Instant now() {
        return clock.instant().plus(waited);
    }

    private void handOver(Outcome.HandOverAsked asked, Exchange exchange, Dialogue dialogue) {
        Settings settings = dialogue.bot().settings();
        String language =
                state.language().isEmpty() ? dialogue.bot().mainLanguage() : state.language();
        if (exchange.replies().isEmpty()) {
            said(settings, SystemText.LOOKING, language);
        }
        String usual = settings.handOver().department();
        String to =
                switch (asked.target()) {
                    case Action.Target.Anyone _ ->
                            usual.isEmpty()
                                    ? "any department that is online"
                                    : "the department " + usual;
                    case Action.Target.Department(String name) -> "the department " + name;
                    case Action.Target.Agent(String name) -> "the agent " + name;
                };
        String why =
                switch (asked.cause()) {
                    case VISITORS_WISH -> "the visitor wants a person";
                    case NOT_UNDERSTOOD -> "too many messages in a row were not understood";
                    case FLOW -> "the flow says so";
                };
        screen.note("hand-over to %s: %s".formatted(to, why));
        screen.note("when the transfer is confirmed, the bot says:");
        said(settings, SystemText.TRANSFERRED, language);
        screen.note("from here on a person has the chat; /back gives it back to the bot");
        withAPerson = true;
    }

    private void said(Settings settings, SystemText situation, String language) {
        screen.replies(List.of(BotMessage.text(settings.texts().of(situation, language))));
    }

    private Dialogue command(String typed, Dialogue dialogue) {
        String word = typed.split("\\s+", 2)[0];
        switch (word) {
            case "/help" -> screen.note(HELP);
            case "/why" -> why();
            case "/state" -> StateText.lines(state, now()).forEach(screen::note);
            case "/wait" -> letPass(typed.substring(word.length()).strip());
            case "/back" -> back();
            case "/reset" -> reset();
            case "/reload" -> {
                return reload(dialogue);
            }
            default ->
                    screen.note(
                            "there is no %s; /help lists what there is, and /%s says it to the bot"
                                    .formatted(word, typed));
        }
        return dialogue;
    }

    private void why() {
        if (latest.isEmpty()) {
            screen.note("nothing has been said yet");
        }
        latest.ifPresent(exchange ->
                exchange.turns().forEach(turn -> Explanation.of(turn).forEach(screen::note)));
    }

    private void letPass(String text) {
        Optional<Duration> time = Durations.of(text);
        if (time.isEmpty()) {
            screen.note("write how long, as /wait 10 min or /wait 3 h");
        }
        time.ifPresent(passed -> {
            waited = waited.plus(passed);
            screen.note("it is " + now() + " now");
        });
    }

    private void back() {
        screen.note(withAPerson ? "the bot has the chat again" : "the bot has the chat already");
        withAPerson = false;
    }

    private void reset() {
        state = DialogueState.startIn(visitor.language());
        latest = Optional.empty();
        withAPerson = false;
        screen.note("a new conversation");
    }

    private Dialogue reload(Dialogue dialogue) {
        try {
            Dialogue again = learning.dialogue(path.bot());
            screen.note("read again");
            return again;
        } catch (Failure e) {
            screen.note(e.getMessage());
            screen.note("the bot stays as it was");
            return dialogue;
        }
    }
}
