package dev.deskhand.emulator.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An access token; it acts as the agent who pressed Allow.
 *
 * @param refreshToken good for one renewal, null once used or where the grant gives none
 * @param expires in epoch milliseconds, null for never
 */
public record Token(
        String accessToken,
        @Nullable String refreshToken,
        String clientId,
        String agentId,
        Set<String> scopes,
        @Nullable Long expires) {

    public Token {
        scopes = Set.copyOf(scopes);
    }

    /** The scopes as the protocol writes them: parted by spaces. */
    public String scope() {
        return String.join(" ", scopes.stream().sorted().toList());
    }

    @Override
    public String toString() {
        return "Token[of " + agentId + " for " + clientId + ", hidden]";
    }
}
