package dev.deskhand.emulator.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The emulator's web pages, straight from the class path; never cached, so that what is shown is
 * what is there.
 */
final class Pages {

    private static final Map<String, String> PAGES =
            Map.of(
                    "/", "index.html",
                    "/visitor", "visitor.html",
                    "/desk", "desk.html",
                    "/faults", "faults.html",
                    "/oauth2/authorizations/new", "consent.html",
                    "/oauth2/chat/authorizations/new", "consent.html");

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "json", "application/json; charset=utf-8",
                    "svg", "image/svg+xml",
                    "png", "image/png",
                    "ico", "image/x-icon",
                    "woff2", "font/woff2");

    void routes(RoutesConfig routes) {
        PAGES.forEach((path, file) -> routes.get(path, http -> serve(http, file)));
        routes.get("/pages/<file>", http -> serve(http, http.pathParam("file")));
    }

    private static void serve(Context http, String file) {
        String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
        if (type == null || !file.matches("[A-Za-z0-9_-]+([./][A-Za-z0-9_-]+)*")) {
            missing(http, file);
            return;
        }
        try (InputStream in = Pages.class.getResourceAsStream("/pages/" + file)) {
            if (in == null) {
                missing(http, file);
            } else {
                http.contentType(type).result(in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The page " + file + " cannot be read", e);
        }
    }

    private static void missing(Context http, String file) {
        Http.error(http, 404, "no_page", "There is no page \"" + file + "\".");
    }
}
