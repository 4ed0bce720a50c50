package dev.deskhand.bot.template;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address with placeholders. No URI may hold a brace, so in the messages of a bot each brace of
 * a template is percent-encoded: <code>https://shop.example/{order}</code> is kept as {@code
 * https://shop.example/%7Border%7D}.
 */
public final class Address {
    private static final Pattern BRACE = Pattern.compile("%7[bB]|%7[dD]");
    private static final Pattern WRITTEN =
            Pattern.compile("(?<two>\\{\\{|\\}\\})|\\{(?<inner>[^{}]*)\\}");
    private static final Pattern KEPT =
            Pattern.compile("(?<open>%7B%7B)|(?<close>%7D%7D)|%7B(?<inner>.*?)%7D");
    private static final Pattern FIXED =
            Pattern.compile("(?i)(?:https?://[^/?#{}]+[/?#]|mailto:|tel:).*", Pattern.DOTALL);

    private Address() {}

    /** The address as messages keep it. */
    public static URI keep(String template) throws URISyntaxException {
        String doubled =
                BRACE.matcher(template)
                        .replaceAll(brace ->
                                brace.group().charAt(2) == 'B' || brace.group().charAt(2) == 'b'
                                        ? "{{"
                                        : "}}");
        return new URI(
                WRITTEN.matcher(doubled)
                        .replaceAll(match -> {
                            String inner = match.group("inner");
                            return inner == null
                                    ? (match.group().equals("{{") ? "%7B%7B" : "%7D%7D")
                                    : "%7B" + Escape.URL.apply(inner) + "%7D";
                        }));
    }

    /** The template of an address that was kept. */
    public static String template(URI kept) {
        return KEPT.matcher(kept.toString())
                .replaceAll(match -> {
                    String inner = match.group("inner");
                    if (inner == null) {
                        return match.group("open") != null ? "{{" : "}}";
                    }
                    return Matcher.quoteReplacement(
                            "{" + URLDecoder.decode(inner, StandardCharsets.UTF_8) + "}");
                });
    }

    /** Whether what an address leads to is the author's choice alone, whatever the values are. */
    public static boolean hasFixedHost(String template) {
        return Template.of(template).isPlain()
                || FIXED.matcher(template.substring(0, template.indexOf('{'))).matches();
    }

    /** The address with its gaps filled; empty if no address comes of it. */
    public static Optional<URI> fill(String template, Values values) {
        String filled =
                Template.of(template.replace("{{", "%7B").replace("}}", "%7D"))
                        .fill(gap -> values.of(gap).or(gap::fallback), Escape.URL);
        try {
            return Optional.of(new URI(filled));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
