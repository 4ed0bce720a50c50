package dev.deskhand.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LauncherTest extends LaunchedCheckout {
    @Test
    void buildsAndRunsTheCommandFromAnyFolderThroughALinkAndWithSpacesInThePath() throws Exception {
        jdk("jdk-25", "25.0.3");
        Path link = Files.createSymbolicLink(temp.resolve("a link"), checkout.resolve("deskhand"));
        Path second =
                Files.createSymbolicLink(temp.resolve("second"), Path.of(link.getFileName() + ""));

        Ran ran = run(second, Map.of(), "demo", "--data", "my data");

        assertThat(ran.err()).contains("Building with the JDK in " + jvms.resolve("jdk-25"));
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .isEqualTo(
                        "java of jdk-25: [-jar] [%s] [demo] [--data] [my data]\n"
                                .formatted(
                                        checkout.toRealPath()
                                                .resolve("deskhand-app/target/deskhand.jar")));
    }

    @Test
    void runsTheCommandsForBotsForUnderstandingForChaosAndForMeasuring() throws Exception {
        jdk("jdk-25", "25.0.3");
        assertThat(run(Map.of(), "bot", "chat", "a b").out()).endsWith("[bot] [chat] [a b]\n");
        assertThat(run(Map.of(), "nlu", "evaluate").out()).endsWith("[nlu] [evaluate]\n");
        assertThat(run(Map.of(), "chaos", "--seed", "7").out()).endsWith("[chaos] [--seed] [7]\n");
        assertThat(run(Map.of(), "bench", "--seed", "7").out()).endsWith("[bench] [--seed] [7]\n");
    }

    @Test
    void doesNotBuildAgainUntilASourceChanges() throws Exception {
        jdk("jdk-25", "25.0.3");
        run(Map.of(), "demo");

        assertThat(run(Map.of(), "demo").err()).isEmpty();
        assertThat(builds()).hasSize(1);

        Path source = checkout.resolve("module/src/main/Some.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(run(Map.of(), "demo").err()).contains("Building");
        assertThat(builds()).hasSize(2);
    }

    @Test
    void buildsAgainWhenASourceWasDeleted() throws Exception {
        jdk("jdk-25", "25.0.3");
        run(Map.of(), "demo");
        Path folder = checkout.resolve("module/src/main");
        Files.delete(folder.resolve("Some.java"));
        Files.setLastModifiedTime(folder, FileTime.from(Instant.now().plusSeconds(60)));

        run(Map.of(), "demo");

        assertThat(builds()).hasSize(2);
    }

    @Test
    void passesOverAJavaHomeThatIsTooOld() throws Exception {
        Path old = jdk("jdk-17", "17.0.9");
        jdk("jdk-25", "25.0.3");

        Ran ran = run(Map.of("JAVA_HOME", old.toString()), "demo");

        assertThat(ran.out()).startsWith("java of jdk-25:");
    }

    @Test
    void takesJavaHomeFirst() throws Exception {
        jdk("jdk-25", "25.0.3");
        Path newer = jdk("zulu-26", "26");

        Ran ran = run(Map.of("JAVA_HOME", newer.toString()), "demo");

        assertThat(ran.out()).startsWith("java of zulu-26:");
    }

    @Test
    void passesOverARuntimeWithoutACompiler() throws Exception {
        Files.delete(jdk("jre-25", "25.0.3").resolve("bin/javac"));
        jdk("later-25", "25.0.3");

        assertThat(run(Map.of(), "demo").out()).startsWith("java of later-25:");
    }

    @Test
    void asksAJdkWithoutAReleaseFileForItsVersion() throws Exception {
        Files.delete(jdk("jdk-25", "25.0.3").resolve("release"));

        assertThat(run(Map.of(), "demo").out()).startsWith("java of jdk-25:");
    }

    @Test
    void saysInOneSentenceWhatToInstallWhenThereIsNoJdkAndNoneCanBeHad() throws Exception {
        Ran ran = run(Map.of(), "demo");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains("No JDK 25 or newer was found")
                .contains("Install a JDK 25 or newer")
                .contains("set JAVA_HOME");
        assertThat(builds()).isEmpty();
    }

    @Test
    void downloadsAJdkIntoTheCacheAndUsesItFromThenOn() throws Exception {
        offer(archive(), "");

        Ran first = run(Map.of(), "demo");
        assertThat(first.err()).contains("downloading Temurin 25 into " + temp.resolve("home"));
        assertThat(first.out()).startsWith("java of jdk-25.0.9+1:");

        jdkSite.removeContext("/jdk.tar.gz");
        assertThat(run(Map.of(), "demo").out()).startsWith("java of jdk-25.0.9+1:");
    }

    @Test
    void throwsADownloadWithAWrongChecksumAway() throws Exception {
        offer(archive(), "tampered with");

        Ran ran = run(Map.of(), "demo");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("does not have the checksum");
        try (Stream<Path> left = Files.list(temp.resolve("home/.cache/deskhand"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void showsTheErrorsOfAFailingBuildAndTheNextStepAndTriesAgainNextTime() throws Exception {
        jdk("jdk-25", "25.0.3");
        script(checkout.resolve("mvnw"), "echo '[ERROR] Some.java: missing semicolon'\nexit 1\n");

        for (int i = 0; i < 2; i++) {
            Ran ran = run(Map.of(), "demo");
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err())
                    .contains("missing semicolon")
                    .contains("The build failed")
                    .contains("run the same command again");
        }
    }

    @Test
    void answersAnUnknownCommandWithTheUsageAndTwo() throws Exception {
        Ran ran = run(Map.of(), "dmeo");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("There is no command 'dmeo'").contains("Usage: ./deskhand");
        assertThat(ran.out()).isEmpty();
        assertThat(run(Map.of()).code()).isEqualTo(2);
    }

    @Test
    void tellsVersionAndHelpWithoutAJdkOrABuild() throws Exception {
        assertThat(run(Map.of(), "--version")).isEqualTo(new Ran(0, "Deskhand 1.2.3\n", ""));
        Ran help = run(Map.of(), "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("demo", "doctor", "chaos", "--without-browser");
    }

    @Test
    void runsEveryCheckOnTestAndSkipsTheBrowserOnlyWhenAsked() throws Exception {
        jdk("jdk-25", "25.0.3");
        Path browser = script(temp.resolve("chrome"), "echo chrome\n");
        script(temp.resolve("bin/npm"), "echo \"npm $* $DESKHAND_CHROMIUM\"\n");

        Ran without = run(Map.of(), "test", "--without-browser");
        assertThat(without.code()).isZero();
        assertThat(without.out()).doesNotContain("npm");
        assertThat(without.err()).contains("left out, as asked for");
        assertThat(builds()).last().asString().contains("-B verify");

        Ran with = run(Map.of("DESKHAND_CHROMIUM", browser.toString()), "test");
        assertThat(with.code()).isZero();
        assertThat(with.out())
                .contains("npm --prefix " + checkout.toRealPath() + "/console run e2e " + browser);
    }

    @Test
    void failsOnTestWhenAModulesTestsFail() throws Exception {
        jdk("jdk-25", "25.0.3");
        script(checkout.resolve("mvnw"), "exit 1\n");

        Ran ran = run(Map.of(), "test", "--without-browser");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("Tests or checks failed");
    }

    /** The archive as the JDK's makers lay it out. */
    private byte[] archive() throws Exception {
        Path source = Files.createDirectories(temp.resolve("archive"));
        jdk(source, "jdk-25.0.9+1", "25.0.9");
        Path file = temp.resolve("jdk.tar.gz");
        Process tar =
                new ProcessBuilder(
                                "tar",
                                "-czf",
                                file.toString(),
                                "-C",
                                source.toString(),
                                "jdk-25.0.9+1")
                        .inheritIO()
                        .start();
        assertThat(tar.waitFor()).isZero();
        return Files.readAllBytes(file);
    }

    private void offer(byte[] archive, String addedAfterTheChecksum) throws Exception {
        String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
        String json =
                """
                [{"binary": {"architecture": "x64", "package": {
                    "checksum": "%s",
                    "link": "%s/jdk.tar.gz", "name": "jdk.tar.gz", "size": 1
                }}}]
                """
                        .formatted(sum, site());
        byte[] sent = (json + "\n").getBytes(StandardCharsets.UTF_8);
        serve("/v3/assets/latest/25/hotspot", sent);
        byte[] tail = addedAfterTheChecksum.getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[archive.length + tail.length];
        System.arraycopy(archive, 0, whole, 0, archive.length);
        System.arraycopy(tail, 0, whole, archive.length, tail.length);
        serve("/jdk.tar.gz", whole);
    }

    private void serve(String path, byte[] body) {
        jdkSite.createContext(
                path,
                exchange -> {
                    exchange.sendResponseHeaders(200, body.length);
                    try (var out = exchange.getResponseBody()) {
                        out.write(body);
                    }
                });
    }
}
