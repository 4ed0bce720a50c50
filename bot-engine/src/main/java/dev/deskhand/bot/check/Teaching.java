package dev.deskhand.bot.check;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.Sentence;
import dev.deskhand.bot.understanding.Intent;
import java.util.ArrayList;
import java.util.List;

/** What a bot learns from: its nodes that can be begun with, and the wish for a person. */
final class Teaching {
    /** As the dialogue calls it, for the name is learnt as well; no node can be called so. */
    private static final String PERSON = " talk to a person ";

    private Teaching() {}

    static List<Intent> of(Bot bot) {
        List<Intent> intents = new ArrayList<>();
        for (Node node : bot.nodes()) {
            if (node.active() && node.kind() != Node.Kind.STEP) {
                List<String> sentences = new ArrayList<>(texts(node.userSays()));
                node.label()
                        .ifPresent(label -> label.byLanguage().values().forEach(sentences::addAll));
                intents.add(new Intent(node.name(), sentences, texts(node.notUserSays())));
            }
        }
        intents.add(Intent.of(PERSON, texts(bot.settings().handOver().userSays())));
        return intents;
    }

    /** The node's name, or where in the file the wish for a person stands. */
    static String place(String intent) {
        return intent.equals(PERSON) ? "settings.hand_over" : intent;
    }

    private static List<String> texts(List<Sentence> sentences) {
        return sentences.stream().map(Sentence::text).toList();
    }
}
