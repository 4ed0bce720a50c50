package dev.deskhand.bot.file;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** The languages of a bot, and which mappings of its file say something in each of them. */
final class Languages {
    private static final String DEFAULT = "en";
    private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    /** What looks like a language and is a key of messages. */
    private static final Set<String> KEYS = Set.of("url");

    /** Where people of a language most often live, for numbers and dates without a country. */
    private static final Map<String, String> REGIONS =
            Map.ofEntries(
                    Map.entry("cs", "CZ"),
                    Map.entry("da", "DK"),
                    Map.entry("de", "DE"),
                    Map.entry("el", "GR"),
                    Map.entry("en", "US"),
                    Map.entry("es", "ES"),
                    Map.entry("et", "EE"),
                    Map.entry("fi", "FI"),
                    Map.entry("fr", "FR"),
                    Map.entry("he", "IL"),
                    Map.entry("hi", "IN"),
                    Map.entry("hr", "HR"),
                    Map.entry("hu", "HU"),
                    Map.entry("it", "IT"),
                    Map.entry("ja", "JP"),
                    Map.entry("ko", "KR"),
                    Map.entry("nb", "NO"),
                    Map.entry("nl", "NL"),
                    Map.entry("no", "NO"),
                    Map.entry("pl", "PL"),
                    Map.entry("pt", "PT"),
                    Map.entry("ro", "RO"),
                    Map.entry("sv", "SE"),
                    Map.entry("tr", "TR"),
                    Map.entry("uk", "UA"),
                    Map.entry("zh", "CN"));

    private final YamlDocument yaml;
    private final List<String> tags;

    private Languages(YamlDocument yaml, List<String> tags) {
        this.yaml = yaml;
        this.tags = List.copyOf(tags);
    }

    static Languages read(YamlDocument yaml, Spot spot) {
        List<String> tags = new ArrayList<>();
        for (Spot item : yaml.items(spot)) {
            String tag = yaml.text(item).orElse("");
            if (tag.isEmpty()) {
                continue;
            }
            if (!isATag(tag)) {
                yaml.problem(
                        item,
                        "'" + tag + "' is not a language tag.",
                        "Write tags such as en, de or pt-BR.");
            } else if (tags.contains(tag)) {
                yaml.problem(item, "'" + tag + "' stands here twice.", "Keep one of the two.");
            } else {
                tags.add(tag);
            }
        }
        return new Languages(yaml, tags.isEmpty() ? List.of(DEFAULT) : tags);
    }

    private static boolean isATag(String tag) {
        return TAG.matcher(tag).matches()
                && Locale.forLanguageTag(tag).toLanguageTag().equalsIgnoreCase(tag)
                && !Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH).equals(tag);
    }

    List<String> tags() {
        return tags;
    }

    String main() {
        return tags.getFirst();
    }

    /** ISO 3166 code of where the main language is at home. */
    String region() {
        Locale locale = Locale.forLanguageTag(main());
        return locale.getCountry().length() == 2
                ? locale.getCountry()
                : REGIONS.getOrDefault(locale.getLanguage(), "US");
    }

    /** Whether the keys of a mapping are languages. */
    boolean isByLanguage(Node node) {
        if (!(node instanceof MappingNode mapping) || mapping.getValue().isEmpty()) {
            return false;
        }
        List<String> keys = mapping.getValue().stream().map(Mapping::key).toList();
        return keys.stream().anyMatch(tags::contains)
                || keys.stream().allMatch(key -> isATag(key) && !KEYS.contains(key));
    }

    /**
     * What stands there in each language, in the order of the bot's languages; a language that the
     * bot does not speak is a problem.
     */
    List<InLanguage> each(Spot spot) {
        Mapping mapping = yaml.anyMapping(spot, "Write a text for each language.");
        List<InLanguage> each = new ArrayList<>();
        for (Spot key : mapping.keySpots()) {
            if (!tags.contains(key.scalar())) {
                yaml.problem(
                        key,
                        "The bot does not speak '" + key.scalar() + "'.",
                        Nearest.to(key.scalar(), tags)
                                .filter(_ -> !isATag(key.scalar()))
                                .map(tag -> "Did you mean '" + tag + "'?")
                                .orElse("Add it to 'languages:' at the top, or remove it here."));
            }
        }
        for (String key : new LinkedHashSet<>(mapping.keys())) {
            if (tags.contains(key)) {
                each.add(new InLanguage(key, mapping.get(key)));
            }
        }
        return each;
    }

    /** Something in one language. */
    record InLanguage(String language, Spot spot) {}
}
