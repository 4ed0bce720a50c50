package dev.deskhand.emulator.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program allowed to ask for tokens.
 *
 * @param confidential may use the client_credentials grant; clients made in the dashboard are
 *     public
 * @param ownerId the agent on whose behalf client_credentials tokens act
 */
public record ApiClient(
        String clientId,
        String clientSecret,
        String name,
        String company,
        List<String> redirectUrls,
        boolean confidential,
        @Nullable String ownerId) {

    public ApiClient {
        redirectUrls = List.copyOf(redirectUrls);
    }

    @Override
    public String toString() {
        return "ApiClient[" + clientId + ", " + name + ", secret hidden]";
    }
}
