package dev.deskhand.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The console's files from the class path, and our pages' style sheet. Each address that is no file
 * is a page within the console, so it gets the console's index.
 */
final class ConsoleFiles {
    /** The route that takes every address that is left. */
    static final String ANY = "/<path>";

    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_-]+(?:[./][A-Za-z0-9_-]+)*");
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("json", "application/json; charset=utf-8"),
                    Map.entry("webmanifest", "application/manifest+json"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("txt", "text/plain; charset=utf-8"));

    private final Optional<String> root;

    /**
     * @param root the folder on the class path that holds {@code index.html}; empty: this build has
     *     no console
     */
    ConsoleFiles(Optional<String> root) {
        this.root = root;
    }

    /** To be called last: it takes every address that is left. */
    void register(RoutesConfig routes) {
        routes.get("/pages/page.css", ConsoleFiles::styleSheet, Access.OPEN);
        routes.get("/", this::index, Access.OPEN);
        routes.get(ANY, this::file, Access.OPEN);
    }

    /**
     * Whether the console has nothing at this address, whatever its route matches.
     *
     * @param path without the slash that it begins with
     */
    static boolean isOfTheApi(String path) {
        return path.equals("api")
                || path.startsWith("api/")
                || path.startsWith("health/")
                || path.startsWith("third_party");
    }

    private static void styleSheet(Context ctx) {
        ctx.contentType("text/css; charset=utf-8");
        ctx.header("Cache-Control", "max-age=3600");
        ctx.result(InfoRoutes.resource("/pages/page.css"));
    }

    private void file(Context ctx) {
        String path = ctx.pathParam("path");
        if (isOfTheApi(path)) {
            throw new NotFoundResponse();
        }
        Optional<byte[]> file = FILE.matcher(path).matches() ? read(path) : Optional.empty();
        if (file.isPresent()) {
            ctx.contentType(TYPES.getOrDefault(extension(path), ""));
            // Built files carry their content's hash in their names.
            ctx.header(
                    "Cache-Control",
                    path.startsWith("assets/")
                            ? "public, max-age=31536000, immutable"
                            : "no-cache");
            ctx.result(file.get());
        } else if (TYPES.containsKey(extension(path))) {
            throw new NotFoundResponse();
        } else {
            index(ctx);
        }
    }

    private void index(Context ctx) {
        Optional<byte[]> index = read("index.html");
        if (index.isEmpty()) {
            new Page("This build has no console", false)
                    .paragraph(
                            "The server runs and its API answers, but the console's pages were not"
                                    + " built into it. Build the whole project, or use the API: its"
                                    + " description is at /api/openapi.json.")
                    .answer(ctx, 200);
            return;
        }
        ctx.contentType("text/html; charset=utf-8");
        ctx.header("Cache-Control", "no-cache");
        ctx.result(index.get());
    }

    private Optional<byte[]> read(String path) {
        if (root.isEmpty() || !TYPES.containsKey(extension(path))) {
            return Optional.empty();
        }
        try (InputStream in =
                ConsoleFiles.class.getResourceAsStream("/" + root.get() + "/" + path)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String extension(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
    }
}
