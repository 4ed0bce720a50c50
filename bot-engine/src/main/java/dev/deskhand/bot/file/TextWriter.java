package dev.deskhand.bot.file;

import dev.deskhand.bot.Sentence;
import dev.deskhand.bot.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes texts in the languages of a bot. */
final class TextWriter {
    private TextWriter() {}

    /** In its shortest form. */
    static Object wording(Wording wording, String main) {
        Map<String, List<String>> all = wording.byLanguage();
        if (all.size() == 1 && all.containsKey(main)) {
            return variants(wording.in(main));
        }
        Map<String, Object> written = new LinkedHashMap<>();
        all.forEach((language, variants) -> written.put(language, variants(variants)));
        return written;
    }

    private static Object variants(List<String> variants) {
        return variants.size() == 1 ? variants.getFirst() : variants;
    }

    /** A list where all are in the main language, else a list for each language. */
    static Object sentences(List<Sentence> sentences, String main) {
        if (sentences.stream().allMatch(sentence -> sentence.language().equals(main))) {
            return sentences.stream().map(Sentence::text).toList();
        }
        Map<String, List<String>> written = new LinkedHashMap<>();
        sentences.forEach(sentence ->
                written.computeIfAbsent(sentence.language(), _ -> new ArrayList<>())
                        .add(sentence.text()));
        return written;
    }
}
