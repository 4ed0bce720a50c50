package dev.deskhand.server.storage;

import dev.deskhand.server.retention.RetentionStore;
import java.time.Instant;
import java.util.List;

/** Deletes conversations; what belongs to them goes with them. */
public final class JdbiRetention implements RetentionStore {
    private final Database database;

    public JdbiRetention(Database database) {
        this.database = database;
    }

    @Override
    public int deleteConversations(Instant lastBefore, int most) {
        return database.write(handle ->
                handle.createUpdate(
                                """
                                delete from conversation where id in (
                                  select id from conversation where last_at < :before
                                  order by last_at limit :most)
                                """)
                        .bind("before", lastBefore.toEpochMilli())
                        .bind("most", most)
                        .execute());
    }

    @Override
    public int forgetEvents(Instant receivedBefore, int most) {
        return database.write(handle ->
                handle.createUpdate(
                                """
                                delete from received_event where (business_id, event_id) in (
                                  select business_id, event_id from received_event
                                  where received_at < :before
                                  order by received_at limit :most)
                                """)
                        .bind("before", receivedBefore.toEpochMilli())
                        .bind("most", most)
                        .execute());
    }

    @Override
    public List<Long> conversationsOf(long businessId, String visitorId) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select id from conversation
                                where business_id = :business and visitor_id = :visitor
                                order by id
                                """)
                        .bind("business", businessId)
                        .bind("visitor", visitorId)
                        .mapTo(Long.class)
                        .list());
    }

    @Override
    public boolean deleteVisitor(long businessId, String visitorId, Instant silentSince) {
        return database.write(handle -> {
            int running =
                    handle.createQuery(
                                    """
                                    select count(*) from conversation
                                    where business_id = :business and visitor_id = :visitor
                                      and state <> 'ended' and last_at >= :since
                                    """)
                            .bind("business", businessId)
                            .bind("visitor", visitorId)
                            .bind("since", silentSince.toEpochMilli())
                            .mapTo(Integer.class)
                            .one();
            if (running > 0) {
                return false;
            }
            handle.createUpdate(
                            """
                            delete from conversation
                            where business_id = :business and visitor_id = :visitor
                            """)
                    .bind("business", businessId)
                    .bind("visitor", visitorId)
                    .execute();
            return true;
        });
    }
}
