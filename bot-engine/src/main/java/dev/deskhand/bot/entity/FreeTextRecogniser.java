package dev.deskhand.bot.entity;

import java.util.List;

/** The whole answer, without the space around it. */
final class FreeTextRecogniser implements Recogniser {
    private final int maxLength;

    FreeTextRecogniser(int maxLength) {
        this.maxLength = maxLength;
    }

    @Override
    public List<Candidate> find(Reading reading, boolean asked) {
        String text = reading.text();
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        int end = text.length();
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (!asked || start == end) {
            return List.of();
        }
        int cut = Graphemes.of(text).before(Math.min(end, start + maxLength));
        if (cut <= start) {
            return List.of();
        }
        String value = text.substring(start, cut).stripTrailing();
        return List.of(
                new Candidate(start, start + value.length(), new EntityValue.Text(value), true));
    }
}
