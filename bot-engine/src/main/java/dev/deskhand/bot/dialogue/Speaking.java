package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.BotMessage.QuickReply;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.Saying;
import dev.deskhand.bot.SystemText;
import dev.deskhand.bot.Wording;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says the author's words: in the visitor's language, with all values filled in. */
final class Speaking {
    private final BotParts parts;
    private final Draft draft;
    private final Variants variants;
    private final Placeholders placeholders;

    Speaking(BotParts parts, Draft draft, Placeholders placeholders) {
        this.parts = parts;
        this.draft = draft;
        this.variants = new Variants(draft, parts.bot().mainLanguage());
        this.placeholders = placeholders;
    }

    void say(List<Saying> sayings) {
        sayings.forEach(saying -> message(saying).ifPresent(draft.replies()::add));
    }

    /** Nothing if no variant is for this channel, or if nothing is left of it once it is filled. */
    Optional<BotMessage> message(Saying saying) {
        List<Saying.Variant> fitting = variants.fitting(saying);
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        return placeholders.message(variants.pick(fitting, Speaking::hash).message());
    }

    private static int hash(Saying.Variant variant) {
        return variant.message().plainText().hashCode();
    }

    void say(SystemText situation) {
        say(situation, List.of());
    }

    /** With options below. */
    void say(SystemText situation, List<QuickReply> options) {
        sayOne(parts.bot().settings().texts().variants(situation, language()), options);
    }

    /** Asks which of those labels is meant; the options are for an answer. */
    void askWhich(List<String> labels, List<QuickReply> options) {
        Optional<String> whether =
                labels.size() == 1
                        ? parts.bot().settings().texts().whetherMeant(labels.getFirst(), language())
                        : Optional.empty();
        whether.ifPresentOrElse(
                text -> draft.replies().add(new BotMessage.Text(text, options)),
                () -> say(SystemText.DID_YOU_MEAN, options));
    }

    /** Before the first turn that of the author. */
    private String language() {
        return draft.language().isEmpty() ? parts.bot().mainLanguage() : draft.language();
    }

    /** One of several texts. */
    void sayOneOf(List<String> texts) {
        sayOne(texts, List.of());
    }

    private void sayOne(List<String> texts, List<QuickReply> options) {
        String text = placeholders.text(variants.pick(texts, String::hashCode));
        if (BotMessage.saysSomething(text)) {
            draft.replies().add(new BotMessage.Text(text, options));
        }
    }

    /** The first variant of a system's text. */
    String text(SystemText situation) {
        return placeholders.line(parts.bot().settings().texts().of(situation, language()));
    }

    /** By what a visitor knows a node. */
    String label(Node node) {
        String label = node.label().map(this::inLanguage).map(placeholders::line).orElse("");
        return BotMessage.saysSomething(label) ? label : inWords(node.name());
    }

    private String inLanguage(Wording wording) {
        return wording.in(draft.language()).getFirst();
    }

    /** A name as words: {@code order_number}, "Order number". */
    static String inWords(String name) {
        String words = name.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
        if (words.isEmpty()) {
            return name;
        }
        int first = words.offsetByCodePoints(0, 1);
        return words.substring(0, first).toUpperCase(Locale.ROOT) + words.substring(first);
    }
}
