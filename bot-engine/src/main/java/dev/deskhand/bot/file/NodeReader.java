package dev.deskhand.bot.file;

import dev.deskhand.bot.Action;
import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.Condition;
import dev.deskhand.bot.Connection;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.Saying;
import dev.deskhand.bot.Sentence;
import dev.deskhand.bot.Wording;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads one node. */
final class NodeReader {
    static final int LONGEST_LABEL = 40;

    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    private static final Set<String> FAQ_KEYS =
            Set.of(
                    "name",
                    "label",
                    "user_says",
                    "not_user_says",
                    "bot_says",
                    "clears_context",
                    "active");
    private static final Set<String> KEYS =
            Set.of(
                    "name",
                    "type",
                    "label",
                    "active",
                    "clears_context",
                    "user_says",
                    "not_user_says",
                    "first_says",
                    "asks",
                    "actions",
                    "bot_says",
                    "connections",
                    "on_error");

    /** What an entry that gives one answer has no use for. */
    private static final List<String> NOT_IN_FAQ =
            List.of("first_says", "asks", "connections", "on_error");

    private final YamlDocument yaml;
    private final TextReader texts;
    private final SayingReader sayings;
    private final References references;
    private final Offers offers;
    private final ActionReader actions;
    private final ConditionReader conditions;

    NodeReader(
            YamlDocument yaml,
            TextReader texts,
            SayingReader sayings,
            References references,
            Offers offers) {
        this.yaml = yaml;
        this.texts = texts;
        this.sayings = sayings;
        this.references = references;
        this.offers = offers;
        this.actions = new ActionReader(yaml, references);
        this.conditions = new ConditionReader(yaml, references);
    }

    /** An entry of {@code faq}. */
    Draft faq(Spot spot) {
        Mapping mapping = yaml.mapping(spot, FAQ_KEYS);
        return node(mapping, Node.Kind.FAQ, "An entry");
    }

    /** An item of {@code nodes}. */
    Draft node(Spot spot) {
        Mapping mapping = yaml.mapping(spot, KEYS);
        Node.Kind kind =
                yaml.constant(mapping.get("type"), Node.Kind.class)
                        .orElse(mapping.has("user_says") ? Node.Kind.START : Node.Kind.STEP);
        return node(mapping, kind, "A node");
    }

    private Draft node(Mapping mapping, Node.Kind kind, String what) {
        String name =
                yaml.required(
                        mapping,
                        "name",
                        what + " needs a name.",
                        "Add 'name: opening_hours' or what it is about.");
        Optional<Wording> label = label(mapping.get("label"));
        List<Sentence> userSays = texts.sentences(mapping.get("user_says"));
        List<Sentence> notUserSays = texts.sentences(mapping.get("not_user_says"));
        List<Saying> firstSays = sayings.listOfSayings(mapping.get("first_says"));
        noForm(firstSays, mapping.get("first_says"));
        offers.fromNode(name);
        List<Node.Ask> asks = yaml.each(mapping.get("asks"), this::ask);
        List<Action> does = actions.read(mapping.get("actions"));
        List<Saying> botSays = sayings.listOfSayings(mapping.get("bot_says"));
        offers.fromNode(name);
        List<Connection> connections = yaml.each(mapping.get("connections"), this::connection);
        Optional<String> onError = yaml.optional(mapping, "on_error");
        onError.ifPresent(node -> references.node(mapping.get("on_error"), node));
        Node node =
                new Node(
                        name,
                        kind,
                        yaml.flag(mapping.get("clears_context"), false),
                        yaml.flag(mapping.get("active"), true),
                        label,
                        userSays,
                        notUserSays,
                        firstSays,
                        asks,
                        does,
                        botSays,
                        connections,
                        onError);
        Draft draft = new Draft(node, mapping);
        checkWords(draft);
        checkThatAFormComesLast(botSays, mapping.get("bot_says"));
        return draft;
    }

    /** A node with the place where it was read. */
    record Draft(Node node, Mapping mapping) {}

    private Optional<Wording> label(Spot spot) {
        Optional<Wording> label = texts.wording(spot);
        label.ifPresent(words ->
                words.byLanguage().values().stream()
                        .flatMap(List::stream)
                        .forEach(text -> {
                            long length = GRAPHEME.matcher(text).results().count();
                            if (length > LONGEST_LABEL) {
                                yaml.problem(
                                        spot,
                                        "This label has "
                                                + length
                                                + " characters; at most "
                                                + LONGEST_LABEL
                                                + " fit on a button.",
                                        "Say it in fewer words.");
                            }
                            if (text.contains("{") || text.contains("}")) {
                                yaml.problem(
                                        spot,
                                        "A label cannot hold placeholders: it is something that"
                                                + " visitors say as well.",
                                        "Write it without braces.");
                            }
                        }));
        return label;
    }

    private Optional<Node.Ask> ask(Spot spot) {
        if (spot.isScalar()) {
            return yaml.text(spot)
                    .map(entity -> {
                        references.entity(spot, entity);
                        return new Node.Ask(entity, false, List.of(), List.of());
                    });
        }
        Mapping ask = yaml.mapping(spot, Set.of("entity", "optional", "prompt", "reprompt"));
        String entity =
                yaml.required(
                        ask, "entity", "It is not said what is asked for.", "Add 'entity: ...'.");
        if (!entity.isEmpty()) {
            references.entity(ask.get("entity"), entity);
        }
        List<Saying> prompt = sayings.sayings(ask.get("prompt"));
        List<Saying> reprompt = sayings.sayings(ask.get("reprompt"));
        noForm(prompt, ask.get("prompt"));
        noForm(reprompt, ask.get("reprompt"));
        offers.fromPrompt(entity);
        boolean optional = yaml.flag(ask.get("optional"), false);
        return entity.isEmpty()
                ? Optional.empty()
                : Optional.of(new Node.Ask(entity, optional, prompt, reprompt));
    }

    private Optional<Connection> connection(Spot spot) {
        if (spot.isScalar()) {
            return yaml.text(spot)
                    .map(to -> {
                        references.node(spot, to);
                        return new Connection(to, List.of(), List.of(), Optional.empty());
                    });
        }
        Mapping mapping = yaml.mapping(spot, Set.of("to", "user_says", "not_user_says", "when"));
        String to =
                yaml.required(
                        mapping,
                        "to",
                        "A connection leads nowhere.",
                        "Add 'to:' with the name of a node.");
        if (!to.isEmpty()) {
            references.node(mapping.get("to"), to);
        }
        List<Sentence> userSays = texts.sentences(mapping.get("user_says"));
        List<Sentence> notUserSays = texts.sentences(mapping.get("not_user_says"));
        if (mapping.has("user_says") && userSays.isEmpty()) {
            yaml.problem(
                    mapping.get("user_says"),
                    "There is no sentence here.",
                    "Write what visitors say, or remove 'user_says:' to go on without a word.");
        }
        if (userSays.isEmpty() && !notUserSays.isEmpty()) {
            yaml.problem(
                    mapping.get("not_user_says"),
                    "'not_user_says' stands here without 'user_says'.",
                    "Add 'user_says:', or remove it.");
        }
        Optional<Condition> when = conditions.read(mapping.get("when"));
        return to.isEmpty()
                ? Optional.empty()
                : Optional.of(new Connection(to, userSays, notUserSays, when));
    }

    private void checkWords(Draft draft) {
        Node node = draft.node();
        Mapping mapping = draft.mapping();
        if (node.kind() == Node.Kind.STEP && !node.userSays().isEmpty()) {
            yaml.problem(
                    mapping.get("user_says"),
                    "A step is reached from other nodes only, so nobody can begin with it.",
                    "Write 'type: start', or move the sentences to the connection that leads here.");
        }
        boolean canBegin = node.kind() != Node.Kind.STEP;
        boolean says = !node.userSays().isEmpty() || isAList(mapping.get("user_says"));
        if (canBegin && node.label().isEmpty() && !says) {
            yaml.problem(
                    mapping.get("user_says"),
                    "The bot cannot know when to give this answer.",
                    "Add 'user_says:' with some ways in which visitors ask; ten or more are best.");
        }
        if (node.kind() == Node.Kind.FAQ) {
            if (!hasItems(mapping.get("bot_says"))) {
                yaml.problem(
                        mapping.get("bot_says"),
                        "This entry has no answer.",
                        "Add 'bot_says:' with at least one '- text: ...'.");
            }
            NOT_IN_FAQ.stream()
                    .filter(mapping::has)
                    .forEach(key ->
                            yaml.problem(
                                    mapping.get(key),
                                    "A node of type faq gives one answer; it has no '" + key + "'.",
                                    "Write 'type: start', or remove it."));
        } else if (doesNothing(mapping)) {
            yaml.problem(
                    mapping.spot(),
                    "This node does nothing.",
                    "Add 'bot_says:', 'asks:', 'actions:' or 'connections:'.");
        }
    }

    private static boolean doesNothing(Mapping mapping) {
        return List.of("first_says", "asks", "actions", "bot_says", "connections").stream()
                .noneMatch(key -> hasItems(mapping.get(key)));
    }

    /** Whether there is a list with something in it; what is wrong with that has been told. */
    private static boolean isAList(Spot spot) {
        return hasItems(spot) && !(spot.node() instanceof MappingNode);
    }

    /** Whether something is written there, be it right or wrong. */
    private static boolean hasItems(Spot spot) {
        return spot.isThere()
                && !(spot.node() instanceof SequenceNode list && list.getValue().isEmpty());
    }

    private void noForm(List<Saying> sayings, Spot spot) {
        if (sayings.stream().anyMatch(NodeReader::isAForm)) {
            yaml.problem(
                    spot, "A form can only stand in 'bot_says'.", "Move it there, as the last.");
        }
    }

    private static boolean isAForm(Saying saying) {
        return saying.variants().stream()
                .anyMatch(variant -> variant.message() instanceof BotMessage.Form);
    }

    private void checkThatAFormComesLast(List<Saying> botSays, Spot spot) {
        for (Saying each : botSays.subList(0, Math.max(0, botSays.size() - 1))) {
            if (isAForm(each)) {
                yaml.problem(
                        spot,
                        "A form must be the last message of an answer: the visitor's next words"
                                + " are its first answer.",
                        "Move the form to the end, and what should follow it into its 'closing'.");
            }
        }
    }
}
