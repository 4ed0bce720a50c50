package dev.deskhand.server.channel;

import dev.deskhand.bot.BotMessage;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Splits a long text where a reader minds least: between sentences or lines, else between words,
 * else between characters as a person counts them, so never inside an emoji.
 */
final class TextSplitter {
    private final String text;

    /** Where a character begins, and the text's end. */
    private final int[] characters;

    private final BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    private final BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);

    private TextSplitter(String text) {
        this.text = text;
        characters = characters(text);
        sentences.setText(text);
        words.setText(text);
    }

    private static int[] characters(String text) {
        BreakIterator bounds = BreakIterator.getCharacterInstance(Locale.ROOT);
        bounds.setText(text);
        return IntStream.iterate(
                        bounds.first(), at -> at != BreakIterator.DONE, at -> bounds.next())
                .toArray();
    }

    private boolean isBoundary(int at) {
        return Arrays.binarySearch(characters, at) >= 0;
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
                                .filter(piece ->
                                        BotMessage.saysSomething(
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
        if (first == text.length() || !isBoundary(first)) {
            first = from;
        }
        int begin = Arrays.binarySearch(characters, first);
        if (begin + most >= characters.length - 1) {
            return text.length();
        }
        int limit = characters[begin + most];
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
        return at > first && isBoundary(at) ? at : -1;
    }

    private int spaceBefore(int first, int limit) {
        for (int at = limit; at > first; at--) {
            if (Character.isWhitespace(text.charAt(at)) && isBoundary(at)) {
                return at;
            }
        }
        return -1;
    }

    private int boundary(BreakIterator bounds, int first, int limit) {
        int at = bounds.isBoundary(limit) ? limit : bounds.preceding(limit);
        while (at > first && !isBoundary(at)) {
            at = bounds.preceding(at);
        }
        return at > first ? at : -1;
    }
}
