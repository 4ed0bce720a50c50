package dev.deskhand.zendesk.chat.operation;

import dev.deskhand.zendesk.chat.ChannelId;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Adds tags to the chat of a channel that the agent serves now. They end up on the ticket that
 * Zendesk makes of the chat, where the account makes tickets of chats. No public program was seen
 * to take a tag away again.
 *
 * @param tags at least one, each of ASCII letters, digits, {@code -} and {@code _}, as Zendesk's
 *     schema pages demand
 */
public record AddTags(ChannelId channel, List<String> tags) implements Operation<Acknowledgement> {

    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_-]+");

    public AddTags {
        tags = List.copyOf(tags);
        if (tags.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no tag to add; name at least one, or do not ask");
        }
        List<String> bad = tags.stream().filter(tag -> !isTag(tag)).toList();
        if (!bad.isEmpty()) {
            throw new IllegalArgumentException(
                    "Zendesk takes tags of the letters A to Z, digits, '-' and '_' only; not so: "
                            + bad
                            + ". Spell them with those, such as with '_' for a space");
        }
    }

    /** Whether Zendesk takes a text as a tag. */
    public static boolean isTag(String text) {
        return TAG.matcher(text).matches();
    }

    @Override
    public String document() {
        return "mutation { addTags"
                + new Arguments().string("channel_id", channel.value()).strings("tags", tags)
                + " { success } }";
    }

    @Override
    public Step<Acknowledgement> read(JsonNode data) {
        return Fields.acknowledgement(data, "addTags");
    }
}
