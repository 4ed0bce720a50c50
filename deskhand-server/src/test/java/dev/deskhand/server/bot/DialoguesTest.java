package dev.deskhand.server.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskhand.bot.dialogue.Dialogue;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DialoguesTest {
    private final Shelf shelf = new Shelf();
    private final Dialogues dialogues = new Dialogues(shelf, Understanding.byWords());

    @Test
    void aVersionIsTrainedOnceAndIsTheBotOfItsFile() {
        assertThat(dialogues.ofVersion(3).bot().name()).isEqualTo("Bot 3");
        assertThat(dialogues.ofVersion(3)).isSameAs(dialogues.ofVersion(3));
    }

    @Test
    void aVersionIsTrainedOnceHoweverManyAsk() throws Exception {
        try (ExecutorService askers = Executors.newFixedThreadPool(4)) {
            List<Future<Dialogue>> asked =
                    IntStream.range(0, 8)
                            .mapToObj(_ -> askers.submit(() -> dialogues.ofVersion(4)))
                            .toList();
            Dialogue first = dialogues.ofVersion(4);
            for (Future<Dialogue> each : asked) {
                assertThat(each.get()).isSameAs(first);
            }
        }
    }

    @Test
    void whatIsPreparedIsThereWhenItIsAskedFor() throws InterruptedException {
        Understanding understanding = Understanding.byWords();
        try (Dialogues prepared = new Dialogues(shelf, understanding)) {
            CountDownLatch done = new CountDownLatch(1);
            prepared.prepareVersion(new BotVersion(5, 1, 1, "Bot 5", 1, "", "", Instant.EPOCH));
            understanding.later(done::countDown);
            done.await();

            assertThat(prepared.versionsKept()).isEqualTo(1);
        }
    }

    @Test
    void aVersionThatNoChatCanAskForIsLetGoWhenAnotherIsNeeded() {
        shelf.inUse.addAll(Set.of(1L, 2L));
        dialogues.ofVersion(1);
        dialogues.ofVersion(2);
        shelf.inUse.remove(1L);
        shelf.inUse.add(3L);
        dialogues.ofVersion(3);

        assertThat(dialogues.versionsKept()).isEqualTo(2);
    }

    @Test
    void aVersionThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> dialogues.ofVersion(99))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("version 99");
    }

    @Test
    void aDraftIsTrainedAnewWithEachRevision() {
        assertThat(dialogues.ofDraft(draft(1, "One")).bot().name()).isEqualTo("One");
        assertThat(dialogues.ofDraft(draft(2, "Two")).bot().name()).isEqualTo("Two");
        assertThat(dialogues.ofDraft(draft(2, "Two"))).isSameAs(dialogues.ofDraft(draft(2, "Two")));
    }

    private static StoredBot draft(long revision, String name) {
        BotVersion version = new BotVersion(1, 1, 1, "Bot 1", 1, "", "", Instant.EPOCH);
        return new StoredBot(
                1,
                1001,
                new BotDraft(name, List.of("en"), 1, file(name)),
                revision,
                Instant.EPOCH,
                version,
                true);
    }

    private static String file(String name) {
        return "name: " + name + "\nfaq: [{name: a, user_says: [hello], bot_says: [Hi]}]\n";
    }

    /** Versions 1 to 9, whose bots have their number in the name. */
    private static final class Shelf implements Bots {
        final Set<Long> inUse = new HashSet<>();

        @Override
        public Optional<StoredBot> find(long botId) {
            return Optional.empty();
        }

        @Override
        public List<StoredBot> ofBusiness(long businessId) {
            return List.of();
        }

        @Override
        public Optional<StoredBot> save(
                long botId, long overRevision, BotDraft content, Instant now) {
            return Optional.empty();
        }

        @Override
        public Optional<BotVersion> publish(
                long botId, long revision, String author, String note, Instant now) {
            return Optional.empty();
        }

        @Override
        public List<BotVersion> versions(long botId) {
            return List.of();
        }

        @Override
        public Optional<BotVersion> version(long botId, int number) {
            return Optional.empty();
        }

        @Override
        public Optional<String> versionFile(long versionId) {
            return versionId < 10 ? Optional.of(file("Bot " + versionId)) : Optional.empty();
        }

        @Override
        public Set<Long> versionsInUse() {
            return Set.copyOf(inUse);
        }
    }
}
