package dev.deskhand.zendesk.chat.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.deskhand.zendesk.chat.ChatEvent;
import dev.deskhand.zendesk.chat.operation.ChatEventReader;
import dev.deskhand.zendesk.chat.operation.ListAgents;
import dev.deskhand.zendesk.chat.operation.ListChannels;
import dev.deskhand.zendesk.chat.operation.ListDepartments;
import dev.deskhand.zendesk.chat.operation.Operation;
import dev.deskhand.zendesk.chat.operation.StopAgentSession;
import dev.deskhand.zendesk.chat.operation.Subscription;
import dev.deskhand.zendesk.chat.operation.UnreadableAnswerException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Whatever stands in a frame, it is read or called unreadable, and never throws. The inputs in the
 * resources, each of which was trouble once or could be, run with the other tests.
 */
class FramesFuzzTest {

    private static final List<Operation<?>> READERS =
            List.of(
                    new ListAgents(),
                    new ListDepartments(),
                    new ListChannels(5, true),
                    new StopAgentSession(),
                    Subscription.to(Subscription.Kind.MESSAGE));

    @FuzzTest(maxDuration = "2m")
    void anyTextIsReadOrCalledUnreadable(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        switch (Frames.read(text)) {
            case Frames.Inbound.Reply(String id, RequestOutcome outcome) -> {
                assertThat(id).isNotEmpty();
                if (outcome instanceof RequestOutcome.Answered(JsonNode data)) {
                    READERS.forEach(operation -> answerIsReadOrUnreadable(operation, data));
                }
            }
            case Frames.Inbound.Data(JsonNode data) -> eventIsReadOrUnreadable(data);
            case Frames.Inbound.Pong() -> assertThat(text).contains("sig");
            case Frames.Inbound.EndOfSession(String reason) ->
                    assertThat(reason.length()).isLessThanOrEqualTo(text.length());
            case Frames.Inbound.Unreadable(String why, _) ->
                    assertThat(why).as("a shape, not a quotation").hasSizeLessThan(60);
        }
    }

    private static void answerIsReadOrUnreadable(Operation<?> operation, JsonNode data) {
        try {
            assertThat(operation.read(data)).isNotNull();
        } catch (UnreadableAnswerException e) {
            assertThat(e).hasMessageContaining("'");
        }
    }

    private static void eventIsReadOrUnreadable(JsonNode data) {
        try {
            Optional<ChatEvent> event = ChatEventReader.live(data, Instant.EPOCH);
            assertThat(event.map(ChatEvent::eventId)).isNotEqualTo(Optional.of(""));
        } catch (UnreadableAnswerException e) {
            assertThat(e).hasMessageContaining("'");
        }
    }
}
