package dev.deskhand.emulator.junit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A visitor with a chat, on the side of whoever sits before the shop's page. */
public final class EmulatedVisitor {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long ROUND_MILLIS = 1_000;

    private final EmulatedAccount account;
    private final String id;
    private final String channelId;
    private final Duration patience;

    EmulatedVisitor(EmulatedAccount account, String id, String channelId) {
        this(account, id, channelId, PATIENCE);
    }

    private EmulatedVisitor(
            EmulatedAccount account, String id, String channelId, Duration patience) {
        this.account = account;
        this.id = id;
        this.channelId = channelId;
        this.patience = patience;
    }

    /** The same visitor, who waits so long for what is to be seen; 10 s otherwise. */
    public EmulatedVisitor withPatience(Duration time) {
        return new EmulatedVisitor(account, id, channelId, time);
    }

    /** The id of the visitor in GraphQL. */
    public String id() {
        return id;
    }

    /** The id of the chat in GraphQL. */
    public String channelId() {
        return channelId;
    }

    /** Writes a message, or presses a button: a press sends the button's value. */
    public void says(String text) {
        account.post("visitors/" + EmulatedAccount.encode(id) + "/messages", Map.of("text", text));
    }

    /** Closes the tab. */
    public void leaves() {
        account.post("visitors/" + EmulatedAccount.encode(id) + "/leave", Map.of());
    }

    /** Opens the page again. */
    public void returns() {
        account.post("visitors/" + EmulatedAccount.encode(id) + "/return", Map.of());
    }

    /** Waits until an agent has written exactly this. */
    public SeenEvent sees(String text) {
        return sees(
                "\"" + text + "\"",
                event -> event.senderKind().equals("agent") && event.text().equals(text));
    }

    /**
     * Waits for the first thing in the chat that fits, from its beginning.
     *
     * @param what names it in the error
     * @throws AssertionError if it does not come in time; says what was seen
     */
    public SeenEvent sees(String what, Predicate<SeenEvent> fits) {
        long deadline = System.nanoTime() + patience.toNanos();
        long after = 0;
        long left = patience.toMillis();
        while (left > 0) {
            for (SeenEvent event : events(after, Math.min(ROUND_MILLIS, left))) {
                after = event.number();
                if (fits.test(event)) {
                    return event;
                }
            }
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
        throw new AssertionError(
                "The visitor did not see %s within %s, but %s".formatted(what, patience, seen()));
    }

    /** All that is to be seen so far. */
    public List<SeenEvent> seen() {
        return events(0, 0);
    }

    /** The texts of all messages so far, whoever wrote them. */
    public List<String> texts() {
        return seen().stream()
                .filter(event -> event.type().equals("chat.msg"))
                .map(SeenEvent::text)
                .toList();
    }

    private List<SeenEvent> events(long after, long waitMillis) {
        return account.get(
                        "visitors/%s/events?after=%d&wait_ms=%d"
                                .formatted(EmulatedAccount.encode(id), after, waitMillis))
                .path("events")
                .valueStream()
                .map(SeenEvent::of)
                .toList();
    }
}
