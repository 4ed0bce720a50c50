package dev.deskhand.emulator.graphql;

import dev.deskhand.emulator.account.Content;
import dev.deskhand.emulator.account.Option;
import dev.deskhand.emulator.account.Options;
import dev.deskhand.emulator.account.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns the arguments of the send mutations into what the visitor's side receives: the Web SDK's
 * payload, and a text for those who cannot show it. The numbers are those of Zendesk's help centre
 * ("Using structured messages").
 */
final class StructuredMessages {

    private static final int QUICK_REPLIES = 11;
    private static final int BUTTONS = 3;
    private static final int LIST_BUTTONS = 1;

    /** The mutations that write to a visitor. */
    static final List<String> MUTATIONS =
            List.of(
                    "sendMessage",
                    "sendQuickReplies",
                    "sendButtonTemplate",
                    "sendPanelTemplate",
                    "sendPanelTemplateCarousel",
                    "sendListTemplate");

    private final Options options;

    /** How strict it is depends on the account's options. */
    StructuredMessages(Options options) {
        this.options = options;
    }

    /** What one of the {@link #MUTATIONS} makes of its arguments. */
    Content content(String mutation, Map<String, Object> arguments) {
        return switch (mutation) {
            case "sendMessage" -> plain(arguments);
            case "sendQuickReplies" -> quickReplies(arguments);
            case "sendButtonTemplate" -> buttonTemplate(arguments);
            case "sendPanelTemplate" -> panelTemplate(arguments);
            case "sendPanelTemplateCarousel" -> carousel(arguments);
            case "sendListTemplate" -> listTemplate(arguments);
            default -> throw new IllegalArgumentException("no message is sent by " + mutation);
        };
    }

    private static Content plain(Map<String, Object> arguments) {
        List<String> options = strings(arguments.get("options"));
        return new Content(words(arguments, "msg"), options, null, text(arguments, "msg_id"));
    }

    private Content quickReplies(Map<String, Object> arguments) {
        List<Map<String, Object>> replies = objects(arguments.get("quick_replies"));
        limit("quick_replies", replies, 1, QUICK_REPLIES);
        String msg = words(arguments, "msg");
        Map<String, Object> payload = payload("QUICK_REPLIES");
        payload.put("msg", msg);
        payload.put("quick_replies", replies.stream().map(StructuredMessages::quickReply).toList());
        return content(arguments, msg, payload);
    }

    private Content buttonTemplate(Map<String, Object> arguments) {
        String msg = words(arguments, "msg");
        Map<String, Object> payload = payload("BUTTON_TEMPLATE");
        payload.put("msg", msg);
        putButtons(payload, arguments, 1, BUTTONS);
        return content(arguments, msg, payload);
    }

    private Content panelTemplate(Map<String, Object> arguments) {
        Map<String, Object> panel = object(arguments.get("panel"));
        return content(arguments, words(panel, "heading"), panelPayload(arguments));
    }

    private Content carousel(Map<String, Object> arguments) {
        List<Map<String, Object>> items = objects(arguments.get("items"));
        limit("items", items, 2, 10);
        Map<String, Object> payload = payload("PANEL_TEMPLATE_CAROUSEL");
        payload.put("items", items.stream().map(this::panelPayload).toList());
        String heading = words(object(items.getFirst().get("panel")), "heading");
        return content(arguments, heading, payload);
    }

    private Content listTemplate(Map<String, Object> arguments) {
        List<Map<String, Object>> items = objects(arguments.get("items"));
        limit("items", items, 2, 4);
        Map<String, Object> payload = payload("LIST_TEMPLATE");
        payload.put("items", items.stream().map(StructuredMessages::linked).toList());
        putButtons(payload, arguments, 0, LIST_BUTTONS);
        return content(arguments, words(items.getFirst(), "heading"), payload);
    }

    private Map<String, Object> panelPayload(Map<String, Object> template) {
        Map<String, Object> payload = payload("PANEL_TEMPLATE");
        payload.put("panel", linked(object(template.get("panel"))));
        putButtons(payload, template, 0, BUTTONS);
        return payload;
    }

    /** A panel or a list item; its action can only be a link, and bots do not say so. */
    private static Map<String, Object> linked(Map<String, Object> input) {
        Map<String, Object> output = new LinkedHashMap<>();
        for (String key : List.of("heading", "paragraph", "image_url")) {
            if (input.get(key) instanceof String value) {
                output.put(key, value);
            }
        }
        if (input.get("action") != null) {
            output.put("action", action("LINK_ACTION", object(input.get("action"))));
        }
        return output;
    }

    private void putButtons(
            Map<String, Object> payload, Map<String, Object> arguments, int least, int most) {
        if (arguments.get("buttons") == null) {
            return;
        }
        List<Map<String, Object>> buttons = objects(arguments.get("buttons"));
        limit("buttons", buttons, least, most);
        if (!buttons.isEmpty()) {
            payload.put("buttons", buttons.stream().map(this::button).toList());
        }
    }

    private static Map<String, Object> quickReply(Map<String, Object> input) {
        return pressed(input, "QUICK_REPLY_ACTION");
    }

    private Map<String, Object> button(Map<String, Object> input) {
        String type = text(object(input.get("action")), "type");
        if (type == null && options.is(Option.BUTTON_WITHOUT_TYPE, "refused")) {
            throw new Refused(
                    Refused.Kind.INVALID, "invalid", "The action of a button needs a type.");
        }
        return pressed(input, type == null ? "QUICK_REPLY_ACTION" : type);
    }

    private static Map<String, Object> pressed(Map<String, Object> input, String type) {
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("text", words(input, "text"));
        output.put("action", action(type, object(input.get("action"))));
        return output;
    }

    private static Map<String, Object> action(String type, Map<String, Object> input) {
        Map<String, Object> action = new LinkedHashMap<>();
        action.put("type", type);
        action.put("value", words(input, "value"));
        return action;
    }

    private static Content content(
            Map<String, Object> arguments, String shown, Map<String, Object> payload) {
        String text = shown;
        List<String> options = List.of();
        if (arguments.get("fallback") != null) {
            Map<String, Object> fallback = object(arguments.get("fallback"));
            text = words(fallback, "msg");
            options = strings(fallback.get("options"));
        }
        return new Content(text, options, payload, text(arguments, "msg_id"));
    }

    private static Map<String, Object> payload(String type) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("type", type);
        return payload;
    }

    private void limit(String name, List<?> items, int least, int most) {
        if ((items.size() < least || items.size() > most)
                && options.is(Option.STRUCTURED_LIMITS, "refused")) {
            throw new Refused(
                    Refused.Kind.INVALID,
                    "limit_exceeded",
                    "%s must hold %d to %d items; this one holds %d."
                            .formatted(name, least, most, items.size()));
        }
    }

    private static String words(Map<String, Object> input, String name) {
        String value = text(input, name);
        if (value == null || value.isBlank()) {
            throw new Refused(Refused.Kind.INVALID, "invalid", name + " must not be empty.");
        }
        return value;
    }

    private static @Nullable String text(Map<String, Object> input, String name) {
        return input.get(name) instanceof String value ? value : null;
    }

    // The schema has made sure of the shapes below before a resolver runs.

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> objects(@Nullable Object value) {
        return value == null ? List.of() : (List<Map<String, Object>>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<String> strings(@Nullable Object value) {
        return value == null ? List.of() : (List<String>) value;
    }
}
