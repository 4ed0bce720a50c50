package dev.deskhand.bot.file;

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
                int slips = slips(word, other);
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

    /** Letters too much, too few, wrong, or two swapped. */
    private static int slips(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int wrong = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int best =
                        Math.min(
                                cost[i - 1][j - 1] + wrong,
                                Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                boolean swapped =
                        i > 1
                                && j > 1
                                && one.charAt(i - 1) == other.charAt(j - 2)
                                && one.charAt(i - 2) == other.charAt(j - 1);
                cost[i][j] = swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
            }
        }
        return cost[one.length()][other.length()];
    }
}
