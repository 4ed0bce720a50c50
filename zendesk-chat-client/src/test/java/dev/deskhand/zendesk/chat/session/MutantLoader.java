package dev.deskhand.zendesk.chat.session;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The session's package once more, with one class changed: the changed source is compiled in
 * memory, and all classes of the package, the simulation's too, are defined anew by this loader.
 */
final class MutantLoader extends ClassLoader {

    private static final String PACKAGE = "dev.deskhand.zendesk.chat.session.";

    private final Map<String, byte[]> changed;

    private MutantLoader(Map<String, byte[]> changed) {
        super(MutantLoader.class.getClassLoader());
        this.changed = changed;
    }

    /** The simulation, over the mutant. */
    static LongFunction<?> simulationOf(Mutant mutant) throws ReflectiveOperationException {
        Class<?> runner = new MutantLoader(compile(mutant)).loadClass(PACKAGE + "SimulationRunner");
        return (LongFunction<?>) runner.getConstructor().newInstance();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(PACKAGE)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            byte[] bytes = changed.containsKey(name) ? changed.get(name) : bytesOf(name);
            return defineClass(name, Objects.requireNonNull(bytes), 0, bytes.length);
        }
    }

    private byte[] bytesOf(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    // ---- compiling

    private static Map<String, byte[]> compile(Mutant mutant) {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        StringWriter words = new StringWriter();
        Map<String, ByteArrayOutputStream> classes = new HashMap<>();
        try (StandardJavaFileManager standard = compiler.getStandardFileManager(null, null, null);
                JavaFileManager files = new InMemory(standard, classes)) {
            List<String> options = List.of("-nowarn", "-proc:none", "-classpath", classPath());
            boolean compiled =
                    compiler.getTask(words, files, null, options, null, List.of(source(mutant)))
                            .call();
            if (!compiled) {
                throw new AssertionError(mutant + " does not compile:\n" + words);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return classes.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().toByteArray()));
    }

    private static String classPath() {
        try {
            Path main =
                    Path.of(
                            SessionProtocol.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            return Stream.of(
                            main.toString(),
                            System.getProperty("java.class.path", ""),
                            System.getProperty("jdk.module.path", ""))
                    .filter(path -> !path.isEmpty())
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JavaFileObject source(Mutant mutant) throws IOException {
        Path file =
                Path.of(
                        System.getProperty("basedir", ""),
                        "src/main/java",
                        PACKAGE.replace('.', '/'),
                        mutant.where + ".java");
        String text = Files.readString(file);
        if (text.indexOf(mutant.original) < 0
                || text.indexOf(mutant.original) != text.lastIndexOf(mutant.original)) {
            throw new AssertionError(
                    "%s: %s has this not exactly once any more, adapt the mutant: %s"
                            .formatted(mutant, file, mutant.original));
        }
        String changed = text.replace(mutant.original, mutant.bug);
        return new SimpleJavaFileObject(
                URI.create("string:///" + mutant.where + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return changed;
            }
        };
    }

    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {

        private final Map<String, ByteArrayOutputStream> classes;

        InMemory(JavaFileManager standard, Map<String, ByteArrayOutputStream> classes) {
            super(standard);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("bytes:///" + name), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    classes.put(name, bytes);
                    return bytes;
                }
            };
        }
    }
}
