package dev.deskhand.server.channel;

import dev.deskhand.bot.BotMessage;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits a long text where a reader minds least: between sentences or lines, else between words,
 * else between characters as a person counts them, so never inside an emoji.
 */
final class TextSplitter {
    private final String text;
    private final BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    private final BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    private final BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);

    private TextSplitter(String text) {
        this.text = text;
        characters.setText(text);
        sentences.setText(text);
        words.setText(text);
    }

    /**
     * Pieces in order, without the space around them; what shows nothing is no piece.
     *
     * @param most how many characters a piece may have
     */
    static List<String> split(String text, int most) {
        return new TextSplitter(text)
                .ends(most).stream()
                .map(piece -> text.substring(piece.from, piece.to).strip())
                .filter(BotMessage::saysSomething)
                .toList();
    }

    /** As {@link #split}, but the last piece has no more than {@code mostAtTheEnd}. */
    static List<String> split(String text, int most, int mostAtTheEnd) {
        List<Piece> small =
                new TextSplitter(text)
                        .ends(Math.min(most, mostAtTheEnd)).stream()
                                .filter(piece -> BotMessage.saysSomething(
                                        text.substring(piece.from, piece.to)))
                                .toList();
        if (small.size() < 2) {
            return split(text, most);
        }
        int end = small.getLast().from;
        List<String> pieces = new ArrayList<>(split(text.substring(0, end), most));
        pieces.add(text.substring(end, small.getLast().to).strip());
        return pieces;
    }

    private record Piece(int from, int to) {}

    private List<Piece> ends(int most) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = end(from, most);
            pieces.add(new Piece(from, to));
            from = to;
        }
        return pieces;
    }

    private int end(int from, int most) {
        // Space at the beginning of a piece is not shown, so it takes no room.
        int first = from;
        while (first < text.length() && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        if (first == text.length() || !characters.isBoundary(first)) {
            first = from;
        }
        characters.isBoundary(first);
        int limit = characters.next(most);
        if (limit == BreakIterator.DONE) {
            return text.length();
        }
        if (text.substring(limit).isBlank()) {
            return text.length();
        }
        int cut = Math.max(sentenceEnd(first, limit), lineEnd(first, limit));
        if (cut < 0) {
            cut = spaceBefore(first, limit);
        }
        if (cut < 0) {
            cut = boundary(words, first, limit);
        }
        return cut < 0 ? limit : cut;
    }

    /** The last sentence's end up to the limit; -1 if there is none. */
    private int sentenceEnd(int first, int limit) {
        return boundary(sentences, first, limit);
    }

    private int lineEnd(int first, int limit) {
        int at = text.lastIndexOf('\n', limit);
        return at > first && characters.isBoundary(at) ? at : -1;
    }

    private int spaceBefore(int first, int limit) {
        for (int at = limit; at > first; at--) {
            if (Character.isWhitespace(text.charAt(at)) && characters.isBoundary(at)) {
                return at;
            }
        }
        return -1;
    }

    private int boundary(BreakIterator bounds, int first, int limit) {
        int at = bounds.isBoundary(limit) ? limit : bounds.preceding(limit);
        while (at > first && !characters.isBoundary(at)) {
            at = bounds.preceding(at);
        }
        return at > first ? at : -1;
    }
}
