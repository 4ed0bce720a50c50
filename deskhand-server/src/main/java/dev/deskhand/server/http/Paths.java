package dev.deskhand.server.http;

import dev.deskhand.server.refusal.Refusal;
import dev.deskhand.server.refusal.Refusal.Kind;
import io.javalin.http.Context;

/** The parameters in a route's path. */
final class Paths {
    private Paths() {}

    /** The id of a business; whether there is one is the caller's to see. */
    static long business(Context ctx) {
        String text = ctx.pathParam("business_id");
        return number(text, Refusal.unknownBusiness(quoted(text)));
    }

    /** The id of a bot; whether there is one is the caller's to see. */
    static long bot(Context ctx) {
        String text = ctx.pathParam("bot_id");
        return number(
                text,
                new Refusal(
                        Kind.NOT_FOUND,
                        "unknown_bot",
                        "There is no bot with the id " + quoted(text) + "."));
    }

    /** The id of a conversation; whether there is one is the caller's to see. */
    static long conversation(Context ctx) {
        String text = ctx.pathParam("conversation_id");
        return number(text, unknownConversation(quoted(text)));
    }

    static Refusal unknownConversation(String id) {
        return new Refusal(
                Kind.NOT_FOUND,
                "unknown_conversation",
                "There is no conversation with the id " + id + ".");
    }

    static long number(String text, Refusal otherwise) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw otherwise;
        }
    }

    /** What somebody typed into an address, short enough to be repeated to them. */
    static String quoted(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9_.-]", "");
        return "'" + plain.substring(0, Math.min(40, plain.length())) + "'";
    }
}
