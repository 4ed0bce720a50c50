package dev.deskhand.bot.file;

import dev.deskhand.bot.text.EditDistance;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Guesses what was meant by a name that is not there. */
final class Nearest {
    private static final int LONGEST = 60;

    private Nearest() {}

    /** The known word that is only some slips away; the first among equals. */
    static Optional<String> to(String wanted, Collection<String> known) {
        String word = plain(wanted);
        if (word.isEmpty() || word.length() > LONGEST) {
            return Optional.empty();
        }
        String nearest = "";
        int fewest = Math.max(1, word.length() / 3) + 1;
        for (String each : known.stream().sorted().toList()) {
            String other = plain(each);
            if (Math.abs(other.length() - word.length()) < fewest) {
                int slips = EditDistance.of(word, other);
                if (slips < fewest) {
                    fewest = slips;
                    nearest = each;
                }
            }
        }
        return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest);
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "_");
    }
}
