package dev.deskhand.server.bot;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;

/**
 * What differs between two files, line by line.
 *
 * @param added lines that only the second has
 * @param removed lines that only the first has
 * @param unified in the unified format, with three lines around each change; empty when the two are
 *     the same
 */
public record FileDiff(String from, String to, int added, int removed, String unified) {
    private static final int CONTEXT = 3;

    /** Comparing takes time by the product of the two; beyond that they count as wholly other. */
    private static final long MOST_WORK = 200_000_000L;

    static FileDiff of(String from, String before, String to, String after) {
        List<String> old = lines(before);
        List<String> young = lines(after);
        Patch<String> patch = patch(old, young);
        int added = 0;
        int removed = 0;
        for (AbstractDelta<String> delta : patch.getDeltas()) {
            added += delta.getTarget().size();
            removed += delta.getSource().size();
        }
        List<String> unified = UnifiedDiffUtils.generateUnifiedDiff(from, to, old, patch, CONTEXT);
        String text = unified.isEmpty() ? "" : String.join("\n", unified) + "\n";
        return new FileDiff(from, to, added, removed, text);
    }

    private static List<String> lines(String file) {
        return file.isEmpty() ? List.of() : file.lines().toList();
    }

    private static Patch<String> patch(List<String> old, List<String> young) {
        int shorter = Math.min(old.size(), young.size());
        int head = 0;
        while (head < shorter && old.get(head).equals(young.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && old.get(old.size() - 1 - tail).equals(young.get(young.size() - 1 - tail))) {
            tail++;
        }
        List<String> oldMiddle = old.subList(head, old.size() - tail);
        List<String> youngMiddle = young.subList(head, young.size() - tail);
        if ((long) oldMiddle.size() * youngMiddle.size() <= MOST_WORK) {
            return joined(DiffUtils.diff(old, young, new MyersDiffWithLinearSpace<>()));
        }
        Patch<String> whole = new Patch<>();
        whole.addDelta(
                new ChangeDelta<>(new Chunk<>(head, oldMiddle), new Chunk<>(head, youngMiddle)));
        return whole;
    }

    /** What was taken away and put in at one place is one change, in this order. */
    private static Patch<String> joined(Patch<String> patch) {
        List<AbstractDelta<String>> joined = new ArrayList<>();
        for (AbstractDelta<String> next : patch.getDeltas()) {
            AbstractDelta<String> last = joined.isEmpty() ? null : joined.getLast();
            if (last != null
                    && end(last.getSource()) == next.getSource().getPosition()
                    && end(last.getTarget()) == next.getTarget().getPosition()) {
                joined.removeLast();
                joined.add(
                        new ChangeDelta<>(
                                both(last.getSource(), next.getSource()),
                                both(last.getTarget(), next.getTarget())));
            } else {
                joined.add(next);
            }
        }
        Patch<String> result = new Patch<>();
        joined.forEach(result::addDelta);
        return result;
    }

    private static int end(Chunk<String> chunk) {
        return chunk.getPosition() + chunk.size();
    }

    private static Chunk<String> both(Chunk<String> first, Chunk<String> second) {
        List<String> lines = new ArrayList<>(first.getLines());
        lines.addAll(second.getLines());
        return new Chunk<>(first.getPosition(), lines);
    }
}
