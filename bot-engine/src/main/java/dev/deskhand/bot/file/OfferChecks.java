package dev.deskhand.bot.file;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.BotEntity;
import dev.deskhand.bot.Connection;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.Sentence;
import dev.deskhand.bot.dialogue.SmallTalkLibrary;
import dev.deskhand.bot.entity.EntityReader;
import dev.deskhand.bot.entity.ReadingContext;
import dev.deskhand.bot.file.Offers.Offered;
import dev.deskhand.bot.template.Template;
import dev.deskhand.bot.text.Words;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what visitors are offered to press and the bot would not understand: a trap for them.
 *
 * <p>Most is one of the bot's own sentences, or a value that is being asked for, and cheap to tell;
 * only for the rest something is trained.
 */
final class OfferChecks {
    private final YamlDocument yaml;
    private final Bot bot;
    private final Map<String, Node> nodes;
    private final Set<String> openings = new HashSet<>();
    private final Map<String, Set<String>> ways = new HashMap<>();
    private final Map<String, EntityReader> readers = new HashMap<>();

    OfferChecks(YamlDocument yaml, Bot bot) {
        this.yaml = yaml;
        this.bot = bot;
        this.nodes = bot.nodesByName();
        learn(openings, bot.settings().handOver().userSays());
        for (Node node : bot.nodes()) {
            if (node.active() && node.kind() != Node.Kind.STEP) {
                learn(openings, node.userSays());
                node.label()
                        .ifPresent(label ->
                                label.byLanguage().values().stream()
                                        .flatMap(List::stream)
                                        .forEach(text -> openings.add(Words.key(text))));
            }
            Set<String> own = ways.computeIfAbsent(node.name(), _ -> new HashSet<>());
            node.connections().forEach(connection -> learn(own, connection.userSays()));
        }
    }

    private static void learn(Set<String> keys, List<Sentence> sentences) {
        sentences.forEach(sentence -> keys.add(Words.key(sentence.text())));
    }

    void check(List<Offered> offers) {
        List<Offered> rest =
                offers.stream()
                        .filter(offered -> Template.of(offered.offer().sent()).isPlain())
                        .filter(offered -> !isASentence(offered) && !isAValue(offered))
                        .toList();
        if (rest.isEmpty()) {
            return;
        }
        OfferClassifier classifier = new OfferClassifier(bot);
        List<Offered> strange =
                rest.stream()
                        .filter(offered -> !classifier.understands(offered.offer().sent()))
                        .toList();
        if (strange.isEmpty()) {
            return;
        }
        SmallTalkLibrary smallTalk = SmallTalkLibrary.of(bot);
        strange.stream()
                .filter(offered -> !smallTalk.knows(offered.offer().sent()))
                .forEach(this::problem);
    }

    private void problem(Offered offered) {
        yaml.problem(
                offered.offer().spot(),
                "The bot would not understand its own "
                        + offered.offer().what()
                        + " '"
                        + offered.offer().sent()
                        + "'.",
                offered.entity().isEmpty()
                        ? "Add it to the user_says of the node that it should lead to, or of a"
                                + " connection."
                        : "Add it to the values of '"
                                + offered.entity()
                                + "', or to the user_says of the node that it should lead to.");
    }

    private boolean isASentence(Offered offered) {
        String key = Words.key(offered.offer().sent());
        if (openings.contains(key)) {
            return true;
        }
        if (offered.node().isEmpty()) {
            return ways.values().stream().anyMatch(own -> own.contains(key));
        }
        return following(offered.node()).stream()
                .anyMatch(node -> ways.getOrDefault(node.name(), Set.of()).contains(key));
    }

    /** The node, and those to which the conversation can go on from it without a word. */
    private List<Node> following(String name) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(name));
        List<Node> following = new ArrayList<>();
        while (!open.isEmpty()) {
            String next = open.poll();
            Node node = nodes.get(next);
            if (node != null && seen.add(next)) {
                following.add(node);
                node.connections().stream()
                        .filter(connection -> connection.userSays().isEmpty())
                        .map(Connection::to)
                        .forEach(open::add);
            }
        }
        return following;
    }

    private boolean isAValue(Offered offered) {
        if (!offered.entity().isEmpty()) {
            return isAValue(offered.offer().sent(), offered.entity());
        }
        return following(offered.node()).stream()
                .flatMap(node -> node.asks().stream())
                .map(Node.Ask::entity)
                .distinct()
                .anyMatch(entity -> isAValue(offered.offer().sent(), entity));
    }

    private boolean isAValue(String text, String name) {
        @Nullable BotEntity entity = bot.entity(name).orElse(null);
        if (entity == null) {
            return false;
        }
        EntityReader reader =
                readers.computeIfAbsent(name, _ -> EntityReader.of(List.of(entity.entity())));
        Locale region =
                new Locale.Builder()
                        .setLocale(Locale.forLanguageTag(bot.mainLanguage()))
                        .setRegion(bot.settings().region())
                        .build();
        ReadingContext context =
                new ReadingContext(Instant.EPOCH.atZone(bot.settings().zone()), region, name);
        return !reader.read(text, List.of(name), context).isEmpty();
    }
}
