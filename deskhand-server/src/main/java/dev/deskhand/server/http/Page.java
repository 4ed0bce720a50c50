package dev.deskhand.server.http;

import io.javalin.http.Context;

/** A small page of our own, without scripts. Texts are escaped here and nowhere else. */
final class Page {
    private final String title;
    private final boolean good;
    private final StringBuilder body = new StringBuilder();

    /**
     * A page.
     *
     * @param good whether it tells of something that went well
     */
    Page(String title, boolean good) {
        this.title = title;
        this.good = good;
    }

    Page paragraph(String text) {
        body.append("<p>").append(escaped(text)).append("</p>\n");
        return this;
    }

    Page heading(String text) {
        body.append("<h2>").append(escaped(text)).append("</h2>\n");
        return this;
    }

    Page link(String address, String label, String remark) {
        body.append("<p class=\"link\"><a href=\"")
                .append(escaped(address))
                .append("\">")
                .append(escaped(label))
                .append("</a> <span>")
                .append(escaped(remark))
                .append("</span></p>\n");
        return this;
    }

    Page term(String name, String value) {
        body.append("<p class=\"term\"><span>")
                .append(escaped(name))
                .append("</span> <code>")
                .append(escaped(value))
                .append("</code></p>\n");
        return this;
    }

    void answer(Context ctx, int status) {
        ctx.status(status);
        ctx.header("Cache-Control", "no-store");
        ctx.html(
                """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s · Deskhand</title>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="/pages/page.css">
                </head>
                <body>
                <main class="%s">
                <p class="brand">Deskhand</p>
                <h1>%s</h1>
                %s</main>
                </body>
                </html>
                """
                        .formatted(escaped(title), good ? "good" : "bad", escaped(title), body));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
