package dev.deskhand.server.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.Option;
import dev.deskhand.bot.dialogue.OptionPicker;
import dev.deskhand.zendesk.chat.message.Action;
import dev.deskhand.zendesk.chat.message.Button;
import dev.deskhand.zendesk.chat.message.ListItem;
import dev.deskhand.zendesk.chat.message.OutgoingMessage;
import dev.deskhand.zendesk.chat.message.PanelCard;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Whatever the bot says, Zendesk can show all of it. That every part keeps the limits is checked by
 * the client's own constructors, which throw.
 */
class RenderingPropertyTest {
    private static final int MESSAGES = 500;
    private static final Pattern WORD = Pattern.compile("q[a-z]{4,12}z");

    @Test
    void everyMessageIsShownWholeWithinTheLimits() {
        long seed = Long.getLong("deskhand.seed", new Random().nextLong());
        System.out.println("Random messages: -Ddeskhand.seed=" + seed);
        RandomMessages messages = new RandomMessages(new Random(seed));
        for (int number = 0; number < MESSAGES; number++) {
            BotMessage message = messages.next();
            check(message, "seed " + seed + ", message " + number);
        }
    }

    private static void check(BotMessage message, String what) {
        Rendering rendering = ZendeskChatRenderer.render(message);

        assertThat(rendering.parts()).as(what).isNotEmpty();
        Shown shown = new Shown();
        rendering.parts().forEach(part -> shown.add(part.outgoing()));
        assertThat(shown.texts).as(what).allMatch(BotMessage::saysSomething);
        assertThat(missing(wordsOf(message), shown)).as("words lost of %s", what).isEmpty();
        for (Option option : message.options()) {
            assertThat(isReachable(option, message.options(), shown))
                    .as("%s is reachable in %s", option, what)
                    .isTrue();
        }
        String all = String.join("", shown.texts);
        for (URI url : RandomMessages.addresses(message)) {
            assertThat(shown.addresses.contains(url) || all.contains(PlainForm.readable(url)))
                    .as("%s is reachable in %s", url, what)
                    .isTrue();
        }
        assertThat(shown.texts).as(what).noneMatch(RenderingPropertyTest::isTorn);
        for (Rendering.Part part : rendering.parts()) {
            Shown one = new Shown();
            one.add(part.outgoing());
            Shown plain = new Shown();
            plain.add(part.asText());
            assertThat(missing(words(String.join(" ", one.texts)), plain))
                    .as("words lost in the plain form of %s in %s", part, what)
                    .isEmpty();
            assertThat(ZendeskChatRenderer.part(part.shown()))
                    .as("what is stored is sent as it was made: %s", what)
                    .contains(part);
        }
    }

    private static Set<String> missing(Set<String> wanted, Shown shown) {
        Set<String> missing = new HashSet<>(wanted);
        // Not word by word: where a sign of Markdown goes, two words can come to stand together.
        String text = String.join(" ", shown.texts);
        missing.removeIf(text::contains);
        return missing;
    }

    private static Set<String> words(String text) {
        return new HashSet<>(WORD.matcher(text).results().map(MatchResult::group).toList());
    }

    /** Of a form those that are asked at once; the dialogue asks the others. */
    private static Set<String> wordsOf(BotMessage message) {
        return message instanceof BotMessage.Form form
                ? words(form.intro() + " " + form.fields().getFirst().label())
                : words(RandomMessages.allTexts(message));
    }

    private static boolean isReachable(Option option, List<Option> options, Shown shown) {
        String sent = flat(option.sent());
        boolean pressed =
                shown.values.stream()
                        .map(RenderingPropertyTest::flat)
                        .anyMatch(value ->
                                value.equals(sent) || value.equals(sent.replace('/', '\u2215')));
        if (pressed) {
            return true;
        }
        String number = String.valueOf(options.indexOf(option) + 1);
        return flat(String.join("", shown.texts)).contains(sent)
                || OptionPicker.named(option.label(), options).filter(option::equals).isPresent()
                || OptionPicker.named(number, options).filter(option::equals).isPresent();
    }

    /** Letters alone, as they arrive: without space, and without halves of characters. */
    private static String flat(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", "").replaceAll("\\p{Cs}", "\ufffd");
    }

    /** Cut inside a character: begins with what joins to the one before, or ends in a joiner. */
    private static boolean isTorn(String text) {
        int first = text.codePointAt(0);
        int last = text.codePointBefore(text.length());
        return Character.getType(first) == Character.NON_SPACING_MARK
                || first == 0x200d
                || (first >= 0x1f3fb && first <= 0x1f3ff)
                || last == 0x200d
                || Character.getType(last) == Character.SURROGATE;
    }

    /** All that a visitor can read and press. */
    private static final class Shown {
        final List<String> texts = new ArrayList<>();
        final Set<String> values = new HashSet<>();
        final Set<URI> addresses = new HashSet<>();

        void add(OutgoingMessage message) {
            switch (message) {
                case OutgoingMessage.Text text -> {
                    texts.add(text.text());
                    texts.addAll(text.options());
                    values.addAll(text.options());
                }
                case OutgoingMessage.QuickReplies replies -> {
                    texts.add(replies.text());
                    replies.quickReplies()
                            .forEach(reply -> {
                                texts.add(reply.text());
                                values.add(reply.value());
                            });
                }
                case OutgoingMessage.Buttons buttons -> {
                    texts.add(buttons.text());
                    buttons.buttons().forEach(this::add);
                }
                case OutgoingMessage.Panel panel -> add(panel.card());
                case OutgoingMessage.Carousel carousel -> carousel.cards().forEach(this::add);
                case OutgoingMessage.ItemList list -> {
                    list.items().forEach(this::add);
                    list.button().ifPresent(this::add);
                }
            }
        }

        private void add(PanelCard card) {
            texts.add(card.heading());
            card.paragraph().ifPresent(texts::add);
            card.image().ifPresent(addresses::add);
            card.link().ifPresent(addresses::add);
            card.buttons().forEach(this::add);
        }

        private void add(ListItem item) {
            texts.add(item.heading());
            texts.add(item.paragraph());
            item.image().ifPresent(addresses::add);
            addresses.add(item.link());
        }

        private void add(Button button) {
            texts.add(button.text());
            switch (button.action()) {
                case Action.Reply(String value) -> values.add(value);
                case Action.Link(URI url) -> addresses.add(url);
            }
        }
    }
}
