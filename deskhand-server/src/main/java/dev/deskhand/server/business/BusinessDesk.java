package dev.deskhand.server.business;

import dev.deskhand.server.bot.StarterBot;
import dev.deskhand.server.refusal.Fields;
import dev.deskhand.server.refusal.Refusal;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an operator does with businesses. Thread-safe. */
public final class BusinessDesk {
    private static final int MAX_NAME = 100;
    private static final int MAX_LANGUAGES = 20;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

    private final Businesses businesses;
    private final InstantSource clock;

    public BusinessDesk(Businesses businesses, InstantSource clock) {
        this.businesses = businesses;
        this.clock = clock;
    }

    /** The oldest first. */
    public List<Business> all() {
        return businesses.all();
    }

    /** The business, or a refusal. */
    public Business find(long businessId) {
        return businesses
                .find(businessId)
                .orElseThrow(() -> Refusal.unknownBusiness(Long.toString(businessId)));
    }

    /** Makes a business with a bot of the same name. */
    public Business create(String name, List<String> languages) {
        Fields fields = new Fields();
        String checkedName = fields.line("name", name, MAX_NAME, false);
        checkLanguages(fields, languages);
        fields.orRefuse();
        return businesses.add(
                checkedName, languages, StarterBot.called(checkedName, languages), clock.instant());
    }

    /** Changes what is given. */
    public Business change(
            long businessId, Optional<String> name, Optional<List<String>> languages) {
        Business before = find(businessId);
        Fields fields = new Fields();
        String newName =
                name.map(text -> fields.line("name", text, MAX_NAME, false)).orElse(before.name());
        languages.ifPresent(tags -> checkLanguages(fields, tags));
        fields.orRefuse();
        return businesses
                .change(businessId, newName, languages.orElse(before.languages()))
                .orElseThrow(() -> Refusal.unknownBusiness(Long.toString(businessId)));
    }

    private static void checkLanguages(Fields fields, List<String> languages) {
        fields.require(
                        !languages.isEmpty() && languages.size() <= MAX_LANGUAGES,
                        "languages",
                        "languages must name at least one language and at most "
                                + MAX_LANGUAGES
                                + ".")
                .require(
                        languages.stream().allMatch(tag -> LANGUAGE.matcher(tag).matches()),
                        "languages",
                        "languages must be language tags such as en, de or pt-BR.")
                .require(
                        new HashSet<>(languages).size() == languages.size(),
                        "languages",
                        "languages names a language twice.");
    }
}
