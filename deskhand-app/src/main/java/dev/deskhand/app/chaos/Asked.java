package dev.deskhand.app.chaos;

import dev.deskhand.app.chaos.Chat.Line;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of a visitor's message that the bot has to answer. */
final class Asked {
    final Line line;
    final boolean wish;
    final List<String> expected;
    final Set<String> given = new HashSet<>();
    @Nullable Count excuse;

    /** The number of the bot's first line about it. */
    private long from = Long.MAX_VALUE;

    Asked(Line line, boolean wish, List<String> expected) {
        this.line = line;
        this.wish = wish;
        this.expected = expected;
    }

    boolean settled() {
        return wish ? !given.isEmpty() : given.containsAll(expected);
    }

    /** The parts that should have stood before this one, and do not. */
    List<String> missingBefore(String token) {
        return expected.subList(0, expected.indexOf(token)).stream()
                .filter(part -> !given.contains(part))
                .toList();
    }

    /** The bot says something about it. */
    void begins(Line said) {
        from = Math.min(from, said.number());
    }

    /**
     * Whether a wish can have been read in one turn with what was asked after it and answered
     * before it, since a person is called last: all of it was written before the first of those
     * answers.
     *
     * @param after what was asked after it
     */
    boolean isOneTurnWith(List<Asked> after) {
        List<Asked> answered = after.stream().filter(each -> each.from < Long.MAX_VALUE).toList();
        long first = answered.stream().mapToLong(each -> each.from).min().orElse(0);
        return !answered.isEmpty()
                && answered.stream()
                        .allMatch(each -> each.line.number() < first && each.from < from);
    }
}
