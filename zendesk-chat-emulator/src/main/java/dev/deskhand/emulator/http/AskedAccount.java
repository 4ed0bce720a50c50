package dev.deskhand.emulator.http;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.Accounts;
import dev.deskhand.emulator.account.OAuthError;
import dev.deskhand.emulator.account.Option;
import dev.deskhand.emulator.account.Refused;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/**
 * Which account a request is about. Whatever it touches, the answer waits until that account is
 * stored.
 */
final class AskedAccount {

    private static final String TOUCHED = "account";

    private final Accounts accounts;

    AskedAccount(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The account of {@code ?account=}; the first when nothing is said. */
    Account of(Context http) {
        String subdomain = http.queryParam("account");
        return touch(http, subdomain == null ? accounts.first() : accounts.account(subdomain));
    }

    /**
     * The account an OAuth request is about: the one whose client this is, unless {@code ?account=}
     * says otherwise. An unknown client is refused by whichever account is asked.
     */
    Account ofClient(Context http, @Nullable String clientId, @Nullable String subdomain) {
        return http.queryParam("account") != null
                ? of(http)
                : touch(http, accounts.byClient(clientId, subdomain).orElseGet(accounts::first));
    }

    /** As above; and a subdomain that is another account's is refused. */
    Account checked(Context http, @Nullable String clientId, @Nullable String subdomain) {
        Account account = ofClient(http, clientId, subdomain);
        if (!agrees(account, subdomain)) {
            throw new Refused(
                    Refused.Kind.INVALID, "subdomain_mismatch", mismatch(account, subdomain));
        }
        return account;
    }

    /** As above, in the words of a token request. */
    Account checkedForToken(Context http, @Nullable String clientId, @Nullable String subdomain) {
        Account account = ofClient(http, clientId, subdomain);
        if (!agrees(account, subdomain)) {
            throw OAuthError.badClient(mismatch(account, subdomain));
        }
        return account;
    }

    private boolean agrees(Account account, @Nullable String subdomain) {
        return subdomain == null
                || subdomain.equals(account.subdomain())
                || switch (account.options().word(Option.SUBDOMAIN_CHECK)) {
                    case "refused" -> false;
                    case "ignored" -> true;
                    // A lone account answers to every name.
                    default -> accounts.all().size() == 1;
                };
    }

    private static String mismatch(Account account, @Nullable String subdomain) {
        return "The client belongs to the account \"%s\", but subdomain is \"%s\"; give the one it was made in."
                .formatted(account.subdomain(), subdomain);
    }

    /** Notes that the answer may tell of this account. */
    static Account touch(Context http, Account account) {
        http.attribute(TOUCHED, account);
        return account;
    }

    /** Holds an answer back until what it may tell of is stored. */
    static void awaitStored(Context http) {
        try {
            Account account = http.attribute(TOUCHED);
            if (account != null) {
                account.awaitStored();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Http.error(http, 503, "going_down", "The emulator is going down.");
        }
    }
}
