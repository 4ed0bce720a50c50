package dev.deskhand.emulator.graphql;

import dev.deskhand.emulator.account.Refused;
import graphql.schema.DataFetchingEnvironment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Relay's pages: first/after counts from the front, last/before from the back; none of them gives
 * all.
 */
final class Paging {

    private static final String PREFIX = "position:";

    private Paging() {}

    static Map<String, Object> page(
            List<Map<String, Object>> nodes, DataFetchingEnvironment environment) {
        Map<String, Object> asked = environment.getArguments();
        int from = asked.get("after") instanceof String after ? position(after) + 1 : 0;
        int to = asked.get("before") instanceof String before ? position(before) : nodes.size();
        from = Math.clamp(from, 0, nodes.size());
        to = Math.clamp(to, from, nodes.size());
        if (asked.get("first") instanceof Integer first) {
            to = Math.min(to, from + count("first", first));
        }
        if (asked.get("last") instanceof Integer last) {
            from = Math.max(from, to - count("last", last));
        }
        List<Map<String, Object>> edges = new ArrayList<>();
        for (int i = from; i < to; i++) {
            edges.add(Map.of("cursor", cursor(i), "node", nodes.get(i)));
        }
        Map<String, @Nullable Object> info = new LinkedHashMap<>();
        info.put("hasPreviousPage", from > 0);
        info.put("hasNextPage", to < nodes.size());
        info.put("startCursor", from < to ? cursor(from) : null);
        info.put("endCursor", from < to ? cursor(to - 1) : null);
        return Map.of("edges", edges, "pageInfo", info);
    }

    private static int count(String name, int value) {
        if (value < 0) {
            throw new Refused(Refused.Kind.INVALID, "invalid", name + " must not be negative.");
        }
        return Math.min(value, 1_000_000);
    }

    private static String cursor(int position) {
        return Base64.getEncoder()
                .encodeToString((PREFIX + position).getBytes(StandardCharsets.UTF_8));
    }

    private static int position(String cursor) {
        try {
            String text = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.startsWith(PREFIX)) {
                return Integer.parseInt(text.substring(PREFIX.length()));
            }
        } catch (IllegalArgumentException e) {
            throw notACursor(cursor, e);
        }
        throw notACursor(cursor, null);
    }

    private static Refused notACursor(String cursor, @Nullable Throwable cause) {
        Refused refused =
                new Refused(
                        Refused.Kind.INVALID,
                        "invalid_cursor",
                        "\"" + cursor + "\" is not a cursor of this list.");
        if (cause != null) {
            refused.addSuppressed(cause);
        }
        return refused;
    }
}
