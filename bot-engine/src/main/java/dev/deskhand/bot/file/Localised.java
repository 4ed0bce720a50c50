package dev.deskhand.bot.file;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Makes one message of each language out of a message with texts in several. What the file says in
 * one language only stands in all of them.
 */
final class Localised {
    private final Languages languages;

    Localised(Languages languages) {
        this.languages = languages;
    }

    /** The languages that a message tells apart, in the order of the bot's; may be empty. */
    List<String> languages(Spot message) {
        Set<String> found = new LinkedHashSet<>();
        if (message.node() != null) {
            collect(message.node(), message, found);
        }
        return languages.tags().stream().filter(found::contains).toList();
    }

    private void collect(Node node, Spot around, Set<String> found) {
        if (languages.isByLanguage(node)) {
            languages
                    .each(new Spot(node, around.node(), around.path()))
                    .forEach(each -> found.add(each.language()));
        }
        switch (node) {
            case MappingNode mapping ->
                    mapping.getValue()
                            .forEach(tuple -> collect(tuple.getValueNode(), around, found));
            case SequenceNode sequence ->
                    sequence.getValue().forEach(item -> collect(item, around, found));
            default -> {}
        }
    }

    /** The message in one language. */
    Node in(Node node, String language) {
        if (languages.isByLanguage(node)) {
            return in(chosen((MappingNode) node, language), language);
        }
        return switch (node) {
            case MappingNode mapping -> {
                List<NodeTuple> tuples = new ArrayList<>();
                for (NodeTuple tuple : mapping.getValue()) {
                    tuples.add(
                            new NodeTuple(tuple.getKeyNode(), in(tuple.getValueNode(), language)));
                }
                yield new MappingNode(
                        mapping.getTag(),
                        true,
                        tuples,
                        mapping.getFlowStyle(),
                        mapping.getStartMark(),
                        mapping.getEndMark());
            }
            case SequenceNode sequence ->
                    new SequenceNode(
                            sequence.getTag(),
                            true,
                            sequence.getValue().stream().map(item -> in(item, language)).toList(),
                            sequence.getFlowStyle(),
                            sequence.getStartMark(),
                            sequence.getEndMark());
            default -> node;
        };
    }

    private static Node chosen(MappingNode byLanguage, String language) {
        return byLanguage.getValue().stream()
                .filter(tuple -> Mapping.key(tuple).equals(language))
                .findFirst()
                .orElseGet(() -> byLanguage.getValue().getFirst())
                .getValueNode();
    }
}
