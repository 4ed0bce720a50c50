package dev.deskhand.server.channel;

import dev.deskhand.zendesk.chat.Secret;
import dev.deskhand.zendesk.chat.rest.RestAgent;
import dev.deskhand.zendesk.chat.rest.RestDepartment;
import dev.deskhand.zendesk.chat.rest.RestException;
import dev.deskhand.zendesk.chat.rest.ZendeskChatRest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Zendesk's REST API tells of the bot's own seat, which the Conversations API does not: the
 * departments that it is in. Kept until {@link #forget()}. Thread-safe; the lock is held over the
 * request, so that it is made once.
 */
public final class ZendeskSeat {
    private static final Logger log = LoggerFactory.getLogger(ZendeskSeat.class);

    private final ZendeskChatRest rest;
    private final Secret token;
    private final ReentrantLock lock = new ReentrantLock();

    /** How often {@link #forget()} was called: what was asked for before the last time is old. */
    private final AtomicLong age = new AtomicLong();

    private @Nullable Known known;

    private record Known(long age, Set<String> own) {}

    public ZendeskSeat(ZendeskChatRest rest, Secret token) {
        this.rest = rest;
        this.token = token;
    }

    /**
     * The departments as they are now, asked afresh.
     *
     * @throws RestException when Zendesk does not tell
     */
    public Membership membership() {
        RestAgent me = rest.me(token);
        return new Membership(me, rest.departments(token));
    }

    /** Local ids of the bot's own departments; empty when Zendesk does not tell. */
    Optional<Set<String>> ownDepartments() {
        lock.lock();
        try {
            long now = age.get();
            if (known == null || known.age != now) {
                known =
                        new Known(
                                now,
                                membership().own().stream()
                                        .map(department -> Long.toString(department.id()))
                                        .collect(Collectors.toUnmodifiableSet()));
            }
            return Optional.of(known.own);
        } catch (RestException e) {
            log.warn("Zendesk does not tell the bot's own departments: {}", e.getMessage());
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Asks again at the next need: after a reconnect the departments may be others. Never waits for
     * a request, since it is called on the session's own loop.
     */
    public void forget() {
        age.incrementAndGet();
    }

    /** The bot's agent, and all departments. */
    public record Membership(RestAgent me, List<RestDepartment> departments) {
        /** The departments that the bot's agent is in. */
        public List<RestDepartment> own() {
            return departments.stream()
                    .filter(department ->
                            department.members().contains(me.id())
                                    || me.departments().contains(department.id()))
                    .toList();
        }
    }
}
