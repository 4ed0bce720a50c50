package dev.deskhand.zendesk.chat.message;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A card: alone it is a panel, with others a carousel.
 *
 * @param heading 1 to 999 characters ({@link MessageLimit#HEADING})
 * @param paragraph 1 to 999 characters ({@link MessageLimit#PARAGRAPH})
 * @param image absolute, http or https; size and format that Zendesk takes are not documented
 * @param link what a press on the card itself opens; absolute, http or https
 * @param buttons at most 3 ({@link MessageLimit#PANEL_BUTTONS}). Zendesk's pages differ in whether
 *     a panel's buttons may reply or only link; programs in use have them reply
 */
public record PanelCard(
        String heading,
        Optional<String> paragraph,
        Optional<URI> image,
        Optional<URI> link,
        List<Button> buttons) {

    public PanelCard {
        MessageLimit.HEADING.check(heading);
        paragraph.ifPresent(MessageLimit.PARAGRAPH::check);
        image.ifPresent(WebAddress::check);
        link.ifPresent(WebAddress::check);
        buttons = List.copyOf(buttons);
        MessageLimit.PANEL_BUTTONS.check(buttons);
    }

    /** A card with a heading alone. */
    public static PanelCard of(String heading) {
        return new PanelCard(
                heading, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /** The same card with a paragraph. */
    public PanelCard withParagraph(String text) {
        return new PanelCard(heading, Optional.of(text), image, link, buttons);
    }

    /** The same card with an image. */
    public PanelCard withImage(URI url) {
        return new PanelCard(heading, paragraph, Optional.of(url), link, buttons);
    }

    /** The same card with an address that it opens. */
    public PanelCard withLink(URI url) {
        return new PanelCard(heading, paragraph, image, Optional.of(url), buttons);
    }

    /** The same card with these buttons in place of its own. */
    public PanelCard withButtons(List<Button> others) {
        return new PanelCard(heading, paragraph, image, link, others);
    }
}
