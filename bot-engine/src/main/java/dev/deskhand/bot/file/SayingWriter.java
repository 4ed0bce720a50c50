package dev.deskhand.bot.file;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.Saying;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes answers. */
final class SayingWriter {
    private final List<String> languages;

    SayingWriter(List<String> languages) {
        this.languages = List.copyOf(languages);
    }

    List<Object> sayings(List<Saying> sayings) {
        return sayings.stream().map(this::saying).toList();
    }

    private Object saying(Saying saying) {
        List<Object> ways = new ArrayList<>();
        List<Saying.Variant> together = new ArrayList<>();
        for (Saying.Variant variant : saying.variants()) {
            if (!together.isEmpty() && !goesOn(together.getLast(), variant)) {
                ways.add(oneWay(together));
                together.clear();
            }
            together.add(variant);
        }
        ways.add(oneWay(together));
        return ways.size() == 1 ? ways.getFirst() : Map.of("any_of", ways);
    }

    /** Whether it is the same in the next language, as far as a reader can tell. */
    private boolean goesOn(Saying.Variant before, Saying.Variant variant) {
        int index = languages.indexOf(variant.language());
        return !before.language().isEmpty()
                && index > languages.indexOf(before.language())
                && before.channels().equals(variant.channels());
    }

    private static Object oneWay(List<Saying.Variant> together) {
        if (together.getFirst().language().isEmpty()) {
            return message(together.getFirst());
        }
        Map<String, Object> byLanguage = new LinkedHashMap<>();
        together.forEach(variant -> byLanguage.put(variant.language(), message(variant)));
        return byLanguage;
    }

    private static Object message(Saying.Variant variant) {
        BotMessage message = variant.message();
        if (variant.channels().isEmpty()
                && message instanceof BotMessage.Text(String text, var replies)
                && replies.isEmpty()) {
            return text;
        }
        Map<String, Object> written = MessageWriter.message(message);
        if (!variant.channels().isEmpty()) {
            written.put("channels", variant.channels().stream().sorted().toList());
        }
        return written;
    }
}
