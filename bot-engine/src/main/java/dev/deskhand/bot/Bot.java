package dev.deskhand.bot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A bot as its file describes it. Immutable; what refers to a name that is not there is ruled out
 * by the reading of the file.
 *
 * @param name what visitors are told that they talk to
 * @param languages BCP 47 tags, the main language first; never empty
 * @param settings what holds for the whole bot
 * @param entities what can be understood inside a message; their names are unique
 * @param nodes what the bot can talk about, in the order of the file; their names are unique
 */
public record Bot(
        String name,
        List<String> languages,
        Settings settings,
        List<BotEntity> entities,
        List<Node> nodes) {
    public Bot {
        languages = List.copyOf(languages);
        entities = List.copyOf(entities);
        nodes = List.copyOf(nodes);
    }

    /** The language of whatever says no other. */
    public String mainLanguage() {
        return languages.getFirst();
    }

    /** The node of that name. */
    public Optional<Node> node(String wanted) {
        return nodes.stream().filter(node -> node.name().equals(wanted)).findFirst();
    }

    /** The entity of that name. */
    public Optional<BotEntity> entity(String wanted) {
        return entities.stream().filter(entity -> entity.name().equals(wanted)).findFirst();
    }

    /** How many questions and wishes a visitor can begin with. */
    public int entryCount() {
        return (int) nodes.stream().filter(node -> node.kind() != Node.Kind.STEP).count();
    }

    /** The nodes by name, in the order of the file. */
    public Map<String, Node> nodesByName() {
        Map<String, Node> byName = new LinkedHashMap<>();
        nodes.forEach(node -> byName.put(node.name(), node));
        return byName;
    }
}
