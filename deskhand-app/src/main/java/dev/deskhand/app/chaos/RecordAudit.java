package dev.deskhand.app.chaos;

import dev.deskhand.app.chaos.Chat.Recorded;
import dev.deskhand.app.chaos.Chat.Who;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Holds what the server says of a chat against what stands in it. A reply that nobody knows the
 * outcome of may stand or not, as the record says.
 */
final class RecordAudit {
    private final Chat chat;
    private final Consumer<Breach> found;

    RecordAudit(Chat chat, Consumer<Breach> found) {
        this.chat = chat;
        this.found = found;
    }

    void check() {
        Set<String> tokens = new TreeSet<>();
        bots().forEach(line -> tokens.add(QuizBot.token(line.text())));
        chat.lines().stream()
                .filter(line -> line.saidBy(Who.BOT))
                .forEach(line -> tokens.add(QuizBot.token(line.text())));
        tokens.forEach(this::check);
        visitorsWords();
    }

    private void check(String token) {
        long stands =
                chat.lines().stream()
                        .filter(line -> line.saidBy(Who.BOT))
                        .filter(line -> QuizBot.token(line.text()).equals(token))
                        .count();
        List<Recorded> recorded =
                bots().stream().filter(line -> QuizBot.token(line.text()).equals(token)).toList();
        long delivered = recorded.stream().filter(line -> line.fate().equals("delivered")).count();
        long unknown = recorded.stream().filter(Recorded::unknown).count();
        List<String> seen = recorded.stream().map(Recorded::toString).toList();
        if (stands < delivered || stands > delivered + unknown) {
            breach(
                    "record_differs",
                    "The reply [%s] stands %d times, and the record says it was delivered %d times."
                            .formatted(token, stands, delivered),
                    seen);
        }
        if (recorded.stream()
                .anyMatch(line -> !line.fate().equals("delivered") && !line.heldBackWithReason())) {
            breach(
                    "no_reason",
                    "The reply [%s] was not delivered, and the record does not say why."
                            .formatted(token),
                    seen);
        }
    }

    /**
     * Each message of the visitor stands in the record as often as it was written, to the letter.
     */
    private void visitorsWords() {
        Set<String> texts = new TreeSet<>();
        chat.record().stream()
                .filter(line -> line.who() == Who.VISITOR)
                .forEach(line -> texts.add(line.text()));
        for (String text : texts) {
            long written =
                    chat.lines().stream()
                            .filter(line -> line.saidBy(Who.VISITOR))
                            .filter(line -> line.text().equals(text))
                            .count();
            long recorded =
                    chat.record().stream()
                            .filter(line -> line.who() == Who.VISITOR && line.text().equals(text))
                            .count();
            if (recorded > written) {
                breach(
                        "recorded_twice",
                        "The visitor wrote it %d times, and the record has it %d times."
                                .formatted(written, recorded),
                        List.of(text));
            }
        }
    }

    private List<Recorded> bots() {
        return chat.record().stream().filter(line -> line.who() == Who.BOT).toList();
    }

    private void breach(String kind, String what, List<String> lines) {
        found.accept(new Breach(Promise.P3, kind, chat.where(), what, lines));
    }
}
