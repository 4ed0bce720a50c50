package dev.deskhand.bot.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one text for a correction. A value right after "not" or "instead of" is taken back; of
 * several for one entity, the ones before a marker are, and the last one holds.
 */
final class CorrectionReading {
    /** "Not on the 2nd": so many words may be between. */
    private static final int BETWEEN = 2;

    private record Marker(int start, int end, boolean takesBack, String words) {}

    private final EntityReader reader;
    private final String text;
    private final Map<String, EntityValue> known;
    private final ReadingContext context;
    private final Tokens tokens;
    private final List<Marker> markers;

    CorrectionReading(
            EntityReader reader,
            String text,
            Map<String, EntityValue> known,
            ReadingContext context) {
        this.reader = reader;
        this.text = text;
        this.known = known;
        this.context = context;
        this.tokens = Tokens.of(text);
        this.markers = markers(Language.of(context.locale()));
    }

    Optional<Correction> read() {
        if (markers.isEmpty() || known.isEmpty()) {
            return Optional.empty();
        }
        for (String asked : orders()) {
            List<String> wanted = new ArrayList<>(known.keySet());
            List<Found> found = reader.read(text, wanted, context.asking(asked));
            List<Correction.Change> changes = changes(found);
            if (!changes.isEmpty()) {
                return Optional.of(new Correction(markers.getFirst().words(), changes));
            }
            if (!found.isEmpty()) {
                // Understood, and nothing new: no other reading is looked for.
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whose values "3 not 2" are: whose value is 2; else as the text says; else the latest. */
    private Set<String> orders() {
        Set<String> orders = new LinkedHashSet<>();
        for (Map.Entry<String, EntityValue> entry : known.entrySet()) {
            String name = entry.getKey();
            for (Found found : reader.read(text, List.of(name), context.asking(name))) {
                if (isTakenBack(found) && found.value().equals(entry.getValue())) {
                    orders.add(name);
                }
            }
        }
        String asked = context.asked();
        if (asked != null && known.containsKey(asked)) {
            orders.add(asked);
        }
        orders.add("");
        orders.addAll(new ArrayList<>(known.keySet()).reversed());
        return orders;
    }

    private List<Correction.Change> changes(List<Found> found) {
        Map<String, Found> now = new LinkedHashMap<>();
        Map<String, Found> before = new LinkedHashMap<>();
        for (Found one : found) {
            if (isTakenBack(one)) {
                before.put(one.entity(), one);
            } else {
                Found earlier = now.put(one.entity(), one);
                if (earlier != null && isMarkerBetween(earlier, one)) {
                    before.putIfAbsent(one.entity(), earlier);
                }
            }
        }
        List<Correction.Change> changes = new ArrayList<>();
        now.forEach((entity, value) -> {
            @Nullable Found instead = before.get(entity);
            if (instead != null || !value.value().equals(known.get(entity))) {
                changes.add(new Correction.Change(value, instead));
            }
        });
        return changes;
    }

    private boolean isTakenBack(Found found) {
        return markers.stream()
                .filter(Marker::takesBack)
                .anyMatch(marker ->
                        marker.end() <= found.start()
                                && wordsBetween(marker.end(), found.start()) <= BETWEEN);
    }

    private boolean isMarkerBetween(Found first, Found second) {
        return markers.stream()
                .anyMatch(
                        marker -> marker.start() >= first.end() && marker.end() <= second.start());
    }

    private int wordsBetween(int from, int to) {
        int count = 0;
        for (int i = 0; i < tokens.size() && tokens.at(i).start() < to; i++) {
            boolean mark = tokens.at(i).kind() == Token.Kind.SYMBOL;
            // A comma, or another value, ends what "not" takes back.
            if (tokens.at(i).start() >= from) {
                count += mark || tokens.at(i).isDigits() ? BETWEEN + 1 : 1;
            }
        }
        return count;
    }

    private List<Marker> markers(Language language) {
        List<Marker> found = new ArrayList<>();
        Phrases phrases = language.phrases("correction");
        int i = 0;
        while (i < tokens.size()) {
            Phrases.Hit hit = phrases.longest(tokens, i);
            boolean opens = hit != null && (!hit.value().equals("opening") || isOpening(i));
            if (hit == null || !opens) {
                i++;
                continue;
            }
            int start = tokens.at(i).start();
            int end = tokens.at(hit.end() - 1).end();
            if (!hit.value().equals("none")) {
                found.add(
                        new Marker(
                                start,
                                end,
                                hit.value().equals("back"),
                                text.substring(start, end)));
            }
            i = hit.end();
        }
        return found;
    }

    /** "No" is a correction at the beginning of a sentence only. */
    private boolean isOpening(int token) {
        return token == 0
                || tokens.at(token - 1).kind() == Token.Kind.SYMBOL
                || Language.of(context.locale())
                        .phrases("fillers")
                        .contains(tokens.at(token - 1).word());
    }
}
