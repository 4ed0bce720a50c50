package dev.deskhand.zendesk.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The library as a module: what it needs, and what it shows. */
class ModuleTest {

    private static final Path CLASSES = classes();

    private static Path classes() {
        try {
            return Path.of(
                    Channel.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static ModuleDescriptor descriptor() {
        Set<ModuleReference> found = ModuleFinder.of(CLASSES).findAll();
        assertThat(found).hasSize(1);
        return found.iterator().next().descriptor();
    }

    @Test
    void everyPackageWithAPublicClassIsExported() throws IOException {
        Set<String> withPublicClasses = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                String name = CLASSES.relativize(file).toString().replace('/', '.');
                name = name.substring(0, name.length() - ".class".length());
                if (!name.equals("module-info") && isPublic(name)) {
                    withPublicClasses.add(name.substring(0, name.lastIndexOf('.')));
                }
            }
        }

        assertThat(descriptor().exports().stream().map(ModuleDescriptor.Exports::source))
                .containsExactlyInAnyOrderElementsOf(withPublicClasses);
        assertThat(descriptor().name()).isEqualTo("dev.deskhand.zendesk.chat");
    }

    private static boolean isPublic(String name) {
        try {
            return Modifier.isPublic(
                    Class.forName(name, false, ModuleTest.class.getClassLoader()).getModifiers());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void itRunsWithJacksonAndTheLoggingApiAlone() {
        assertThat(
                        descriptor().requires().stream()
                                .filter(r ->
                                        !r.modifiers()
                                                .contains(
                                                        ModuleDescriptor.Requires.Modifier.STATIC))
                                .map(ModuleDescriptor.Requires::name))
                .containsExactlyInAnyOrder(
                        "java.base",
                        "java.net.http",
                        "org.slf4j",
                        "tools.jackson.core",
                        "tools.jackson.databind");
    }

    /** Over the jars of the test's class path, of which the module path takes what it needs. */
    @Test
    void itsModulesAreFoundAndFitTogether() {
        Path[] jars =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> entry.contains("jackson") || entry.contains("slf4j-api"))
                        .map(Path::of)
                        .toArray(Path[]::new);
        Configuration resolved =
                ModuleLayer.boot()
                        .configuration()
                        .resolve(
                                ModuleFinder.of(CLASSES),
                                ModuleFinder.of(jars),
                                Set.of("dev.deskhand.zendesk.chat"));

        assertThat(resolved.modules().stream().map(m -> m.name()).collect(Collectors.toSet()))
                .contains("dev.deskhand.zendesk.chat", "tools.jackson.databind", "org.slf4j");
    }
}
