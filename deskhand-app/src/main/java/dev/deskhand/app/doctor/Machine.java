package dev.deskhand.app.doctor;

import dev.deskhand.app.Ports;
import dev.deskhand.bot.understanding.EncoderUnavailableException;
import dev.deskhand.bot.understanding.Profile;
import dev.deskhand.bot.understanding.SentenceModels;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What the doctor asks the machine. A test answers in its place. */
public interface Machine {
    /** The feature number of the running Java, 25 for instance. */
    int javaFeature();

    /** Whether the compiler is there as well. */
    boolean javaCompiler();

    /** The first line that {@code program --version} prints; empty when it is not there. */
    Optional<String> versionOf(String program);

    boolean portFree(int port);

    /** Whether files can be made in the folder, or in the nearest one above that exists. */
    boolean writable(Path folder);

    /** The files directly in the folder; none when it is not there. */
    List<Path> files(Path folder);

    /** {@code rw-------} and the like; empty where the file system has no such thing. */
    Optional<String> permissions(Path file);

    /** Why no connection to the address can be opened; empty when one can. */
    Optional<String> unreachable(URI address);

    /** Why the sentence models of the default profile cannot be used; empty when they can. */
    Optional<String> modelsUnusable();

    /** This one. */
    final class Real implements Machine {
        private static final int CONNECT_MILLIS = 3_000;

        @Override
        public int javaFeature() {
            return Runtime.version().feature();
        }

        @Override
        public boolean javaCompiler() {
            return Files.isExecutable(Path.of(System.getProperty("java.home"), "bin", "javac"));
        }

        @Override
        public Optional<String> versionOf(String program) {
            try {
                Process process =
                        new ProcessBuilder(program, "--version")
                                .redirectError(ProcessBuilder.Redirect.DISCARD)
                                .start();
                process.getOutputStream().close();
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return Optional.empty();
                }
                String output =
                        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return process.exitValue() == 0 ? output.lines().findFirst() : Optional.empty();
            } catch (IOException e) {
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }

        @Override
        public boolean portFree(int port) {
            return Ports.free(port);
        }

        @Override
        public boolean writable(Path folder) {
            Path existing = folder.toAbsolutePath();
            while (existing != null && !Files.exists(existing)) {
                existing = existing.getParent();
            }
            return existing != null && takesFiles(existing);
        }

        /** Tries it: to root, every folder claims to be writable. */
        private static boolean takesFiles(Path folder) {
            try {
                Files.delete(Files.createTempFile(folder, ".deskhand", ".try"));
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public List<Path> files(Path folder) {
            if (!Files.isDirectory(folder)) {
                return List.of();
            }
            try (var files = Files.list(folder)) {
                return files.filter(Files::isRegularFile).sorted().toList();
            } catch (IOException e) {
                return List.of();
            }
        }

        @Override
        public Optional<String> permissions(Path file) {
            try {
                Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
                return Optional.of(PosixFilePermissions.toString(mode));
            } catch (IOException | UnsupportedOperationException e) {
                return Optional.empty();
            }
        }

        @Override
        public Optional<String> modelsUnusable() {
            try (SentenceModels models = new SentenceModels()) {
                models.prepare(Profile.FAST);
                return Optional.empty();
            } catch (EncoderUnavailableException e) {
                return Optional.ofNullable(e.getMessage());
            }
        }

        @Override
        public Optional<String> unreachable(URI address) {
            int port =
                    address.getPort() > 0
                            ? address.getPort()
                            : switch (address.getScheme()) {
                                case "http", "ws" -> 80;
                                default -> 443;
                            };
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address.getHost(), port), CONNECT_MILLIS);
                return Optional.empty();
            } catch (IOException e) {
                return Optional.of(e.toString());
            }
        }
    }
}
