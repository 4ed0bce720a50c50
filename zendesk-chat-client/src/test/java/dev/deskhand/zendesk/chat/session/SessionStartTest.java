package dev.deskhand.zendesk.chat.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.zendesk.chat.session.SessionInput.SessionNotStarted;
import dev.deskhand.zendesk.chat.session.SessionInput.SessionStarted;
import dev.deskhand.zendesk.chat.session.SessionInput.StartFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What each answer to a session start means. */
class SessionStartTest {

    private static final String STARTED =
            "{\"data\":{\"startAgentSession\":{\"websocket_url\":\"%s\",\"session_id\":\"s\",\"client_id\":\"c\"}}}";

    private static SessionInput judge(int status, String body) {
        return SessionStart.judge(1, status, Optional.empty(), body);
    }

    private static StartFailure failure(int status, String body) {
        return ((SessionNotStarted) judge(status, body)).failure();
    }

    private static String error(String message) {
        return "{\"errors\":[{\"message\":\"" + message + "\"}]}";
    }

    @Test
    void aSessionIsRead() {
        assertThat(judge(200, STARTED.formatted("wss://host/stream/0.1/graphql/s:c")))
                .isInstanceOfSatisfying(
                        SessionStarted.class,
                        started -> {
                            assertThat(started.session().websocketUrl())
                                    .hasToString("wss://host/stream/0.1/graphql/s:c");
                            assertThat(started.toString()).doesNotContain("s:c");
                        });
    }

    @Test
    void onlyErrorsThatSpeakOfTheTokenMeanTheToken() {
        for (String word :
                new String[] {"invalid scope", "Unauthorized", "access denied", "token revoked"}) {
            assertThat(failure(200, error(word))).isEqualTo(new StartFailure.TokenRefused(word));
        }
        assertThat(failure(200, "{\"errors\":[{\"extensions\":{\"code\":\"invalid_token\"}}]}"))
                .isInstanceOf(StartFailure.TokenRefused.class);
        assertThat(failure(200, error("Cannot query field \"client_id\"")))
                .isInstanceOf(StartFailure.TryLater.class);
        assertThat(failure(200, error("too many sessions for this token")))
                .isInstanceOf(StartFailure.TryLater.class);
        assertThat(failure(200, error("unknown access token")))
                .isEqualTo(new StartFailure.TokenRefused("unknown access token"));
        assertThat(failure(401, "")).isEqualTo(new StartFailure.TokenRefused("HTTP 401"));
        assertThat(failure(200, error("Internal error"))).isInstanceOf(StartFailure.TryLater.class);
        assertThat(failure(200, error("concurrent session limit reached")))
                .isEqualTo(new StartFailure.SeatTaken("concurrent session limit reached"));
    }

    @Test
    void troubleOfTheServerIsNeverTakenForARefusedToken() {
        assertThat(failure(503, error("no token for you")))
                .isInstanceOf(StartFailure.TryLater.class);
        assertThat(failure(200, "<html>")).isInstanceOf(StartFailure.TryLater.class);
        assertThat(failure(200, STARTED.formatted("https://host/")))
                .isInstanceOf(StartFailure.TryLater.class);
        assertThat(failure(404, "")).isInstanceOf(StartFailure.TryLater.class);
    }

    @Test
    void theWishToWaitIsReadInSecondsAndAsADate() {
        SessionInput input = SessionStart.judge(1, 429, Optional.of(Duration.ofSeconds(30)), "");
        assertThat(((SessionNotStarted) input).failure())
                .isInstanceOfSatisfying(
                        StartFailure.TryLater.class,
                        later -> assertThat(later.retryAfter()).contains(Duration.ofSeconds(30)));
        Instant now = Instant.parse("2026-10-21T07:28:00Z");
        assertThat(SessionStart.retryAfter(" 30 ", now)).contains(Duration.ofSeconds(30));
        assertThat(SessionStart.retryAfter("Wed, 21 Oct 2026 07:30:00 GMT", now))
                .contains(Duration.ofMinutes(2));
        for (String nothing : new String[] {"", "soon", "-3", "Wed, 21 Oct 2026", "99999999999"}) {
            assertThat(SessionStart.retryAfter(nothing, now)).as(nothing).isEmpty();
        }
        assertThat(SessionStart.retryAfter("Wed, 21 Oct 2026 07:00:00 GMT", now))
                .as("a date gone by")
                .isEmpty();
    }
}
