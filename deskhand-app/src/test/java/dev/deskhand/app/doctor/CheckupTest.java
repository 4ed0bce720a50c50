package dev.deskhand.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.app.Failure;
import dev.deskhand.app.Parts.ServerFacts;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CheckupTest {
    private static final Path DATA = Path.of("data");
    private static final Path DEMO = Path.of("demo");
    private static final ServerFacts PLAIN = new ServerFacts(8080, DATA, List.of());

    /** A machine where everything is as it should be, unless a test says otherwise. */
    private static class GoodMachine implements Machine {
        @Override
        public int javaFeature() {
            return 25;
        }

        @Override
        public boolean javaCompiler() {
            return true;
        }

        @Override
        public Optional<String> versionOf(String program) {
            return Optional.of(program.equals("node") ? "v22.12.0" : "1.0");
        }

        @Override
        public boolean portFree(int port) {
            return true;
        }

        @Override
        public boolean writable(Path folder) {
            return true;
        }

        @Override
        public List<Path> files(Path folder) {
            return List.of(folder.resolve("secrets.key"), folder.resolve("deskhand.db"));
        }

        @Override
        public Optional<String> permissions(Path file) {
            return Optional.of("rw-------");
        }

        @Override
        public Optional<String> modelsUnusable() {
            return Optional.empty();
        }

        @Override
        public Optional<String> unreachable(URI address) {
            return Optional.empty();
        }
    }

    @Test
    void withoutSentenceModelsTheBotsStillWorkAndTheDoctorTellsWhy() {
        Machine machine =
                new GoodMachine() {
                    @Override
                    public Optional<String> modelsUnusable() {
                        return Optional.of("no library for this machine.");
                    }
                };
        assertThat(of("sentence models", run(machine, PLAIN)))
                .satisfies(finding -> {
                    assertThat(finding.verdict()).isEqualTo(Finding.Verdict.WARN);
                    assertThat(finding.words())
                            .contains("by words alone")
                            .contains("no library for this machine");
                });
    }

    @Test
    void aSoundMachineHasNothingButOk() {
        assertThat(run(new GoodMachine(), PLAIN))
                .isNotEmpty()
                .allMatch(finding -> finding.verdict() == Finding.Verdict.OK);
    }

    @Test
    void aKeyFileThatOthersMayReadFailsWithTheCommandThatMendsIt() {
        Machine machine =
                new GoodMachine() {
                    @Override
                    public Optional<String> permissions(Path file) {
                        return Optional.of("rw-r--r--");
                    }
                };
        assertThat(of("key file", run(machine, PLAIN)))
                .satisfies(finding -> {
                    assertThat(finding.verdict()).isEqualTo(Finding.Verdict.FAIL);
                    assertThat(finding.words()).contains("secrets.key").contains("chmod 600");
                });
    }

    @Test
    void whatOnlyTheBuildNeedsIsAWarning() {
        Machine machine =
                new GoodMachine() {
                    @Override
                    public Optional<String> versionOf(String program) {
                        return program.equals("node") ? Optional.of("v18.1.0") : Optional.empty();
                    }
                };
        List<Finding> findings = run(machine, PLAIN);
        assertThat(of("Node.js", findings).line()).startsWith("warn").contains("too old");
        assertThat(of("npm", findings).verdict()).isEqualTo(Finding.Verdict.WARN);
        assertThat(of("Chromium", findings).verdict()).isEqualTo(Finding.Verdict.WARN);
    }

    @Test
    void theProblemsOfTheConfigurationAreShownAndTheOtherLooksStillTaken() {
        List<Finding> findings =
                new Checkup(new GoodMachine())
                        .run(
                                () -> {
                                    throw new Failure("unknown key prot on line 3");
                                },
                                DEMO,
                                List.of("chromium"));
        assertThat(of("configuration", findings).line())
                .startsWith("FAIL")
                .contains("unknown key prot on line 3");
        assertThat(of("JDK", findings).verdict()).isEqualTo(Finding.Verdict.OK);
    }

    @Test
    void anEndpointIsTriedOnlyWhenTheConfigurationNamesOne() {
        Machine machine =
                new GoodMachine() {
                    @Override
                    public Optional<String> unreachable(URI address) {
                        return Optional.of("connection refused");
                    }
                };
        assertThat(run(machine, PLAIN)).noneMatch(f -> f.subject().equals("endpoint"));
        ServerFacts configured =
                new ServerFacts(8080, DATA, List.of(URI.create("http://127.0.0.1:8090")));
        assertThat(of("endpoint", run(machine, configured)).line())
                .startsWith("FAIL")
                .contains("http://127.0.0.1:8090")
                .contains("connection refused");
    }

    private static List<Finding> run(Machine machine, ServerFacts facts) {
        return new Checkup(machine).run(() -> facts, DEMO, List.of("chromium"));
    }

    private static Finding of(String subject, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }
}
