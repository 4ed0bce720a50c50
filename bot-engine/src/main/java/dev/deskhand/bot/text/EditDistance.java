package dev.deskhand.bot.text;

/** How many slips turn one text into another: a letter too much, too few, wrong, or two swapped. */
public final class EditDistance {
    /** Longer texts are not compared letter by letter; nobody types such a word or label. */
    private static final int LONGEST = 200;

    private EditDistance() {}

    /** {@link Integer#MAX_VALUE} when one of two different texts is too long to compare. */
    public static int of(String one, String other) {
        if (one.equals(other)) {
            return 0;
        }
        if (one.length() > LONGEST || other.length() > LONGEST) {
            return Integer.MAX_VALUE;
        }
        int[] beforeLast = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] now = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int cost = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(last[j - 1] + cost, Math.min(last[j], now[j - 1]) + 1);
                boolean swapped =
                        i > 1
                                && j > 1
                                && one.charAt(i - 1) == other.charAt(j - 2)
                                && one.charAt(i - 2) == other.charAt(j - 1);
                if (swapped) {
                    now[j] = Math.min(now[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = now;
            now = free;
        }
        return last[other.length()];
    }
}
