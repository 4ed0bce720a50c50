package dev.deskhand.emulator.account;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Ids as Zendesk Chat shows them: base64 of {@code [["localId","7"],["type","AGENT"]]}; opaque to
 * clients.
 */
public final class GlobalId {

    /** What an id can name. */
    public enum Type {
        AGENT,
        DEPARTMENT,
        VISITOR,
        CHANNEL,
        CHAT_LOG
    }

    private static final String BEFORE = "[[\"localId\",\"";
    private static final String BETWEEN = "\"],[\"type\",\"";

    private GlobalId() {}

    static String of(Type type, long local) {
        return of(type, Long.toString(local));
    }

    static String of(Type type, String local) {
        String json = BEFORE + local + BETWEEN + type + "\"]]";
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The local number inside an id made here; -1 for ids that hold none, such as the one of
     * triggers.
     */
    public static long local(String id) {
        String json = new String(Base64.getDecoder().decode(id), StandardCharsets.UTF_8);
        String local = json.substring(BEFORE.length(), json.indexOf(BETWEEN));
        return local.chars().allMatch(Character::isDigit) ? Long.parseLong(local) : -1;
    }
}
