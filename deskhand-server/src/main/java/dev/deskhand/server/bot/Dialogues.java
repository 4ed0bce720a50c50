package dev.deskhand.server.bot;

import dev.deskhand.bot.dialogue.Dialogue;
import dev.deskhand.bot.file.BotFile;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trained dialogues of the bots' versions, each kept while conversations use it, and of drafts
 * that are being tried out. A dialogue knows its bot's words as soon as it is there, and
 * understands better when the sentence models have gone over it in the background. Thread-safe.
 */
public final class Dialogues implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Dialogues.class);

    /** Drafts that are kept at once; another one is trained anew. */
    private static final int MOST_DRAFTS = 16;

    private final Bots bots;
    private final Understanding understanding;
    private final ConcurrentMap<Long, FutureTask<Dialogue>> versions = new ConcurrentHashMap<>();
    private final ConcurrentMap<Long, Draft> drafts = new ConcurrentHashMap<>();

    private record Draft(long revision, FutureTask<Dialogue> dialogue) {}

    public Dialogues(Bots bots, Understanding understanding) {
        this.bots = bots;
        this.understanding = understanding;
    }

    /**
     * The dialogue of a version.
     *
     * @throws IllegalStateException if there is no such version, or it cannot be used, which the
     *     checks before a file is published rule out
     */
    public Dialogue ofVersion(long versionId) {
        FutureTask<Dialogue> known = versions.get(versionId);
        if (known == null) {
            forgetUnused(versionId);
            known = versions.computeIfAbsent(versionId, id -> task(() -> versionFile(id)));
        }
        return trained(known, "version " + versionId);
    }

    private String versionFile(long versionId) {
        return bots.versionFile(versionId)
                .orElseThrow(() -> new IllegalStateException("no version " + versionId));
    }

    /**
     * A turn begins: when too many begin late, understanding is what gives way.
     *
     * @param afterNanos since the last of its messages was read from the socket
     */
    public void begins(long afterNanos) {
        understanding.turnBegins(afterNanos);
    }

    /** The dialogue of a bot's draft. */
    Dialogue ofDraft(StoredBot bot) {
        if (!bot.draftDiffers()) {
            return ofVersion(bot.published().id());
        }
        FutureTask<Dialogue> dialogue =
                drafts.compute(
                                bot.id(),
                                (_, known) ->
                                        known != null && known.revision == bot.revision()
                                                ? known
                                                : new Draft(
                                                        bot.revision(),
                                                        task(() -> bot.content().file())))
                        .dialogue();
        drafts.keySet().stream()
                .filter(id -> id != bot.id())
                .limit(Math.max(0, drafts.size() - MOST_DRAFTS))
                .forEach(drafts::remove);
        return trained(dialogue, "the draft of bot " + bot.id());
    }

    /** Whoever needs it first trains it, and the others wait for that. */
    private FutureTask<Dialogue> task(Supplier<String> file) {
        return new FutureTask<>(() -> train(file.get()));
    }

    private static Dialogue trained(FutureTask<Dialogue> dialogue, String what) {
        dialogue.run();
        try {
            return dialogue.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(what + " cannot be used", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + what + " was trained", e);
        }
    }

    /** Versions that no conversation can ask for are let go. */
    private void forgetUnused(long butNot) {
        Set<Long> used = new HashSet<>(bots.versionsInUse());
        used.add(butNot);
        versions.keySet().retainAll(used);
    }

    /** How many versions are kept. */
    int versionsKept() {
        return versions.size();
    }

    /** Trains the business's bot in the background, so that nobody waits for it later. */
    public void prepare(long businessId) {
        understanding.later(() ->
                bots.ofBusiness(businessId).stream()
                        .findFirst()
                        .ifPresent(
                                bot -> unasked(bot.id(), () -> ofVersion(bot.published().id()))));
    }

    /** Trains a version in the background. */
    void prepareVersion(BotVersion version) {
        understanding.later(() -> unasked(version.botId(), () -> ofVersion(version.id())));
    }

    /** Trains a draft in the background. */
    void prepareDraft(StoredBot bot) {
        understanding.later(() -> unasked(bot.id(), () -> ofDraft(bot)));
    }

    private static void unasked(long botId, Runnable train) {
        try {
            train.run();
        } catch (IllegalStateException e) {
            log.error("bot {} could not be trained", botId, e);
        }
    }

    /** Ends what is learnt in the background. */
    @Override
    public void close() {
        understanding.close();
    }

    private Dialogue train(String file) {
        return switch (BotFile.parse(file)) {
            case BotFile.Valid valid -> Dialogue.of(valid.bot(), understanding::learn);
            case BotFile.Invalid(var problems) ->
                    throw new IllegalStateException("the stored file has problems: " + problems);
        };
    }
}
