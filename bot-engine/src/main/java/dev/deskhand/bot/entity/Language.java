package dev.deskhand.bot.entity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The words of one language, from the resource {@code words-LANGUAGE.txt}: sections in square
 * brackets, lines {@code phrase|phrase = value}, or rules {@code word|word {slot} = action} in
 * sections whose name begins with "rules". A section that a language lacks is read in English.
 * Immutable, thread-safe.
 */
final class Language {
    private static final Map<String, Language> LOADED = new ConcurrentHashMap<>();
    private static final String FALLBACK = "en";

    private final Map<String, Phrases> phrases = new LinkedHashMap<>();
    private final Map<String, Rules> rules = new LinkedHashMap<>();
    private final @Nullable Language fallback;

    private Language(List<String> lines, @Nullable Language fallback) {
        this.fallback = fallback;
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : lines) {
            String plain = line.strip();
            if (plain.isEmpty() || plain.startsWith("//")) {
                continue;
            }
            if (plain.startsWith("[") && plain.endsWith("]")) {
                String name = plain.substring(1, plain.length() - 1);
                current = sections.computeIfAbsent(name, _ -> new ArrayList<>());
            } else {
                current.add(plain);
            }
        }
        sections.forEach((name, content) -> {
            if (name.startsWith("rules ")) {
                rules.put(name.substring(6), Rules.parse(content));
            } else {
                phrases.put(name, new Phrases(table(content)));
            }
        });
    }

    static Language of(Locale locale) {
        String language = locale.getLanguage();
        return LOADED.computeIfAbsent(
                Language.class.getResource(resource(language)) == null ? FALLBACK : language,
                Language::load);
    }

    Phrases phrases(String section) {
        Phrases own = phrases.get(section);
        if (own != null) {
            return own;
        }
        return fallback == null ? Phrases.NONE : fallback.phrases(section);
    }

    Rules rules(String section) {
        Rules own = rules.get(section);
        if (own != null) {
            return own;
        }
        return fallback == null ? Rules.NONE : fallback.rules(section);
    }

    private static Map<String, String> table(List<String> lines) {
        Map<String, String> table = new LinkedHashMap<>();
        for (String line : lines) {
            int equals = line.lastIndexOf('=');
            String value = equals < 0 ? "" : line.substring(equals + 1).strip();
            String left = equals < 0 ? line : line.substring(0, equals);
            for (String phrase : left.split("\\|", -1)) {
                table.put(phrase.strip(), value);
            }
        }
        return table;
    }

    private static Language load(String language) {
        @Nullable Language fallback = language.equals(FALLBACK) ? null : load(FALLBACK);
        try (InputStream in = Language.class.getResourceAsStream(resource(language))) {
            if (in == null) {
                throw new IllegalStateException("No words for " + language);
            }
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new Language(reader.lines().toList(), fallback);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the words of " + language, e);
        }
    }

    private static String resource(String language) {
        return "words-" + language + ".txt";
    }
}
