package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.dialogue.DialogueState.KnownValue;
import dev.deskhand.bot.entity.EntityValue;
import dev.deskhand.bot.template.Address;
import dev.deskhand.bot.template.Escape;
import dev.deskhand.bot.template.MessageTemplate;
import dev.deskhand.bot.template.Placeholder;
import dev.deskhand.bot.template.Template;
import java.net.URI;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Fills the author's texts with what is known. */
final class Placeholders {
    private final BotParts parts;
    private final Draft draft;
    private final Conditions conditions;

    Placeholders(BotParts parts, Draft draft, Conditions conditions) {
        this.parts = parts;
        this.draft = draft;
        this.conditions = conditions;
    }

    /** As a visitor reads it; empty if nothing is left of it without the values. */
    Optional<BotMessage> message(BotMessage message) {
        return MessageTemplate.fill(message, this::shown);
    }

    /** As a visitor reads it, in a text that may hold Markdown. */
    String text(String template) {
        return Template.of(template).fill(this::shown, Escape.MARKDOWN);
    }

    /** As a visitor reads it on a button. */
    String line(String template) {
        return Template.of(template).fill(this::shown, Escape.LINE);
    }

    /** As a machine reads it. */
    String plain(String template) {
        return Template.of(template).fill(this::plain, Escape.NONE);
    }

    /** As a machine reads it, on one line. */
    String plainLine(String template) {
        return Template.of(template).fill(this::plain, Escape.LINE);
    }

    Optional<URI> address(String template) {
        return Address.fill(template, this::plain);
    }

    /** What a text stands for that is one placeholder and nothing else. */
    Optional<EntityValue> value(String template) {
        return only(template)
                .filter(gap -> gap.part().isEmpty())
                .map(gap -> draft.values().get(gap.name()))
                .map(KnownValue::value);
    }

    /** Whether a text is one placeholder that has no value, and no words for that. */
    boolean isUnknown(String template) {
        return only(template)
                .filter(gap -> gap.fallback().isEmpty())
                .map(gap -> plain(gap).isEmpty())
                .orElse(false);
    }

    private static Optional<Placeholder> only(String template) {
        Template read = Template.of(template);
        boolean alone =
                read.placeholders().size() == 1
                        && read.fill(_ -> Optional.of(""), Escape.NONE).isBlank();
        return alone ? Optional.of(read.placeholders().getFirst()) : Optional.empty();
    }

    private Optional<String> shown(Placeholder gap) {
        HumanForms forms = new HumanForms(parts.locale(draft.language()), now());
        KnownValue known = draft.values().get(gap.name());
        if (known == null) {
            return builtIn(gap, forms);
        }
        if (gap.part().isEmpty()) {
            return Optional.of(
                    parts.nameOf(gap.name(), known.value(), draft.language())
                            .orElseGet(() -> forms.part(known.value(), "")));
        }
        return Optional.of(
                gap.part().equals(Placeholder.SAID) && !known.words().isEmpty()
                        ? known.words()
                        : forms.part(known.value(), gap.part()));
    }

    private Optional<String> plain(Placeholder gap) {
        KnownValue known = draft.values().get(gap.name());
        if (known != null && gap.part().isEmpty()) {
            return Optional.of(known.value().text());
        }
        return known != null || isWords(gap.name()) ? shown(gap) : builtInPlain(gap.name());
    }

    private static boolean isWords(String builtIn) {
        return !builtIn.equals("date") && !builtIn.equals("time");
    }

    private Optional<String> builtIn(Placeholder gap, HumanForms forms) {
        return switch (gap.name()) {
            case "visitor_name" ->
                    Optional.of(draft.context().visitorName()).filter(name -> !name.isBlank());
            case "bot_name" -> Optional.of(parts.bot().name());
            case "time_of_day" -> Optional.of(forms.timeOfDay(now().toLocalTime()));
            case "date" -> Optional.of(forms.day(now().toLocalDate()));
            case "time" -> Optional.of(forms.time(now().toLocalTime()));
            case "weekday" -> Optional.of(forms.weekday(now().toLocalDate()));
            case "business_open" ->
                    Optional.of(forms.shown(new EntityValue.YesNo(conditions.isOpen())));
            case "next_opening" ->
                    parts.bot()
                            .settings()
                            .hours()
                            .flatMap(hours -> hours.nextOpening(now()))
                            .map(opening -> forms.shown(new EntityValue.Moment(opening)));
            default -> Optional.empty();
        };
    }

    private Optional<String> builtInPlain(String name) {
        return Optional.of(
                name.equals("date")
                        ? now().toLocalDate().toString()
                        : "%tR".formatted(now().toLocalTime()));
    }

    private ZonedDateTime now() {
        return parts.now(draft.context());
    }
}
