package dev.deskhand.bot.file;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.BotEntity;
import dev.deskhand.bot.Settings;
import dev.deskhand.bot.entity.EntityType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Turns a bot's files into a {@link Bot}. One use each. */
final class BotFileReader {
    private static final Set<String> KEYS =
            Set.of("name", "languages", "settings", "entities", "nodes", "faq");
    private static final int MOST_NODES = 5_000;
    private static final int MOST_SENTENCES = 50_000;

    private final YamlDocument yaml = new YamlDocument();
    private final References references = new References(yaml);
    private final MessageReader messages = new MessageReader(yaml, references);
    private final Offers offers = new Offers(messages);
    private final Map<String, BotFile.Place> nodePlaces = new HashMap<>();

    BotFile read(List<SourceFile> files) {
        List<Node> roots = new ArrayList<>();
        List<BotProblem> unreadable = new ArrayList<>();
        long size = 0;
        for (SourceFile file : files) {
            size += file.text().length();
            if (size > YamlSource.MAX_CODE_POINTS) {
                unreadable.add(
                        BotProblem.ofFile(
                                file.name(),
                                "The bot is larger than "
                                        + YamlSource.MAX_CODE_POINTS
                                        + " characters.",
                                "Shorten it, or make it two bots."));
                break;
            }
            switch (YamlSource.read(file)) {
                case YamlSource.Tree.Root(Node node) -> roots.add(node);
                case YamlSource.Tree.Unreadable(BotProblem problem) -> unreadable.add(problem);
                case YamlSource.Tree.Nothing() -> {}
            }
        }
        if (!unreadable.isEmpty()) {
            return new BotFile.Invalid(unreadable);
        }
        if (roots.isEmpty()) {
            return new BotFile.Invalid(
                    List.of(
                            BotProblem.empty(
                                    files.isEmpty() ? "" : files.getFirst().name(),
                                    "Begin with 'name: My bot'.")));
        }
        JoinedFiles joined = new JoinedFiles(yaml, roots, KEYS);
        return joined.haveKeys() ? bot(joined) : new BotFile.Invalid(yaml.problems());
    }

    private BotFile bot(JoinedFiles files) {
        String name =
                yaml.required(
                        files.only("name"),
                        "name",
                        "A bot needs a name.",
                        "Add 'name: My bot' at the top.");
        Languages languages = Languages.read(yaml, files.only("languages").get("languages"));
        TextReader texts = new TextReader(yaml, languages, references);
        SayingReader sayings = new SayingReader(yaml, languages, messages);
        Settings settings =
                new SettingsReader(yaml, languages, texts, messages)
                        .read(files.mapping("settings"));
        EntitiesSection entities = new EntitiesSection(yaml, languages, sayings, offers);
        files.lists("entities").forEach(entities::read);
        List<NodeReader.Draft> drafts =
                drafts(files, new NodeReader(yaml, texts, sayings, references, offers));
        Bot bot =
                new Bot(
                        name,
                        languages.tags(),
                        settings,
                        entities.entities(),
                        drafts.stream().map(NodeReader.Draft::node).toList());
        checkSize(bot, files);
        checkNames(bot, entities);
        new FlowChecks(yaml, bot).check(drafts);
        if (yaml.problems().isEmpty()) {
            new OfferChecks(yaml, bot).check(offers.all());
        }
        return yaml.problems().isEmpty()
                ? new BotFile.Valid(bot, messages.messages(), nodePlaces, entities.places())
                : new BotFile.Invalid(yaml.problems());
    }

    private List<NodeReader.Draft> drafts(JoinedFiles files, NodeReader reader) {
        List<NodeReader.Draft> drafts = new ArrayList<>();
        for (Spot list : files.lists("nodes")) {
            yaml.items(list).forEach(item -> drafts.add(reader.node(item)));
        }
        for (Spot list : files.lists("faq")) {
            yaml.items(list).forEach(item -> drafts.add(reader.faq(item)));
        }
        if (drafts.isEmpty()) {
            yaml.problem(
                    files.only("faq").get("faq"),
                    "The bot can answer nothing yet.",
                    "Add 'faq:' with at least one entry of name, user_says and bot_says.");
        }
        drafts.forEach(this::checkThatItIsTheOnlyOne);
        return drafts;
    }

    private void checkThatItIsTheOnlyOne(NodeReader.Draft draft) {
        String name = draft.node().name();
        if (name.isEmpty()) {
            return;
        }
        BotFile.Place place = draft.mapping().spot().place();
        BotFile.Place earlier = nodePlaces.putIfAbsent(name, place);
        if (earlier != null) {
            yaml.problem(
                    draft.mapping().get("name"),
                    "Two nodes are named '" + name + "'; the other is " + earlier.words() + ".",
                    "Give each node a name of its own.");
        }
    }

    private void checkSize(Bot bot, JoinedFiles files) {
        int sentences =
                bot.nodes().stream()
                        .mapToInt(node ->
                                node.userSays().size()
                                        + node.notUserSays().size()
                                        + node.connections().stream()
                                                .mapToInt(to -> to.userSays().size())
                                                .sum())
                        .sum();
        Spot spot = files.only("name").get("name");
        if (bot.nodes().size() > MOST_NODES) {
            yaml.problem(
                    spot,
                    "The bot has " + bot.nodes().size() + " nodes; at most " + MOST_NODES + ".",
                    "Make it several bots.");
        }
        if (sentences > MOST_SENTENCES) {
            yaml.problem(
                    spot,
                    "The bot has " + sentences + " sentences; at most " + MOST_SENTENCES + ".",
                    "Ten to fifty for a node are enough.");
        }
    }

    private void checkNames(Bot bot, EntitiesSection entities) {
        Map<String, EntityType> types = new LinkedHashMap<>();
        for (BotEntity entity : bot.entities()) {
            types.put(entity.name(), entity.entity().type());
        }
        // One that is there, but with a problem of its own, is not unknown as well.
        entities.places()
                .keySet()
                .forEach(name -> types.putIfAbsent(name, new EntityType.FreeText(1)));
        references.check(nodePlaces.keySet(), types);
    }
}
