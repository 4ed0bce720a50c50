package dev.deskhand.server.storage;

import dev.deskhand.server.deployment.Deployment;
import dev.deskhand.server.deployment.Deployments;
import dev.deskhand.server.deployment.Grant;
import dev.deskhand.server.deployment.Keys;
import dev.deskhand.server.deployment.KeysStore;
import dev.deskhand.server.security.SecretBox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The deployments in the database; secrets and tokens are sealed before they reach it. */
public final class JdbiDeployments implements Deployments, KeysStore {
    private static final String KIND = "zendesk_live_chat";
    private static final String COLUMNS =
            "business_id, client_id, client_name, subdomain, client_secret, authorised_at, wanted";
    private static final String ONE = " where business_id = :business and kind = :kind";

    private final Database database;
    private final SecretBox secrets;
    private final InstantSource clock;

    public JdbiDeployments(Database database, SecretBox secrets, InstantSource clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public Optional<Deployment> find(long businessId) {
        return database.read(handle -> find(handle, businessId));
    }

    @Override
    public List<Deployment> all() {
        return database.read(handle ->
                handle.createQuery(
                                "select "
                                        + COLUMNS
                                        + " from deployment where kind = :kind order by"
                                        + " business_id")
                        .bind("kind", KIND)
                        .map((row, ctx) -> deployment(row))
                        .list());
    }

    @Override
    public Optional<Grant> grant(long businessId) {
        return database.read(handle ->
                        handle.createQuery(
                                        "select access_token, refresh_token from"
                                                + " deployment"
                                                + ONE
                                                + " and access_token is not null")
                                .bind("business", businessId)
                                .bind("kind", KIND)
                                .map((row, ctx) -> sealedGrant(row))
                                .findOne())
                .map(sealed -> opened(sealed, businessId));
    }

    @Override
    public Optional<String> clientSecret(long businessId) {
        return database.read(handle ->
                        handle.createQuery(
                                        "select client_secret from deployment"
                                                + ONE
                                                + " and client_secret is not null")
                                .bind("business", businessId)
                                .bind("kind", KIND)
                                .mapTo(String.class)
                                .findOne())
                .map(sealed -> secrets.open(sealed, place("client_secret", businessId)));
    }

    @Override
    public void storeGrant(long businessId, Grant grant) {
        String access = secrets.seal(grant.accessToken(), place("access_token", businessId));
        Optional<String> refresh =
                grant.refreshToken()
                        .map(token -> secrets.seal(token, place("refresh_token", businessId)));
        int rows =
                database.write(handle ->
                        handle.createUpdate(
                                        "update deployment set access_token = :access,"
                                                + " refresh_token = :refresh,"
                                                + " authorised_at = :now"
                                                + ONE)
                                .bind("business", businessId)
                                .bind("kind", KIND)
                                .bind("access", access)
                                .bind("refresh", refresh)
                                .bind("now", clock.millis())
                                .execute());
        if (rows == 0) {
            throw new IllegalStateException(
                    "Business " + businessId + " has no keys, so its grant cannot be stored.");
        }
    }

    @Override
    public void setWanted(long businessId, boolean wanted) {
        database.write(handle ->
                handle.createUpdate("update deployment set wanted = :wanted" + ONE)
                        .bind("business", businessId)
                        .bind("kind", KIND)
                        .bind("wanted", wanted ? 1 : 0)
                        .execute());
    }

    @Override
    public Deployment save(long businessId, Keys keys) {
        Optional<String> secret =
                keys.clientSecret()
                        .map(plain -> secrets.seal(plain, place("client_secret", businessId)));
        return database.write(handle -> {
            dropForeignGrant(handle, businessId, keys);
            handle.createUpdate(
                            "insert into deployment (business_id, kind, client_id,"
                                    + " client_name, subdomain, client_secret, wanted) values"
                                    + " (:business, :kind, :id, :name, :subdomain, :secret, 1)"
                                    + " on conflict (business_id, kind) do update set client_id"
                                    + " = excluded.client_id, client_name ="
                                    + " excluded.client_name, subdomain = excluded.subdomain,"
                                    + " client_secret = coalesce(excluded.client_secret,"
                                    + " deployment.client_secret)")
                    .bind("business", businessId)
                    .bind("kind", KIND)
                    .bind("id", keys.clientId())
                    .bind("name", keys.clientName())
                    .bind("subdomain", keys.subdomain())
                    .bind("secret", secret)
                    .execute();
            return find(handle, businessId).orElseThrow();
        });
    }

    private static void dropForeignGrant(Handle handle, long businessId, Keys keys) {
        handle.createUpdate(
                        "update deployment set access_token = null, refresh_token = null,"
                                + " authorised_at = null"
                                + ONE
                                + " and (client_id <> :id or subdomain <> :subdomain)")
                .bind("business", businessId)
                .bind("kind", KIND)
                .bind("id", keys.clientId())
                .bind("subdomain", keys.subdomain())
                .execute();
    }

    private static Optional<Deployment> find(Handle handle, long businessId) {
        return handle.createQuery("select " + COLUMNS + " from deployment" + ONE)
                .bind("business", businessId)
                .bind("kind", KIND)
                .map((row, ctx) -> deployment(row))
                .findOne();
    }

    private static Grant sealedGrant(ResultSet row) throws SQLException {
        return new Grant(
                row.getString("access_token"), Optional.ofNullable(row.getString("refresh_token")));
    }

    private Grant opened(Grant sealed, long businessId) {
        return new Grant(
                secrets.open(sealed.accessToken(), place("access_token", businessId)),
                sealed.refreshToken()
                        .map(token -> secrets.open(token, place("refresh_token", businessId))));
    }

    private static String place(String column, long businessId) {
        return "deployment/" + column + "/" + businessId;
    }

    private static Deployment deployment(ResultSet row) throws SQLException {
        return new Deployment(
                row.getLong("business_id"),
                row.getString("client_id"),
                row.getString("client_name"),
                row.getString("subdomain"),
                row.getString("client_secret") != null,
                Rows.optionalInstant(row, "authorised_at"),
                row.getInt("wanted") != 0);
    }
}
