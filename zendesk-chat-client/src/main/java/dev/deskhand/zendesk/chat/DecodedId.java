package dev.deskhand.zendesk.chat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is inside an opaque id. Agents' ids were seen to be base64 of a JSON list of pairs, such as
 * {@code [["localId","6717174888"],["type","AGENT"]]}; nothing promises that form, hence the
 * tolerance.
 *
 * @param type empty when the id names none
 */
public record DecodedId(String localId, String type) {

    private static final Pattern PAIR =
            Pattern.compile("\\[\\s*\"(localId|type)\"\\s*,\\s*\"?([^\"\\]]*)\"?\\s*]");

    /** Reads an opaque id; empty when it has another form. */
    public static Optional<DecodedId> of(String opaque) {
        String json;
        try {
            json = new String(Base64.getDecoder().decode(opaque), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        String localId = "";
        String type = "";
        Matcher pairs = PAIR.matcher(json);
        while (pairs.find()) {
            if (pairs.group(1).equals("localId")) {
                localId = pairs.group(2);
            } else {
                type = pairs.group(2);
            }
        }
        return localId.isEmpty() ? Optional.empty() : Optional.of(new DecodedId(localId, type));
    }

    /** The local id, or the opaque id itself when it has another form. */
    public static String localIdOf(String opaque) {
        return of(opaque).map(DecodedId::localId).orElse(opaque);
    }
}
