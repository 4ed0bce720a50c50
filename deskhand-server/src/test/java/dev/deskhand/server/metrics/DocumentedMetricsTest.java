package dev.deskhand.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocumentedMetricsTest {
    private static final Pattern TYPE = Pattern.compile("# TYPE (deskhand_\\w+) (\\w+)");
    private static final Pattern ROW = Pattern.compile("\\| `(deskhand_\\w+)");

    @Test
    void theDocumentNamesEveryFigureAndNoOther() throws IOException {
        Metrics metrics = new Metrics();
        metrics.sent("delivered", 1);
        metrics.understood("fast", 1);
        metrics.handedOver("human_came", "human_came");
        Set<String> shown = new TreeSet<>();
        Matcher types = TYPE.matcher(metrics.text());
        while (types.find()) {
            // The maximum is a by-product of each histogram.
            if (!types.group(1).endsWith("_max")) {
                shown.add(types.group(1));
            }
        }
        Set<String> documented = new TreeSet<>();
        Matcher rows =
                ROW.matcher(Files.readString(Path.of("..", "docs", "operators", "metrics.md")));
        while (rows.find()) {
            documented.add(rows.group(1));
        }

        assertThat(shown).isEqualTo(documented);
        assertThat(metrics.text()).contains("jvm_memory_used_bytes", "jvm_gc_", "process_uptime");
    }
}
