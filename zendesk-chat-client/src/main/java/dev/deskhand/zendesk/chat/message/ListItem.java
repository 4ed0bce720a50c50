package dev.deskhand.zendesk.chat.message;

import java.net.URI;
import java.util.Optional;

/**
 * A line of a list. Heading, paragraph and link are all needed, by the rules of Zendesk's Web SDK
 * for what a window can show.
 *
 * @param heading 1 to 999 characters ({@link MessageLimit#HEADING})
 * @param paragraph 1 to 999 characters ({@link MessageLimit#PARAGRAPH})
 * @param image absolute, http or https
 * @param link what a press opens; absolute, http or https
 */
public record ListItem(String heading, String paragraph, Optional<URI> image, URI link) {

    public ListItem {
        MessageLimit.HEADING.check(heading);
        MessageLimit.PARAGRAPH.check(paragraph);
        image.ifPresent(WebAddress::check);
        WebAddress.check(link);
    }
}
