package dev.deskhand.server.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FileDiffTest {
    @Test
    void whatDiffersIsShownLineByLineWithSomethingAround() {
        String before = "a\nb\nc\nd\ne\nf\ng\nh\n";
        String after = "a\nb\nc\nd\nE\nf\ng\nh\ni\n";

        FileDiff diff = FileDiff.of("version 1", before, "draft", after);

        assertThat(diff.added()).isEqualTo(2);
        assertThat(diff.removed()).isEqualTo(1);
        assertThat(diff.unified())
                .isEqualTo(
                        """
                        --- version 1
                        +++ draft
                        @@ -2,7 +2,8 @@
                         b
                         c
                         d
                        -e
                        +E
                         f
                         g
                         h
                        +i
                        """);
    }

    @Test
    void theSameFileHasNoDifference() {
        FileDiff diff = FileDiff.of("1", "a\nb", "2", "a\nb");

        assertThat(diff.unified()).isEmpty();
        assertThat(diff.added() + diff.removed()).isZero();
    }

    @Test
    void twoLongFilesThatHaveNothingInCommonAreComparedSoon() {
        String before = numbered("old ");
        String after = numbered("new ");
        long start = System.nanoTime();

        FileDiff diff = FileDiff.of("1", "same\n" + before, "2", "same\n" + after);

        assertThat(diff.added()).isEqualTo(200_000);
        assertThat(diff.removed()).isEqualTo(200_000);
        assertThat(diff.unified()).startsWith("--- 1\n+++ 2\n@@ -1,200001 +1,200001 @@\n same\n");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    private static String numbered(String prefix) {
        return IntStream.range(0, 200_000)
                .mapToObj(number -> prefix + number)
                .collect(Collectors.joining("\n"));
    }
}
