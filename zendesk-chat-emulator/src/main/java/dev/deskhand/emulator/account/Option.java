package dev.deskhand.emulator.account;

import java.util.List;
import java.util.Locale;

/**
 * The catalogue of what nobody outside can know of the real service, or what this emulator leaves
 * out: each a question, our answer, and the other answers on offer. docs/emulator.md lists them.
 */
public enum Option {
    ERROR_SHAPE(
            "Shape of GraphQL errors: with locations, path and `extensions.code`, or the message alone",
            "with_code",
            "message_only"),
    REPLY_KEYS(
            "Keys of a reply frame; a frame whose `id` cannot be read is answered without one",
            "id_and_payload"),
    SOCKET_VARIABLES("`variables` inside a socket request", "accepted", "refused"),
    PONG_PAYLOAD("Payload of PONG", "that_of_the_ping", "none"),
    SOCKET_IDLE_S("Idle limit of a socket: seconds without a frame", 1, 120, 86_400),
    SESSION_LIMIT("How many sessions an agent may have", 1, 1, 1_000),
    SESSION_BEYOND_LIMIT(
            "One session too many: the oldest live one ends at once, or the new one is refused",
            "ends_oldest",
            "is_refused"),
    SESSION_COUNTS(
            "When a session stops counting: when its socket has closed (it may come back to the same address as long as no newer one is live), or only when it has ended",
            "while_connected",
            "until_ended"),
    SESSION_SCOPES("Scopes that a token needs to start a session", "chat", "read_write_chat"),
    SUBSCRIPTIONS_PER_SOCKET("Subscriptions of one socket", 1, 100, 10_000),
    BINARY_FRAME("A binary frame", "answered_with_an_error"),
    SLOW_CLIENT(
            "A client that does not read: when a frame could not be written for 10 s, or when 20,000 wait",
            "cut_off"),
    SECOND_SOCKET("A second socket of one session", "replaces_the_first_with_1000"),
    UNKNOWN_SESSION("Socket of an unknown or ended session", "opens_and_is_sent_eos"),
    EOS_REASONS(
            "Reasons of EOS besides `concurrent session limit reached`: `session stopped`, `session not found`, `token revoked`, `token expired`, `agent removed`, `account reset`, `ip address not allowed`",
            "in_words"),
    STATUS_AFTER_SOCKET(
            "An agent's status when the last socket closes and the status was set over a session",
            "offline",
            "kept"),
    STATUS_OFFLINE_CHOSEN("`updateAgentStatus(status: OFFLINE)`", "refused", "accepted"),
    SUBSCRIPTION_ANSWER(
            "Answer to a subscription: `{\"data\":{\"subscription_id\":...}}`; events are the selected fields under `data`",
            "subscription_id"),
    MISSED_EVENTS(
            "What a subscription misses while the socket is down; `channels { logs }` has it",
            "not_sent_later"),
    OWN_ECHO("Order of a mutation's reply and one's own message", "echo_first"),
    NEWLY_OFFERED("What an agent who is newly offered a chat hears of it", "from_then_on"),
    BACKOFF_WITHHELD(
            "What `backoff: true` answers when it withholds: `success: false`, or an error",
            "success_false",
            "error"),
    MSG_ID_REPEATED(
            "The same `msg_id` again by the same agent in the same chat: sent again, answered without being sent, or refused",
            "sent_again",
            "ignored",
            "refused"),
    SENDING_TO_SERVED_CHAT(
            "Sending without `backoff` to a chat another serves: goes through and joins, if the sender's department has the chat or the sender was in it before; or is refused",
            "joins",
            "refused"),
    SENDING_WHILE_LISTENING("Sending to a chat one only listens to", "refused_unless_offered"),
    LEAVE_DEFAULT("`leave` left out of a transfer or an invitation", "stays", "leaves"),
    TRANSFER_TO_OFFLINE(
            "Transfer to a department that is not online: an error and nothing changes, or accepted, and the chat waits there for nobody",
            "refused",
            "accepted"),
    INVITING_OFFLINE("Inviting an agent who is not online", "refused", "accepted"),
    WHO_MAY_PASS_ON("Who may transfer and invite", "who_is_in_or_offered"),
    TRANSFER_WITHOUT_LEAVE(
            "A transfer without `leave`: the caller stays, the chat stays ONGOING, the department is asked",
            "stays_and_asks"),
    DEPARTMENT_AT_LIMIT(
            "Status of a department whose online agents are all at their chat limit",
            "online",
            "away"),
    TYPING_OF_A_STRANGER("Typing of an agent not in the chat", "shown_joins_nobody"),
    TRIGGER_SENDER("How triggers appear to agents", "agent_in_no_list"),
    MEMBER_CHANGE_LOG(
            "When a MemberChangeLog is written: for the visitor's name and e-mail, for transfers too, or never",
            "details",
            "details_and_transfers",
            "never"),
    VISITOR_FILES("Files, ratings and typing of visitors", "not_there"),
    VISITOR_MUTATION("The mutation that writes a visitor's e-mail and notes", "not_there"),
    MESSAGE_LENGTH(
            "Longest message text an agent may send, in characters; 0 for any up to 1 MB a frame",
            0,
            0,
            1_000_000),
    STRUCTURED_LIMITS(
            "More than the documented number of quick replies, buttons, panels, list items (panels take up to 3 buttons)",
            "refused",
            "accepted"),
    BUTTON_WITHOUT_TYPE("A button without a type", "quick_reply", "refused"),
    STRUCTURED_TEXT("Text of a structured message without a fallback", "msg_or_first_heading"),
    HALF_CHARACTER("Half of a surrogate pair in a visitor's text", "replaced_as_a_browser_does"),
    CHAT_BEGINS("When a chat begins: the visitor's join is event 1", "visitor_arrives"),
    CHAT_REOPENED(
            "A visitor back after CLOSED: same channel id, INCOMING, first department, no agents; writing counts as coming back",
            "same_channel"),
    AGENTS_OF_CLOSED_CHAT("Agents of a chat that becomes CLOSED", "out_without_a_line"),
    WRITING_WHILE_CLOSING("Agents writing while the chat is CLOSING", "accepted"),
    TOKEN_LIFETIME_S("Lifetime of access tokens in seconds; 0 for good", 0, 0, 315_360_000),
    SESSION_AT_TOKEN_EXPIRY("The session of a token that expires", "goes_on", "ends"),
    ACCESS_TOKEN_AFTER_REFRESH(
            "The access token beside a refresh token that was used", "stays_good", "revoked"),
    CODE_LIFETIME_S("Lifetime of authorization codes in seconds", 1, 600, 86_400),
    CLIENT_CREDENTIALS_AGENT("The agent of a `client_credentials` token", "clients_creator"),
    SCOPE_LEFT_OUT("`scope` left out of the authorize URL", "read_write_chat"),
    SUBDOMAIN_CHECK(
            "A `subdomain` in the authorize URL or the token request that is not the client's: refused once the emulator has several accounts, always, or never",
            "refused_among_many",
            "refused",
            "ignored"),
    RATE_LIMIT("Rate limits of the API", "none");

    private static final String COMMA = ", ";

    private final String question;
    private final String ours;

    /** All answers on offer, ours first, parted by {@link #COMMA}; empty for a number. */
    private final String answers;

    private final long least;
    private final long most;

    Option(String question, String ours, String... others) {
        this.question = question;
        this.ours = ours;
        this.answers = others.length == 0 ? ours : ours + COMMA + String.join(COMMA, others);
        this.least = 0;
        this.most = 0;
    }

    Option(String question, long least, long ours, long most) {
        this.question = question;
        this.ours = Long.toString(ours);
        this.answers = "";
        this.least = least;
        this.most = most;
    }

    /** As the control API and seed files write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String question() {
        return question;
    }

    /** What the emulator does unless told otherwise. */
    public String ours() {
        return ours;
    }

    public boolean counts() {
        return answers.isEmpty();
    }

    /** In words: the answers on offer, ours first, or the range of a number. */
    public String choices() {
        return counts() ? least + " to " + most : answers;
    }

    boolean takes(String value) {
        if (!counts()) {
            return List.of(answers.split(COMMA, -1)).contains(value);
        }
        try {
            long number = Long.parseLong(value);
            return number >= least && number <= most;
        } catch (NumberFormatException _) {
            return false;
        }
    }
}
