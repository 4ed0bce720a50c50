package dev.deskhand.bot.entity;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Telephone numbers, by the numbering plans of all countries. */
final class PhoneRecogniser implements Recogniser {
    /** Runs of digits that are tried in one text. */
    private static final long MOST_TRIES = 50;

    private static final Map<String, String> REGIONS =
            Map.of("en", "US", "de", "DE", "fr", "FR", "es", "ES");

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

    @Override
    public List<Candidate> find(Reading reading, boolean asked) {
        PhoneNumberUtil.Leniency leniency =
                asked ? PhoneNumberUtil.Leniency.POSSIBLE : PhoneNumberUtil.Leniency.VALID;
        List<Candidate> found = new ArrayList<>();
        for (PhoneNumberMatch match :
                numbers.findNumbers(
                        reading.text(), region(reading.context().locale()), leniency, MOST_TRIES)) {
            // "Possible" numbers need enough digits to be no date or amount.
            boolean international = match.rawString().contains("+");
            int digits = String.valueOf(match.number().getNationalNumber()).length();
            boolean local =
                    numbers.isPossibleNumberWithReason(match.number())
                            != PhoneNumberUtil.ValidationResult.IS_POSSIBLE;
            if (local || digits < (international ? 4 : 7)) {
                continue;
            }
            String e164 = numbers.format(match.number(), PhoneNumberUtil.PhoneNumberFormat.E164);
            found.add(
                    new Candidate(match.start(), match.end(), new EntityValue.Phone(e164), false));
        }
        return found;
    }

    private static String region(Locale locale) {
        String region = locale.getCountry();
        return region.length() == 2
                ? region
                : REGIONS.getOrDefault(
                        locale.getLanguage(), locale.getLanguage().toUpperCase(Locale.ROOT));
    }
}
