package dev.deskhand.zendesk.chat.message;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/** Tells a structured message in plain text: addresses in full, replies as options. */
final class DerivedFallback {

    private static final String CUT = "\u2026";

    private final StringJoiner lines = new StringJoiner("\n");
    private final Set<String> options = new LinkedHashSet<>();

    DerivedFallback line(String text) {
        lines.add(text);
        return this;
    }

    DerivedFallback line(URI url) {
        return line(url.toString());
    }

    DerivedFallback reply(String value) {
        options.add(Options.from(value));
        return this;
    }

    DerivedFallback button(Button button) {
        return switch (button.action()) {
            case Action.Reply(String value) -> reply(value);
            case Action.Link(URI url) -> line(button.text() + ": " + url);
        };
    }

    DerivedFallback card(PanelCard card) {
        line(card.heading());
        card.paragraph().ifPresent(this::line);
        card.image().ifPresent(this::line);
        card.link().ifPresent(this::line);
        card.buttons().forEach(this::button);
        return this;
    }

    DerivedFallback item(ListItem item) {
        line(item.heading()).line(item.paragraph());
        item.image().ifPresent(this::line);
        return line(item.link());
    }

    /** What is longer than a message may be is cut, and ends with an ellipsis then. */
    Fallback made() {
        String text = lines.toString();
        int most = MessageLimit.TEXT.most();
        return new Fallback(
                Graphemes.count(text) <= most ? text : Graphemes.first(text, most - 1) + CUT,
                List.copyOf(options));
    }
}
