package dev.deskhand.bot.entity;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every day, time, moment and length of a text, built from below: lengths, days, times, then ranges
 * of them, then moments. At each token and level the longest is kept, so the work grows with the
 * text and no faster. Not thread-safe.
 */
final class Chart implements Matching.Slots {
    /** An answer of so few words may be a bare "12" or "May". */
    private static final int SHORT_ANSWER = 6;

    private static final List<SlotKind> BESIDE_DAYS =
            List.of(
                    SlotKind.DATE,
                    SlotKind.WD,
                    SlotKind.MON,
                    SlotKind.D,
                    SlotKind.H,
                    SlotKind.AP,
                    SlotKind.PART,
                    SlotKind.DP);

    /**
     * Something found.
     *
     * @param from its first token
     * @param to the token after it
     * @param weak whether it counts only because it was asked for
     */
    record Match(int from, int to, Sense sense, boolean weak) {}

    private static final Matching.Taken NOTHING = new Matching.Taken(-1, new Sense.Word(""));

    private final Tokens tokens;
    private final Language language;
    private final SlotReader reader;
    private final Figures figures;
    private final Meanings meanings;
    private final DateRules dateRules;
    private final ClockRules clockRules;
    private final Matching matching;

    private final Map<SlotKind, Matching.@Nullable Taken[]> slots = new EnumMap<>(SlotKind.class);
    private final @Nullable Match[] lengths;
    private final @Nullable Match[] dates;
    private final @Nullable Match[] dateRanges;
    private final @Nullable Match[] dayParts;
    private final @Nullable Match[] times;
    private final @Nullable Match[] timeRanges;
    private final @Nullable Match[] moments;

    Chart(
            Tokens tokens,
            Numbers numbers,
            Language language,
            Locale locale,
            ZonedDateTime now,
            EntityType.Direction direction) {
        this.tokens = tokens;
        this.language = language;
        this.dateRules = new DateRules(now.toLocalDate(), direction);
        this.clockRules = new ClockRules(now, language.phrases("settings").contains("twelve"));
        this.figures = new Figures(tokens, dateRules, locale);
        this.reader = new SlotReader(tokens, numbers, language, figures);
        this.meanings = new Meanings(now, dateRules, clockRules);
        this.matching = new Matching(tokens, this);
        int size = tokens.size();
        lengths = new Match[size];
        dates = new Match[size];
        dateRanges = new Match[size];
        dayParts = new Match[size];
        times = new Match[size];
        timeRanges = new Match[size];
        moments = new Match[size];
    }

    /** Fills the chart. */
    Chart read(boolean dayAsked, boolean timeAsked) {
        boolean isShort = tokens.words() <= SHORT_ANSWER;
        fill(lengths, "length", false, "not length");
        fill(lengths, "length sum", false, "not length");
        fill(dates, "date", false, "not date");
        if (dayAsked && isShort) {
            fill(dates, "date asked", true, blockedDays());
        }
        if (dayAsked && isNothingBesideDays()) {
            fill(dates, "date alone", true, "not date");
        }
        fillDayParts();
        fill(times, "time", false, "not time");
        if (timeAsked && isShort) {
            fill(times, "time asked", true, "not time");
        }
        fill(dateRanges, "date range", false, "not date");
        fill(timeRanges, "time range", false, "not time");
        fill(moments, "moment", false, "not time");
        if (timeAsked && isShort) {
            fill(moments, "moment asked", true, "not time");
        }
        return this;
    }

    /** Whether a word that may name a day has nothing beside it that makes it something else. */
    private boolean isNothingBesideDays() {
        int at = 0;
        while (at < tokens.size()) {
            int end = tokens.at(at).isWord() ? endOfDayWord(at) : at + 1;
            if (end < 0) {
                return false;
            }
            at = end;
        }
        return true;
    }

    private int endOfDayWord(int token) {
        for (SlotKind kind : BESIDE_DAYS) {
            Matching.Taken taken = slot(kind, token);
            if (taken != null) {
                return taken.end();
            }
        }
        Phrases.Hit hit = language.phrases("beside days").longest(tokens, token);
        return hit == null ? -1 : hit.end();
    }

    ClockRules clocks() {
        return clockRules;
    }

    List<Match> lengths() {
        return found(lengths);
    }

    List<Match> dates() {
        return found(dates);
    }

    List<Match> dateRanges() {
        return found(dateRanges);
    }

    List<Match> dayParts() {
        return found(dayParts);
    }

    List<Match> times() {
        return found(times);
    }

    List<Match> timeRanges() {
        return found(timeRanges);
    }

    List<Match> moments() {
        return found(moments);
    }

    private List<Match> found(@Nullable Match[] level) {
        List<Match> found = new ArrayList<>();
        for (Match match : level) {
            if (match != null && isWhole(match)) {
                found.add(match);
            }
        }
        return found;
    }

    /** Not a piece of something else, such as the 11 of AB11 or of 3.11. */
    private boolean isWhole(Match match) {
        int last = match.to() - 1;
        boolean digits = tokens.at(last).isDigits();
        return !figures.isGluedLeft(match.from())
                && !(digits && figures.isGluedRight(last) && !tokens.at(last + 1).is("t"));
    }

    private void fill(@Nullable Match[] level, String section, boolean weak, String not) {
        fill(level, section, weak, blocked(not));
    }

    private void fill(@Nullable Match[] level, String section, boolean weak, boolean[] blocked) {
        Rules rules = language.rules(section);
        // From the right: "two days after Christmas" needs what follows.
        for (int i = tokens.size() - 1; i >= 0; i--) {
            Match best = level[i];
            for (Rules.Rule rule : rules.beginningWith(tokens.at(i).word())) {
                best = better(best, apply(rule, i, weak), blocked);
            }
            for (var bySlot : rules.beginningWithSlots().entrySet()) {
                if (slot(bySlot.getKey(), i) != null) {
                    for (Rules.Rule rule : bySlot.getValue()) {
                        best = better(best, apply(rule, i, weak), blocked);
                    }
                }
            }
            level[i] = best;
        }
    }

    private void fillDayParts() {
        for (int i = 0; i < tokens.size(); i++) {
            Matching.Taken taken = reader.dayPart(i, dateRules.today());
            if (taken != null) {
                dayParts[i] = new Match(i, taken.end(), taken.sense(), false);
            }
        }
        fill(dayParts, "day part", false, "not time");
    }

    private boolean[] blocked(String section) {
        Phrases phrases = language.phrases(section);
        boolean[] blocked = new boolean[tokens.size()];
        for (int i = 0; i < tokens.size(); i++) {
            Phrases.Hit hit = phrases.longest(tokens, i);
            for (int j = i; hit != null && j < hit.end(); j++) {
                blocked[j] = true;
            }
        }
        return blocked;
    }

    /** In "at 10" the ten is an hour, although the bot has asked for a day. */
    private boolean[] blockedDays() {
        boolean[] blocked = blocked("not date");
        Phrases phrases = language.phrases("before hours");
        for (int i = 0; i < tokens.size(); i++) {
            Phrases.Hit hit = phrases.longest(tokens, i);
            if (hit != null && hit.end() < tokens.size()) {
                blocked[hit.end()] = true;
            }
        }
        return blocked;
    }

    private static @Nullable Match better(
            @Nullable Match best, @Nullable Match other, boolean[] blocked) {
        if (other == null || (best != null && best.to() > other.to())) {
            return best;
        }
        // Of two that are as long, noon is better than the whole midday.
        boolean sharper =
                best != null
                        && other.sense() instanceof Sense.Instant
                        && best.sense() instanceof Sense.Instants;
        if (best != null && best.to() == other.to() && !sharper) {
            return best;
        }
        for (int i = other.from(); i < other.to(); i++) {
            if (blocked[i]) {
                return best;
            }
        }
        return other;
    }

    private @Nullable Match apply(Rules.Rule rule, int token, boolean weak) {
        Captures captures = new Captures();
        int end = matching.match(rule, token, captures);
        if (end <= token) {
            return null;
        }
        Sense sense = meanings.of(rule, captures);
        return sense == null ? null : new Match(token, end, sense, weak);
    }

    @Override
    public Matching.@Nullable Taken slot(SlotKind kind, int token) {
        if (token >= tokens.size()) {
            return null;
        }
        return switch (kind) {
            case LEN -> taken(lengths[token]);
            case DATE -> taken(dates[token]);
            case DP -> taken(dayParts[token]);
            case TIME -> taken(times[token]);
            case TIMES -> taken(timeRanges[token]);
            case N, WORDS, D, ORD, WD, WEEKDAY, DAY_NAME, MON, MONTH, MONTH_NAME ->
                    remembered(kind, token);
            case UNIT, YEAR, FIGURES -> remembered(kind, token);
            case H, M, HM, DOTTED, AP, PART -> remembered(kind, token);
        };
    }

    private Matching.@Nullable Taken remembered(SlotKind kind, int token) {
        if (tokens.at(token).kind() == Token.Kind.SYMBOL && kind != SlotKind.YEAR) {
            return null;
        }
        Matching.@Nullable Taken[] ofKind =
                slots.computeIfAbsent(kind, _ -> new Matching.Taken[tokens.size()]);
        Matching.Taken known = ofKind[token];
        if (known == null) {
            known = reader.read(kind, token);
            ofKind[token] = known == null ? NOTHING : known;
        }
        return known == null || known.end() < 0 ? null : known;
    }

    private static Matching.@Nullable Taken taken(@Nullable Match match) {
        return match == null ? null : new Matching.Taken(match.to(), match.sense());
    }

    @Override
    public boolean boundary(int token) {
        Token next = tokens.at(token);
        return switch (next.kind()) {
                    case DIGITS -> false;
                    case WORD ->
                            !(next.glued() && tokens.at(token - 1).isDigits())
                                    && language.phrases("followers").contains(next.word());
                    case SYMBOL ->
                            !"%$\u20ac\u00a3\u00b0".contains(next.word()) || next.word().isEmpty();
                }
                && !figures.isGluedRightToFigure(token - 1);
    }
}
