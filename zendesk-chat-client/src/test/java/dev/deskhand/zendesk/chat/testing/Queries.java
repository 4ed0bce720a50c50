package dev.deskhand.zendesk.chat.testing;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringTokenizer;

/** Reads the query of a URL as a browser's server would. */
final class Queries {

    private Queries() {}

    static Map<String, String> of(URI url) {
        Map<String, String> values = new LinkedHashMap<>();
        for (StringTokenizer items = new StringTokenizer(url.getRawQuery(), "&");
                items.hasMoreTokens(); ) {
            String item = items.nextToken();
            int equals = item.indexOf('=');
            values.put(
                    item.substring(0, equals),
                    URLDecoder.decode(item.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return values;
    }
}
