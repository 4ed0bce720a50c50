package dev.deskhand.server.bot;

import dev.deskhand.bot.BotFile;
import dev.deskhand.bot.Dialogue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The trained dialogues of the businesses' bots, each kept until its bot has a new revision.
 * Thread-safe.
 */
public final class Dialogues {
    private final Bots bots;
    private final ConcurrentMap<Long, Trained> trained = new ConcurrentHashMap<>();

    private record Trained(long revision, Dialogue dialogue) {}

    public Dialogues(Bots bots) {
        this.bots = bots;
    }

    /**
     * The dialogue of the business's bot as it is stored now.
     *
     * @throws IllegalStateException if the business has no bot that can be used, which the checks
     *     before a file is saved rule out
     */
    public Dialogue of(long businessId) {
        StoredBot bot =
                bots.ofBusiness(businessId).stream()
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "business " + businessId + " has no bot"));
        return trained.compute(
                        bot.id(),
                        (id, known) ->
                                known != null && known.revision == bot.revision()
                                        ? known
                                        : new Trained(bot.revision(), train(bot)))
                .dialogue();
    }

    private static Dialogue train(StoredBot bot) {
        return switch (BotFile.parse(bot.content().file())) {
            case BotFile.Valid valid -> Dialogue.of(valid.bot());
            case BotFile.Invalid(var problems) ->
                    throw new IllegalStateException(
                            "the stored file of bot " + bot.id() + " has problems: " + problems);
        };
    }
}
