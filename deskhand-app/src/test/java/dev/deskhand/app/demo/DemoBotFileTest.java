package dev.deskhand.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DemoBotFileTest {
    private static final URI HERE = URI.create("http://127.0.0.1:7001");
    private static final URI THERE = URI.create("http://127.0.0.1:7002");

    @Test
    void allCallsGoToTheStandIn() {
        assertThat(new DemoBot(HERE, Optional.empty()).file())
                .contains("url: \"" + HERE + "/orders/status\"")
                .doesNotContain("api.larch-kettle.example");
    }

    @Test
    void aFileThatSomebodyEditedFollowsTheStandInAndKeepsTheRest() {
        String edited = new DemoBot(HERE, Optional.empty()).file() + "# mine\n";

        assertThat(new DemoBot(THERE, Optional.of(HERE)).moved(edited))
                .endsWith("# mine\n")
                .contains(THERE + "/orders/status")
                .doesNotContain(HERE.toString());
        assertThat(new DemoBot(HERE, Optional.of(HERE)).moved(edited)).isEqualTo(edited);
    }
}
