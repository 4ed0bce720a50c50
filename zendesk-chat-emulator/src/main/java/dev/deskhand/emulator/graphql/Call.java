package dev.deskhand.emulator.graphql;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.LogEntry;
import dev.deskhand.emulator.account.Refused;
import dev.deskhand.emulator.account.Session;
import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the resolvers of one execution know beyond its document; used by one thread. */
final class Call {

    /** The line of a log that a subscription's document is executed for. */
    record Event(String subscriptionId, String channelId, LogEntry entry) {}

    private final @Nullable Caller caller;
    private final String websocketBase;
    private final @Nullable Event event;
    private @Nullable Topic asked;

    Call(@Nullable Caller caller, String websocketBase, @Nullable Event event) {
        this.caller = caller;
        this.websocketBase = websocketBase;
        this.event = event;
    }

    static Call of(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getGraphQlContext().get(Call.class));
    }

    private Caller caller() {
        if (caller == null) {
            throw new Refused(
                    Refused.Kind.UNAUTHORISED,
                    "no_session",
                    "Over HTTP only startAgentSession is answered; send everything else through the WebSocket it names.");
        }
        return caller;
    }

    /** The account that the caller's session is of. */
    Account account() {
        return caller().account();
    }

    Session session() {
        return caller().session();
    }

    /** Where an answer writes the account's things. */
    Nodes nodes() {
        return new Nodes(account());
    }

    String agentId() {
        return session().agentId();
    }

    String websocketBase() {
        return websocketBase;
    }

    /** Null while a subscription is being made. */
    @Nullable Event event() {
        return event;
    }

    void ask(Topic topic) {
        var _ = caller();
        asked = topic;
    }

    @Nullable Topic asked() {
        return asked;
    }

    /** What a subscription wants to hear of. */
    record Topic(boolean messages, Set<String> activities) {

        boolean covers(LogEntry entry) {
            return switch (entry) {
                case LogEntry.Message _ -> messages;
                case LogEntry.MemberJoin _ -> activities.contains("MEMBER_JOIN");
                case LogEntry.MemberChange _ -> activities.contains("MEMBER_CHANGE");
                case LogEntry.MemberLeave _ -> activities.contains("MEMBER_LEAVE");
            };
        }
    }
}
