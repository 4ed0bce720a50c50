package dev.deskhand.bot;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** Deskhand's own texts in other languages than English, read from resources once each. */
final class DefaultTexts {
    private static final Map<String, Properties> BY_LANGUAGE = new ConcurrentHashMap<>();

    private DefaultTexts() {}

    /** Empty where there is none in that language. */
    static Optional<String> in(String tag, SystemText situation) {
        return in(tag, situation.key());
    }

    /** The same, by its key. */
    static Optional<String> in(String tag, String key) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        return language.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(
                        BY_LANGUAGE.computeIfAbsent(language, DefaultTexts::read).getProperty(key));
    }

    private static Properties read(String language) {
        Properties texts = new Properties();
        try (var in =
                DefaultTexts.class.getResourceAsStream(
                        "default-texts-" + language + ".properties")) {
            if (in != null) {
                try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                    texts.load(reader);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the texts in " + language, e);
        }
        return texts;
    }
}
