package dev.deskhand.bot.file;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.Saying;
import dev.deskhand.bot.dialogue.TurnContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads answers: messages in a row, each in one or several ways of saying it. */
final class SayingReader {
    private static final String ANY_OF = "any_of";
    private static final String CHANNELS = "channels";
    private static final List<String> KNOWN_CHANNELS = List.of(TurnContext.ZENDESK_CHAT);

    private final YamlDocument yaml;
    private final Localised localised;
    private final MessageReader messages;

    SayingReader(YamlDocument yaml, Languages languages, MessageReader messages) {
        this.yaml = yaml;
        this.localised = new Localised(languages);
        this.messages = messages;
    }

    /** The messages of a list; one message may stand in place of a list. */
    List<Saying> sayings(Spot spot) {
        List<Saying> sayings = new ArrayList<>();
        yaml.itemsOrOne(spot).forEach(item -> saying(item).ifPresent(sayings::add));
        return sayings;
    }

    /** The messages of what must be a list. */
    List<Saying> listOfSayings(Spot spot) {
        return yaml.each(spot, this::saying);
    }

    private Optional<Saying> saying(Spot spot) {
        List<Saying.Variant> variants = has(spot, ANY_OF) ? anyOf(spot) : variants(spot);
        return variants.isEmpty() ? Optional.empty() : Optional.of(new Saying(variants));
    }

    private List<Saying.Variant> anyOf(Spot spot) {
        Spot ways = yaml.mapping(spot, Set.of(ANY_OF)).get(ANY_OF);
        List<Saying.Variant> variants = new ArrayList<>();
        List<Spot> items = yaml.items(ways);
        for (Spot item : items) {
            if (has(item, ANY_OF)) {
                yaml.problem(
                        item,
                        "'any_of' cannot stand inside 'any_of'.",
                        "Write the messages of both in one list.");
            } else {
                variants.addAll(variants(item));
            }
        }
        if (items.isEmpty()) {
            yaml.problem(
                    ways,
                    "Here must be at least one message.",
                    "Write each way of saying it below 'any_of:', with its own '- '.");
        }
        return variants;
    }

    private List<Saying.Variant> variants(Spot spot) {
        if (spot.node() == null) {
            return List.of();
        }
        List<String> told = localised.languages(spot);
        List<Saying.Variant> variants = new ArrayList<>();
        for (String language : told.isEmpty() ? List.of("") : told) {
            Node node = language.isEmpty() ? spot.node() : localised.in(spot.node(), language);
            Spot message = new Spot(node, spot.around(), spot.path());
            Set<String> channels = channels(message);
            Optional<BotMessage> read = messages.read(without(message, CHANNELS));
            read.ifPresent(says -> variants.add(new Saying.Variant(says, language, channels)));
        }
        return variants;
    }

    private Set<String> channels(Spot message) {
        if (!has(message, CHANNELS) || !(message.node() instanceof MappingNode mapping)) {
            return Set.of();
        }
        Spot spot = new Mapping(mapping.getValue(), message).get(CHANNELS);
        Set<String> channels = new LinkedHashSet<>();
        for (Spot item : yaml.itemsOrOne(spot)) {
            yaml.word(item, KNOWN_CHANNELS).ifPresent(channels::add);
        }
        return channels;
    }

    private static boolean has(Spot spot, String key) {
        return spot.node() instanceof MappingNode mapping
                && mapping.getValue().stream().anyMatch(tuple -> Mapping.key(tuple).equals(key));
    }

    private static Spot without(Spot spot, String key) {
        @Nullable Node node = spot.node();
        if (!has(spot, key) || !(node instanceof MappingNode mapping)) {
            return spot;
        }
        Node left =
                new MappingNode(
                        mapping.getTag(),
                        true,
                        mapping.getValue().stream()
                                .filter(tuple -> !Mapping.key(tuple).equals(key))
                                .toList(),
                        mapping.getFlowStyle(),
                        mapping.getStartMark(),
                        mapping.getEndMark());
        return new Spot(left, spot.around(), spot.path());
    }
}
