package dev.deskhand.server.storage;

import dev.deskhand.server.authorisation.ConsentStates;
import java.time.Instant;

/** The consents under way, in the database. */
public final class JdbiConsentStates implements ConsentStates {
    private final Database database;

    public JdbiConsentStates(Database database) {
        this.database = database;
    }

    @Override
    public void add(String stateHash, long businessId, Instant now, Instant expiresAt, int atMost) {
        database.write(handle -> {
            handle.createUpdate("delete from consent_state where expires_at <= :now")
                    .bind("now", now.toEpochMilli())
                    .execute();
            handle.createUpdate(
                            "delete from consent_state where state_hash in (select"
                                    + " state_hash from consent_state where business_id ="
                                    + " :business order by created_at desc, state_hash"
                                    + " limit 100000 offset :kept)")
                    .bind("business", businessId)
                    .bind("kept", atMost - 1)
                    .execute();
            return handle.createUpdate(
                            "insert into consent_state (state_hash, business_id,"
                                    + " created_at, expires_at) values (:hash, :business,"
                                    + " :now, :expires)")
                    .bind("hash", stateHash)
                    .bind("business", businessId)
                    .bind("now", now.toEpochMilli())
                    .bind("expires", expiresAt.toEpochMilli())
                    .execute();
        });
    }

    @Override
    public boolean take(String stateHash, long businessId, Instant now) {
        return database.write(handle ->
                handle.createUpdate(
                                        "delete from consent_state where state_hash = :hash"
                                                + " and business_id = :business and"
                                                + " expires_at > :now")
                                .bind("hash", stateHash)
                                .bind("business", businessId)
                                .bind("now", now.toEpochMilli())
                                .execute()
                        > 0);
    }
}
