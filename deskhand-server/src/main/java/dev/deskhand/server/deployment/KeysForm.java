package dev.deskhand.server.deployment;

import dev.deskhand.server.refusal.Fields;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The operator's entries as they are typed and pasted, made into {@link Keys}. */
public final class KeysForm {
    private static final int MAX_LENGTH = 200;
    private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final String ZENDESK = ".zendesk.com";

    private KeysForm() {}

    /**
     * Cleans and checks.
     *
     * @param subdomain {@code acme}, {@code acme.zendesk.com} or {@code https://acme.zendesk.com/}
     * @param clientSecret empty or blank: the stored one stays
     * @param secretStored whether there is a stored one
     * @throws dev.deskhand.server.refusal.Refusal with each field that will not do
     */
    public static Keys read(
            String clientId,
            String clientName,
            String subdomain,
            Optional<String> clientSecret,
            boolean secretStored) {
        Fields fields = new Fields();
        String id = fields.line("client_id", clientId, MAX_LENGTH, false);
        String name = fields.line("client_name", clientName, MAX_LENGTH, false);
        String account = cleanSubdomain(subdomain);
        Optional<String> secret = clientSecret.map(String::strip).filter(text -> !text.isEmpty());
        fields.require(
                        !id.chars().anyMatch(Character::isWhitespace),
                        "client_id",
                        "client_id has a space in it; copy it again from Zendesk.")
                .require(
                        SUBDOMAIN.matcher(account).matches(),
                        "subdomain",
                        "subdomain is the part before .zendesk.com in the account's address, such"
                                + " as acme for https://acme.zendesk.com/.")
                .require(
                        secretStored || secret.isPresent(),
                        "client_secret",
                        "client_secret is missing. Zendesk shows it once, when the API client is"
                                + " created; make a new API client if it is lost.")
                .require(
                        secret.map(text -> text.length() <= MAX_LENGTH && isOneWord(text))
                                .orElse(true),
                        "client_secret",
                        "client_secret has a space in it or is too long; copy it again from"
                                + " Zendesk.")
                .orRefuse();
        return new Keys(id, name, account, secret);
    }

    static String cleanSubdomain(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        text = text.replaceFirst("^https?://", "").replaceFirst("[/?#].*$", "");
        return text.endsWith(ZENDESK) ? text.substring(0, text.length() - ZENDESK.length()) : text;
    }

    private static boolean isOneWord(String text) {
        return text.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
    }
}
