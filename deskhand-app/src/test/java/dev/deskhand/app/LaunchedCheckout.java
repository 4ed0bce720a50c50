package dev.deskhand.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The real script in a tree of stand-ins: JDKs and a Maven wrapper that note their calls. */
abstract class LaunchedCheckout {
    private static final Path SCRIPT =
            Path.of(System.getProperty("deskhand.root", "..")).resolve("deskhand");

    @TempDir Path temp;
    Path checkout;
    Path jvms;
    HttpServer jdkSite;

    record Ran(int code, String out, String err) {}

    @BeforeEach
    void layOut() throws IOException {
        checkout = Files.createDirectories(temp.resolve("a check out"));
        jvms = Files.createDirectories(temp.resolve("jvms"));
        Files.createDirectories(temp.resolve("home"));
        Files.copy(SCRIPT, checkout.resolve("deskhand"));
        executable(checkout.resolve("deskhand"));
        Files.writeString(
                checkout.resolve("pom.xml"), "<project>\n  <version>1.2.3</version>\n</project>\n");
        Files.createDirectories(checkout.resolve("module/src/main"));
        Files.writeString(checkout.resolve("module/pom.xml"), "<project/>\n");
        Files.writeString(checkout.resolve("module/src/main/Some.java"), "class Some {}\n");
        script(
                checkout.resolve("mvnw"),
                """
                echo "mvnw $* with $JAVA_HOME" >>"$(dirname "$0")/mvnw.calls"
                echo "talk of the build"
                mkdir -p deskhand-app/target && : >deskhand-app/target/deskhand.jar
                """);
        jdkSite = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        jdkSite.start();
    }

    @AfterEach
    void stopSite() {
        jdkSite.stop(0);
    }

    /** A JDK of stand-ins; its java tells its own name and what it was called with. */
    Path jdk(String name, String version) throws IOException {
        return jdk(jvms, name, version);
    }

    static Path jdk(Path folder, String name, String version) throws IOException {
        Path home = folder.resolve(name);
        script(
                home.resolve("bin/java"),
                """
                if [ "$1" = -version ]; then
                    echo 'openjdk version "%s" 2026-04-21' >&2
                    exit
                fi
                for word in "$@"; do
                    case $word in -XX:AOTCacheOutput=*)
                        echo "$*" >>"$HOME/trials"
                        echo cache >"${word#*=}"
                        echo "ready {}"
                        exec sleep 60
                        ;;
                    esac
                done
                printf 'java of %s:'
                for word in "$@"; do
                    case $word in --*access*|-XX*) ;; *) printf ' [%%s]' "$word" ;; esac
                done
                echo
                """
                        .formatted(version, name));
        script(home.resolve("bin/javac"), "exit 0\n");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    List<String> builds() throws IOException {
        Path calls = checkout.resolve("mvnw.calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    Ran run(Map<String, String> environment, String... arguments) throws Exception {
        return run(checkout.resolve("deskhand"), environment, arguments);
    }

    Ran run(Path script, Map<String, String> environment, String... arguments) throws Exception {
        Path out = Files.createTempFile(temp, "out", "");
        Path err = Files.createTempFile(temp, "err", "");
        ProcessBuilder process = new ProcessBuilder(script.toString());
        process.command().addAll(List.of(arguments));
        process.directory(temp.resolve("home").toFile());
        Map<String, String> set = new HashMap<>();
        set.put("PATH", temp.resolve("bin") + ":" + toolsOnly());
        set.put("HOME", temp.resolve("home").toString());
        set.put("DESKHAND_JVM_FOLDERS", jvms.toString());
        set.put("DESKHAND_JDK_API", site());
        set.putAll(environment);
        process.environment().clear();
        process.environment().putAll(set);
        process.redirectOutput(out.toFile()).redirectError(err.toFile());
        Process running = process.start();
        assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ran(running.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** The system's tools without its JDKs: what the script needs, and nothing else. */
    private Path toolsOnly() throws IOException {
        Path tools = temp.resolve("tools");
        if (Files.exists(tools)) {
            return tools;
        }
        Files.createDirectories(tools);
        List<String> needed =
                List.of(
                        "sh dirname readlink sed head find mkdir rm mv cat tr cut tar gzip uname id sleep mktemp curl wget sha256sum shasum"
                                .split(" "));
        for (String name : needed) {
            for (Path tool : List.of(Path.of("/bin", name), Path.of("/usr/bin", name))) {
                if (Files.exists(tool) && !Files.exists(tools.resolve(name))) {
                    script(tools.resolve(name), "exec " + tool + " \"$@\"\n");
                }
            }
        }
        return tools;
    }

    static Path script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body);
        executable(file);
        return file;
    }

    static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    String site() {
        return "http://127.0.0.1:" + jdkSite.getAddress().getPort();
    }
}
