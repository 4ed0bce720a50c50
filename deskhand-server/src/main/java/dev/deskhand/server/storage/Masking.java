package dev.deskhand.server.storage;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.server.bot.Why;
import dev.deskhand.server.conversation.PersonalValue;
import dev.deskhand.server.conversation.TranscriptEntry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hides personal values wherever they stand in a conversation, each behind its entity's name in
 * square brackets. Only whole words are hidden: the "5" that somebody said is not in "25".
 */
final class Masking {
    /** Fields of a stored message that are no words. */
    private static final Set<String> NO_WORDS = Set.of("v", "type", "kind", "action");

    /** Brackets would make an address one that cannot be read back. */
    private static final String IN_ADDRESSES = "hidden";

    private static final Pattern ADDRESS = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:\\S+");

    /** Hides nothing. */
    static final Masking NONE = new Masking(List.of());

    private record Mask(Pattern words, Pattern inAddresses, String name) {
        static Mask of(PersonalValue value) {
            String coded = URLEncoder.encode(value.words(), StandardCharsets.UTF_8);
            return new Mask(
                    whole(Pattern.quote(value.words())),
                    whole(
                            Pattern.quote(value.words())
                                    + "|"
                                    + Pattern.quote(coded)
                                    + "|"
                                    + Pattern.quote(coded.replace("+", "%20"))),
                    Matcher.quoteReplacement("[" + value.entity() + "]"));
        }

        private static Pattern whole(String words) {
            return Pattern.compile(
                    "(?<![\\p{L}\\p{N}])(?:" + words + ")(?![\\p{L}\\p{N}])",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        }
    }

    private final List<Mask> masks;

    /**
     * @param values the longest first
     */
    Masking(List<PersonalValue> values) {
        masks = values.stream().map(Mask::of).toList();
    }

    String text(String text) {
        String masked = text;
        for (Mask mask : masks) {
            masked = mask.words.matcher(masked).replaceAll(mask.name);
        }
        return masked;
    }

    TranscriptEntry entry(TranscriptEntry entry) {
        if (masks.isEmpty()) {
            return entry;
        }
        return new TranscriptEntry(
                entry.number(),
                entry.at(),
                entry.kind(),
                entry.speaker(),
                entry.speakerName(),
                text(entry.text()),
                entry.quickReplies().stream().map(this::text).toList(),
                entry.message().map(this::message),
                entry.delivery(),
                entry.deliveryReason(),
                entry.stateChange(),
                entry.why().map(this::why),
                entry.readWith());
    }

    private Why why(Why why) {
        return new Why(
                why.rule(),
                why.outcome(),
                why.node(),
                why.score(),
                why.language(),
                text(why.understood()),
                why.understoodBy(),
                why.candidates(),
                why.values().stream()
                        .map(value ->
                                new Why.Value(
                                        value.entity(), text(value.value()), text(value.words())))
                        .toList(),
                why.path());
    }

    private BotMessage message(BotMessage message) {
        JsonNode masked = masked(StoredMessages.JSON.readTree(StoredMessages.write(message)));
        return StoredMessages.read(masked.toString());
    }

    private JsonNode masked(JsonNode node) {
        if (node.isString()) {
            String text = node.asString();
            boolean address = ADDRESS.matcher(text).matches();
            return StoredMessages.JSON
                    .getNodeFactory()
                    .stringNode(address ? address(text) : text(text));
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = StoredMessages.JSON.createArrayNode();
            array.forEach(each -> copy.add(masked(each)));
            return copy;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = StoredMessages.JSON.createObjectNode();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                boolean words = !NO_WORDS.contains(field.getKey());
                copy.set(field.getKey(), words ? masked(field.getValue()) : field.getValue());
            }
            return copy;
        }
        return node;
    }

    private String address(String address) {
        String masked = address;
        for (Mask mask : masks) {
            masked = mask.inAddresses.matcher(masked).replaceAll(IN_ADDRESSES);
        }
        return masked;
    }
}
