package dev.deskhand.zendesk.chat.message;

import java.net.URI;
import java.util.Locale;

/** What may stand as a link or an image in a visitor's window. */
final class WebAddress {

    private WebAddress() {}

    /** Refuses what a browser could run or cannot reach: no scripts, no data, no relative paths. */
    static URI check(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("https") || scheme.equals("http");
        if (!web || url.getRawAuthority() == null) {
            throw new IllegalArgumentException(
                    "A link or an image must be an absolute address that begins with https:// or"
                            + " http://, not one with "
                            + (scheme.isEmpty() ? "no scheme" : "'" + scheme + ":'")
                            + ". Write the address in full.");
        }
        MessageLimit.URL.check(url.toASCIIString());
        return url;
    }
}
