package dev.deskhand.app.doctor;

import dev.deskhand.app.Failure;
import dev.deskhand.app.Parts.ServerFacts;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Goes through everything that Deskhand leans on, from the JDK to the files it has written. */
public final class Checkup {
    private static final int NEEDED_JAVA = 25;
    private static final int DEMO_PORT = 8080;
    private static final int DEMO_EMULATOR_PORT = 8090;

    private final Machine machine;

    public Checkup(Machine machine) {
        this.machine = machine;
    }

    /**
     * @param facts reads the configuration; may throw a {@link Failure} with its problems
     * @param demoData the folder of the demo
     * @param chromium candidates for the browser of the browser tests, paths or names
     */
    public List<Finding> run(Supplier<ServerFacts> facts, Path demoData, List<String> chromium) {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(node());
        findings.add(npm());
        findings.add(browser(chromium));
        findings.add(port(DEMO_PORT, "the demo's console", "--port"));
        findings.add(port(DEMO_EMULATOR_PORT, "the emulator", "--emulator-port"));
        findings.add(models());
        findings.add(folder("demo data", demoData));
        findings.addAll(configuration(facts));
        return findings;
    }

    private Finding java() {
        int feature = machine.javaFeature();
        if (feature < NEEDED_JAVA) {
            return Finding.fail(
                    "JDK",
                    "Java %d runs this; Deskhand needs %d or newer: set JAVA_HOME to one"
                            .formatted(feature, NEEDED_JAVA));
        }
        return machine.javaCompiler()
                ? Finding.ok("JDK", "Java " + feature)
                : Finding.warn(
                        "JDK",
                        "Java %d without a compiler: runs Deskhand, but cannot build it; set JAVA_HOME to a JDK"
                                .formatted(feature));
    }

    private Finding node() {
        return machine.versionOf("node")
                .map(version -> nodeOfVersion(version.strip()))
                .orElseGet(() ->
                        Finding.warn(
                                "Node.js",
                                "not found; only building the console needs it: install Node.js 20.19 or newer"));
    }

    private static Finding nodeOfVersion(String version) {
        String[] parts = version.replaceFirst("^v", "").split("\\.", 3);
        try {
            int major = Integer.parseInt(parts[0]);
            int minor = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
            if (major > 20 || (major == 20 && minor >= 19)) {
                return Finding.ok("Node.js", version);
            }
            return Finding.warn(
                    "Node.js",
                    version + " is too old to build the console: install 20.19 or newer");
        } catch (NumberFormatException e) {
            return Finding.warn(
                    "Node.js", "says its version is '" + version + "', which is not understood");
        }
    }

    private Finding npm() {
        return machine.versionOf("npm")
                .map(version -> Finding.ok("npm", version.strip()))
                .orElseGet(() ->
                        Finding.warn(
                                "npm",
                                "not found; only building the console needs it: it comes with Node.js"));
    }

    private Finding browser(List<String> candidates) {
        for (String candidate : candidates) {
            Optional<String> version = machine.versionOf(candidate);
            if (version.isPresent()) {
                return Finding.ok("Chromium", version.get().strip());
            }
        }
        return Finding.warn(
                "Chromium",
                "not found; only the browser tests need it: install Chromium or Chrome, or name one in DESKHAND_CHROMIUM");
    }

    private Finding port(int port, String what, String option) {
        String subject = "port " + port;
        return machine.portFree(port)
                ? Finding.ok(subject, "free for " + what)
                : Finding.warn(
                        subject,
                        "in use, by Deskhand itself or another program; in the latter case give %s another one (%s)"
                                .formatted(what, option));
    }

    private Finding models() {
        return machine.modelsUnusable()
                .map(why ->
                        Finding.warn(
                                "sentence models",
                                "bots understand by words alone here, as with understanding.profile = lexical: "
                                        + why))
                .orElseGet(() -> Finding.ok("sentence models", "can be used"));
    }

    private Finding folder(String subject, Path folder) {
        return machine.writable(folder)
                ? Finding.ok(subject, folder + " can be written to")
                : Finding.fail(
                        subject,
                        folder
                                + " cannot be written to: change its owner, or choose another folder");
    }

    private List<Finding> configuration(Supplier<ServerFacts> source) {
        ServerFacts facts;
        try {
            facts = source.get();
        } catch (Failure e) {
            return List.of(Finding.fail("configuration", e.getMessage()));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok("configuration", "read without problems"));
        if (facts.port() != 0 && facts.port() != DEMO_PORT) {
            findings.add(port(facts.port(), "the server", "listen.port"));
        }
        findings.add(folder("data", facts.dataFolder()));
        findings.addAll(keyFiles(facts.dataFolder()));
        facts.configuredEndpoints().forEach(endpoint -> findings.add(endpoint(endpoint)));
        return findings;
    }

    /** Whoever can read a key file can read every token in the database. */
    private List<Finding> keyFiles(Path folder) {
        return machine.files(folder).stream()
                .filter(Checkup::isKeyFile)
                .map(this::keyFile)
                .toList();
    }

    private static boolean isKeyFile(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".key");
    }

    private Finding keyFile(Path file) {
        return machine.permissions(file)
                .filter(mode -> !mode.endsWith("------"))
                .map(mode ->
                        Finding.fail(
                                "key file",
                                "%s may be read by others (%s): chmod 600 it"
                                        .formatted(file, mode)))
                .orElseGet(() -> Finding.ok("key file", file + " is its owner's alone"));
    }

    private Finding endpoint(URI address) {
        return machine.unreachable(address)
                .map(why ->
                        Finding.fail(
                                "endpoint",
                                "%s cannot be reached (%s): is the address right, and does a firewall let it through?"
                                        .formatted(address, why)))
                .orElseGet(() -> Finding.ok("endpoint", address + " can be reached"));
    }
}
