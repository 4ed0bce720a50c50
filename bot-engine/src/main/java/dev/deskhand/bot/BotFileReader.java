package dev.deskhand.bot;

import dev.deskhand.bot.Bot.Entry;
import dev.deskhand.bot.Bot.HandOverRule;
import dev.deskhand.bot.Bot.HandOverTexts;
import dev.deskhand.bot.Bot.Settings;
import dev.deskhand.bot.YamlDocument.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Turns a bot file's text into a {@link Bot}. One use each. */
final class BotFileReader {
    /** Far above any real bot; keeps a hostile file from filling the memory. */
    private static final int MAX_CODE_POINTS = 2_000_000;

    /** Far above any real bot, far below what the stack can take. */
    private static final int MAX_DEPTH = 50;

    private static final int DEFAULT_MISSES = 2;
    private static final String DEFAULT_BREAK =
            "Sorry, I did not understand that. Could you say it in other words?";
    private static final String DEFAULT_LOOKING =
            "One moment, please. I am looking for a colleague.";
    private static final String DEFAULT_TRANSFERRED =
            "I have passed you on to a colleague, who will be with you shortly.";
    private static final String DEFAULT_NOBODY =
            "Nobody from our team is online right now. I am still here, if I can help with anything"
                    + " else.";
    private static final String DEFAULT_FAILED =
            "I could not reach a colleague just now. Please ask me again in a moment.";
    private static final List<String> DEFAULT_WISHES =
            List.of(
                    "talk to a human",
                    "can I speak to a person",
                    "I want to talk to an agent",
                    "connect me to a real person please",
                    "chat with an agent",
                    "is there a human here",
                    "let me talk to someone from your team",
                    "speak to customer service representative",
                    "I need a live agent",
                    "human please");

    private final YamlDocument yaml = new YamlDocument();
    private final Map<String, Integer> lineOfEntry = new HashMap<>();
    private final MessageReader messages = new MessageReader(yaml);

    BotFile read(String text) {
        Optional<Node> root;
        try {
            // In one piece: between two, the library loses a character that takes two places.
            LoadSettings settings =
                    LoadSettings.builder()
                            .setCodePointLimit(MAX_CODE_POINTS)
                            .setBufferSize(text.length() + 1)
                            .build();
            Optional<BotProblem> unreadable = unreadable(new Parse(settings).parseString(text));
            if (unreadable.isPresent()) {
                return new BotFile.Invalid(List.of(unreadable.get()));
            }
            root = new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            return new BotFile.Invalid(
                    List.of(
                            at(
                                    e.getProblemMark(),
                                    "This is not valid YAML: " + e.getProblem() + ".",
                                    "Look at the indentation and the quotes of this line and the"
                                            + " one above.")));
        } catch (ReaderException e) {
            return new BotFile.Invalid(List.of(strangeCharacter(text, e)));
        } catch (YamlEngineException e) {
            return new BotFile.Invalid(
                    List.of(
                            new BotProblem(
                                    1,
                                    1,
                                    "",
                                    "This file cannot be read as YAML: " + e.getMessage(),
                                    "Keep it under " + MAX_CODE_POINTS + " characters.")));
        }
        if (root.isEmpty()) {
            return new BotFile.Invalid(
                    List.of(
                            new BotProblem(
                                    1, 1, "", "The file is empty.", "Begin with 'name: My bot'.")));
        }
        Bot bot = bot(root.get());
        if (yaml.problems().isEmpty()) {
            checkThatOptionsLeadSomewhere(bot);
        }
        return yaml.problems().isEmpty()
                ? new BotFile.Valid(bot, messages.places())
                : new BotFile.Invalid(yaml.problems());
    }

    /**
     * What must be known before nodes are made of the file. Composing calls itself once per level,
     * so a file that is nested deeply enough would end the thread's stack; events come one by one.
     */
    private static Optional<BotProblem> unreadable(Iterable<Event> events) {
        int depth = 0;
        for (Event event : events) {
            if (event instanceof CollectionStartEvent) {
                depth++;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (depth > MAX_DEPTH) {
                return Optional.of(
                        at(
                                event.getStartMark(),
                                "This is nested too deeply: more than " + MAX_DEPTH + " levels.",
                                "A bot file needs fewer than ten; look for brackets and dashes"
                                        + " that are too many."));
            }
            // Quoted YAML can name by number what no UTF-8 text can carry to a visitor.
            if (event instanceof ScalarEvent scalar
                    && scalar.getValue().codePoints().anyMatch(BotFileReader::isHalfACharacter)) {
                return Optional.of(
                        at(
                                event.getStartMark(),
                                "This text has one half of a character (a lone surrogate).",
                                "Write the character itself in place of its \\u numbers."));
            }
        }
        return Optional.empty();
    }

    private static boolean isHalfACharacter(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static BotProblem strangeCharacter(String text, ReaderException e) {
        String number = String.format(Locale.ROOT, "U+%04X", e.getCodePoint());
        int index = text.indexOf(e.getCodePoint());
        String above = text.substring(0, Math.max(0, index));
        return new BotProblem(
                (int) above.chars().filter(c -> c == '\n').count() + 1,
                above.length() - above.lastIndexOf('\n'),
                "",
                "The character " + number + " must not stand in a bot file.",
                "Remove it; it is invisible in most editors.");
    }

    private static BotProblem at(Optional<Mark> mark, String message, String fix) {
        return new BotProblem(
                mark.map(m -> m.getLine() + 1).orElse(1),
                mark.map(m -> m.getColumn() + 1).orElse(1),
                "",
                message,
                fix);
    }

    private Bot bot(Node root) {
        Mapping file = yaml.mapping(root, "", Set.of("name", "languages", "settings", "faq"));
        String name =
                yaml.required(
                        file, "name", "A bot needs a name.", "Add 'name: My bot' at the top.");
        List<Entry> entries = new ArrayList<>();
        yaml.items(file.get("faq"), "faq", (node, path) -> entries.add(entry(node, path)));
        if (entries.isEmpty()) {
            yaml.problem(
                    file.get("faq"),
                    "faq",
                    "The bot can answer nothing yet.",
                    "Add 'faq:' with at least one entry of name, user_says and bot_says.");
        }
        return new Bot(name, languages(file), settings(file), entries);
    }

    private List<String> languages(Mapping file) {
        List<String> tags = yaml.texts(file.get("languages"), "languages");
        for (String tag : tags) {
            if (Locale.forLanguageTag(tag).getLanguage().isEmpty()) {
                yaml.problem(
                        file.get("languages"),
                        "languages",
                        "'" + tag + "' is not a language tag.",
                        "Write tags such as en, de or pt-BR.");
            }
        }
        return tags.isEmpty() ? List.of("en") : tags;
    }

    private Settings settings(Mapping file) {
        Mapping settings =
                yaml.mapping(
                        file.get("settings"), "settings", Set.of("break_message", "hand_over"));
        String breakMessage = messages.said(settings, "break_message").orElse(DEFAULT_BREAK);
        Mapping rule =
                yaml.mapping(
                        settings.get("hand_over"),
                        "settings.hand_over",
                        Set.of("after_misses", "department", "user_says", "bot_says"));
        Mapping says =
                yaml.mapping(
                        rule.get("bot_says"),
                        rule.path("bot_says"),
                        Set.of("looking", "transferred", "nobody_online", "failed"));
        List<String> wishes = yaml.texts(rule.get("user_says"), rule.path("user_says"));
        return new Settings(
                breakMessage,
                new HandOverRule(
                        misses(rule),
                        yaml.optional(rule, "department").orElse(""),
                        wishes.isEmpty() ? DEFAULT_WISHES : wishes,
                        new HandOverTexts(
                                messages.said(says, "looking").orElse(DEFAULT_LOOKING),
                                messages.said(says, "transferred").orElse(DEFAULT_TRANSFERRED),
                                messages.said(says, "nobody_online").orElse(DEFAULT_NOBODY),
                                messages.said(says, "failed").orElse(DEFAULT_FAILED))));
    }

    private int misses(Mapping rule) {
        Node node = rule.get("after_misses");
        if (node == null) {
            return DEFAULT_MISSES;
        }
        if (node instanceof ScalarNode scalar && scalar.getValue().matches("[1-9][0-9]?")) {
            return Integer.parseInt(scalar.getValue());
        }
        yaml.problem(
                node,
                rule.path("after_misses"),
                "This must be a whole number from 1 to 99.",
                "Write 2 to hand over at the second message in a row that is not understood.");
        return DEFAULT_MISSES;
    }

    private Entry entry(Node node, String path) {
        Mapping entry = yaml.mapping(node, path, Set.of("name", "user_says", "bot_says"));
        String name =
                yaml.required(
                        entry,
                        "name",
                        "An entry needs a name.",
                        "Add 'name: opening_hours' or what it is about.");
        Integer earlier = lineOfEntry.putIfAbsent(name, line(node));
        if (earlier != null && !name.isEmpty()) {
            yaml.problem(
                    entry.get("name"),
                    path + ".name",
                    "Two entries are named '" + name + "'; the other is on line " + earlier + ".",
                    "Give each entry a name of its own.");
        }
        List<String> userSays = yaml.texts(entry.get("user_says"), path + ".user_says");
        if (userSays.isEmpty()) {
            yaml.problem(
                    node,
                    path + ".user_says",
                    "The bot cannot know when to give this answer.",
                    "Add 'user_says:' with some ways in which visitors ask; ten or more are best.");
        }
        List<BotMessage> botSays = new ArrayList<>();
        yaml.items(
                entry.get("bot_says"),
                path + ".bot_says",
                (item, itemPath) -> messages.read(item, itemPath).ifPresent(botSays::add));
        Node says = entry.get("bot_says");
        if (says == null || (says instanceof SequenceNode list && list.getValue().isEmpty())) {
            yaml.problem(
                    node,
                    path + ".bot_says",
                    "This entry has no answer.",
                    "Add 'bot_says:' with at least one '- text: ...'.");
        }
        checkThatAFormComesLast(botSays, says, path);
        return new Entry(name, userSays, botSays);
    }

    private void checkThatAFormComesLast(
            List<BotMessage> botSays, @Nullable Node node, String path) {
        for (BotMessage each : botSays.subList(0, Math.max(0, botSays.size() - 1))) {
            if (each instanceof BotMessage.Form) {
                yaml.problem(
                        node,
                        path + ".bot_says",
                        "A form must be the last message of an answer: the visitor's next words"
                                + " are its first answer.",
                        "Move the form to the end, and what should follow it into its 'closing'.");
            }
        }
    }

    /** A button that the bot itself does not understand would be a trap for the visitor. */
    private void checkThatOptionsLeadSomewhere(Bot bot) {
        Dialogue dialogue = Dialogue.of(bot);
        for (MessageReader.Offer each : messages.offers()) {
            Turn turn = dialogue.turn(DialogueState.START, new VisitorInput(each.sent()));
            if (turn.outcome() instanceof Outcome.NotUnderstood) {
                yaml.problem(
                        each.node(),
                        each.path(),
                        "The bot would not understand its own "
                                + each.what()
                                + " '"
                                + each.sent()
                                + "'.",
                        "Add it to the user_says of the entry that it should lead to.");
            }
        }
    }

    private static int line(@Nullable Node node) {
        return Optional.ofNullable(node)
                .flatMap(Node::getStartMark)
                .map(mark -> mark.getLine() + 1)
                .orElse(1);
    }
}
