package dev.deskhand.bot.entity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Amounts with a sign, a code or a word for the currency, before or after the number. */
final class MoneyRecogniser implements Recogniser {
    private static final Set<String> CODES =
            Currency.getAvailableCurrencies().stream()
                    .map(Currency::getCurrencyCode)
                    .collect(Collectors.toUnmodifiableSet());

    /** Codes that nobody takes for a word, so that small letters do. */
    private static final Set<String> COMMON =
            Set.of(
                    "usd", "eur", "gbp", "chf", "cad", "aud", "jpy", "sek", "nok", "dkk", "pln",
                    "mxn", "inr");

    private static final Map<String, String> SIGNS =
            Map.ofEntries(
                    Map.entry("\u20ac", "EUR"),
                    Map.entry("\u00a3", "GBP"),
                    Map.entry("\u00a5", "JPY"),
                    Map.entry("\u20b9", "INR"),
                    Map.entry("\u20a9", "KRW"),
                    Map.entry("\u20bd", "RUB"),
                    Map.entry("\u20ba", "TRY"),
                    Map.entry("\u20aa", "ILS"),
                    Map.entry("\u20b4", "UAH"),
                    Map.entry("\u0e3f", "THB"));

    /** What stands before the dollar sign. */
    private static final Map<String, String> PREFIXES =
            Map.of(
                    "us", "USD", "a", "AUD", "au", "AUD", "c", "CAD", "ca", "CAD", "nz", "NZD",
                    "hk", "HKD", "s", "SGD", "mx", "MXN");

    /** Regions that call their own money by a dollar sign. */
    private static final Map<String, String> DOLLARS =
            Map.of("CA", "CAD", "AU", "AUD", "NZ", "NZD", "SG", "SGD", "HK", "HKD", "MX", "MXN");

    private static final Map<String, String> HOME =
            Map.of("en", "USD", "de", "EUR", "fr", "EUR", "es", "EUR");

    private record Sign(int from, int to, String currency, boolean minor) {}

    @Override
    public List<Candidate> find(Reading reading, boolean asked) {
        List<Candidate> found = new ArrayList<>();
        Tokens tokens = reading.tokens();
        int i = 0;
        while (i < tokens.size()) {
            Numbers.At at = reading.numbers().at(i);
            Candidate money = at == null ? null : money(reading, i, at);
            if (money != null) {
                found.add(money);
            }
            i = money != null && at != null ? at.end() : i + 1;
        }
        return found;
    }

    private static @Nullable Candidate money(Reading reading, int from, Numbers.At at) {
        Tokens tokens = reading.tokens();
        int to = at.end();
        BigDecimal amount = at.value();
        // "\u20ac 12,50" is twelve and a half in English too.
        boolean comma = tokens.at(to).is(",") && tokens.at(to).glued() && at.digits();
        if (comma && isTwoDigits(tokens, to + 1) && amount.scale() <= 0) {
            amount = amount.add(new BigDecimal("0." + tokens.at(to + 1).word()));
            to += 2;
        }
        boolean piece = at.digits() && tokens.at(from).glued() && tokens.at(from - 1).isDigits();
        if (amount.precision() > 15 || piece) {
            return null;
        }
        Sign after = signAt(reading, to);
        Sign before = at.strong() ? signBefore(reading, from) : null;
        boolean leads = before != null && !before.minor();
        Sign sign = leads ? before : after;
        if (sign == null || (!at.strong() && !isWord(reading, sign.from()))) {
            return null;
        }
        int end = Math.max(to, sign.to());
        if (sign.minor()) {
            amount = amount.movePointLeft(2);
        } else {
            int rest = rest(reading, end, amount, !leads);
            if (rest > end) {
                amount = amount.add(cents(reading, end, rest));
                end = rest;
            }
        }
        return reading.candidate(
                Math.min(from, sign.from()),
                end,
                new EntityValue.Money(amount, sign.currency()),
                false);
    }

    private static boolean isTwoDigits(Tokens tokens, int at) {
        Token token = tokens.at(at);
        boolean more = tokens.at(at + 1).glued() && tokens.at(at + 1).isDigits();
        return token.isDigits() && token.glued() && token.word().length() == 2 && !more;
    }

    /**
     * "5 pounds 50", "5 pounds and 20 pence": the token after the small change, or {@code from}.
     */
    private static int rest(Reading reading, int from, BigDecimal amount, boolean after) {
        if (!after || amount.scale() > 0) {
            return from;
        }
        int at = from;
        if (reading.language().phrases("and").contains(reading.tokens().at(at).word())) {
            at++;
        }
        Numbers.At cents = reading.numbers().at(at);
        if (cents == null
                || !cents.strong()
                || cents.value().signum() < 0
                || cents.value().scale() > 0
                || cents.value().compareTo(BigDecimal.valueOf(99)) > 0) {
            return from;
        }
        Sign sign = signAt(reading, cents.end());
        if (sign != null) {
            return sign.minor() ? sign.to() : from;
        }
        boolean last = cents.end() == reading.tokens().size() && at == from;
        return last && cents.value().compareTo(BigDecimal.TEN) >= 0 ? cents.end() : from;
    }

    private static BigDecimal cents(Reading reading, int from, int to) {
        for (int i = from; i < to; i++) {
            Numbers.At at = reading.numbers().at(i);
            if (at != null) {
                return at.value().movePointLeft(2);
            }
        }
        return BigDecimal.ZERO;
    }

    private static @Nullable Sign signBefore(Reading reading, int number) {
        for (int from = Math.max(0, number - 2); from < number; from++) {
            Sign sign = signAt(reading, from);
            if (sign != null && sign.to() == number && !isWord(reading, from)) {
                return sign;
            }
        }
        return null;
    }

    /** "Dollars 5" is nobody's way to write. */
    private static boolean isWord(Reading reading, int at) {
        return reading.language().phrases("money").longest(reading.tokens(), at) != null;
    }

    private static @Nullable Sign signAt(Reading reading, int at) {
        Tokens tokens = reading.tokens();
        Token token = tokens.at(at);
        Locale locale = reading.context().locale();
        if (token.is("$")) {
            String dollar = DOLLARS.getOrDefault(locale.getCountry(), "USD");
            return new Sign(at, at + 1, dollar, false);
        }
        String sign = SIGNS.get(token.word());
        if (sign != null) {
            return new Sign(at, at + 1, sign, false);
        }
        if (token.isWord() && tokens.at(at + 1).is("$") && tokens.at(at + 1).glued()) {
            String own = PREFIXES.get(token.word());
            return own == null ? null : new Sign(at, at + 2, own, false);
        }
        if (COMMON.contains(token.word()) || CODES.contains(tokens.raw(at))) {
            return new Sign(at, at + 1, token.word().toUpperCase(Locale.ROOT), false);
        }
        Phrases.Hit word = reading.language().phrases("money").longest(tokens, at);
        if (word == null) {
            return null;
        }
        boolean minor = word.value().startsWith("minor");
        String code = word.value().substring(minor ? 5 : 0).strip();
        return new Sign(
                at, word.end(), code.isEmpty() ? home(locale) : dollar(code, locale), minor);
    }

    private static String dollar(String code, Locale locale) {
        return code.equals("$") ? DOLLARS.getOrDefault(locale.getCountry(), "USD") : code;
    }

    private static String home(Locale locale) {
        if (locale.getCountry().length() == 2) {
            try {
                Currency currency = Currency.getInstance(locale);
                return currency == null ? "USD" : currency.getCurrencyCode();
            } catch (IllegalArgumentException e) {
                // A region without money of its own.
                return HOME.getOrDefault(locale.getLanguage(), "USD");
            }
        }
        return HOME.getOrDefault(locale.getLanguage(), "USD");
    }
}
