package dev.deskhand.bot.file;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.file.BotFile.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an author should know of a bot that can be used: where it will probably disappoint. */
public final class BotAdvice {
    private BotAdvice() {}

    /**
     * Something worth knowing.
     *
     * @param place where what it is about begins; empty if that is not known, or the whole bot
     * @param path what it is about: {@code nodes.track_order}, {@code entities.size}, {@code
     *     settings}
     * @param message what may go wrong
     * @param fix what to do about it
     */
    public record Advice(
            Kind kind, Optional<Place> place, String path, String message, String fix) {}

    /** What an advice is about. */
    public enum Kind {
        /** No conversation comes to a node. */
        UNREACHABLE,
        /** A connection or an action that is never followed. */
        DEAD_END,
        /** Two nodes have the same sentence, or nearly. */
        SAME_SENTENCE,
        /** Too few examples to understand it well. */
        FEW_SENTENCES,
        /** Too many examples of what it is not. */
        MANY_NEGATIVES,
        /** Not said in all of the bot's languages. */
        UNTRANSLATED,
        /** An entity that nothing uses. */
        UNUSED,
        /** A node without words for a list of choices. */
        NO_LABEL
    }

    /** All advice for a bot, without places. */
    public static List<Advice> of(Bot bot) {
        return of(bot, Map.of(), Map.of());
    }

    /** All advice for a bot that was just read. */
    public static List<Advice> of(BotFile.Valid file) {
        return of(file.bot(), file.nodes(), file.entities());
    }

    private static List<Advice> of(Bot bot, Map<String, Place> nodes, Map<String, Place> entities) {
        Notes notes = new Notes(nodes, entities);
        new FlowAdvice(bot, notes).give();
        new SentenceAdvice(bot, notes).give();
        new TranslationAdvice(bot, notes).give();
        return List.copyOf(notes.all);
    }

    /** Where advice is gathered. */
    static final class Notes {
        private final Map<String, Place> nodes;
        private final Map<String, Place> entities;
        private final List<Advice> all = new ArrayList<>();

        private Notes(Map<String, Place> nodes, Map<String, Place> entities) {
            this.nodes = nodes;
            this.entities = entities;
        }

        void node(Kind kind, Node node, String message, String fix) {
            Optional<Place> place = Optional.ofNullable(nodes.get(node.name()));
            all.add(new Advice(kind, place, "nodes." + node.name(), message, fix));
        }

        void entity(Kind kind, String name, String message, String fix) {
            Optional<Place> place = Optional.ofNullable(entities.get(name));
            all.add(new Advice(kind, place, "entities." + name, message, fix));
        }

        void settings(Kind kind, String message, String fix) {
            all.add(new Advice(kind, Optional.empty(), "settings", message, fix));
        }
    }
}
