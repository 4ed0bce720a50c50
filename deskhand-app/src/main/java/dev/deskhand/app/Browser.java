package dev.deskhand.app;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Opens a page for the person, where there is a screen. */
interface Browser {
    /** Answers whether a browser was asked to open the page. */
    boolean open(URI page);

    /**
     * Goes by the operating system's own opener; none on a Unix without a display. Java's Desktop
     * class would do too, but loads half a window toolkit first.
     */
    static Browser ofThisMachine(Map<String, String> environment) {
        return page ->
                opener(environment, System.getProperty("os.name", ""))
                        .map(opener -> start(opener, page))
                        .orElse(false);
    }

    static Optional<String> opener(Map<String, String> environment, String operatingSystem) {
        if (operatingSystem.toLowerCase(Locale.ROOT).startsWith("mac")) {
            return Optional.of("open");
        }
        boolean screen =
                environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        return screen ? onPath(environment, List.of("xdg-open")) : Optional.empty();
    }

    /** The first of the names that is an executable file in a folder of {@code PATH}, whole. */
    static Optional<String> onPath(Map<String, String> environment, List<String> names) {
        List<String> folders =
                List.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1));
        return names.stream()
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static boolean start(String opener, URI page) {
        try {
            new ProcessBuilder(opener, page.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            // The page's address is printed as well, so nothing is lost.
            return false;
        }
    }
}
