package dev.deskhand.zendesk.chat.operation;

import dev.deskhand.zendesk.chat.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The channels that the agent can see, each with its agents, state, visitor and the end of its log.
 *
 * <p>Much of this is inferred, so there are several forms, and where Zendesk refuses one the next
 * plainer is asked for: without the visitor's profile, then without states, times and changes of
 * members in the log, and last without visitor and log, as the one public program does that lists
 * channels. {@link Channel#logRead()} says whether there was a log to read.
 *
 * <p>Entries of the log without a time carry that of the entry before them.
 *
 * @param lastLogs how many entries of each log, at least 1
 * @param profiles whether to ask for what is known of each visitor ({@link Channel#profile()}).
 *     These are personal data: ask where they are needed
 */
public record ListChannels(int lastLogs, boolean profiles) implements Operation<List<Channel>> {

    private static final int PAGE = 20;
    private static final String AGENTS =
            "id agents { edges { node { id name display_name status } } }";

    private static final String PLAIN = "id agents { edges { node { id status display_name } } }";

    public ListChannels {
        if (lastLogs < 1) {
            throw new IllegalArgumentException(
                    "Ask for at least one entry of each log, not " + lastLogs);
        }
    }

    /** Without the visitors' profiles. */
    public ListChannels(int lastLogs) {
        this(lastLogs, false);
    }

    Connection<Channel> connection() {
        List<String> forms = new ArrayList<>();
        if (profiles) {
            forms.add(form(ChannelReader.EVERYTHING, ChatEventReader.LOG_ENTRY));
            forms.add(form(ChannelReader.SEEN_IN_USE, ChatEventReader.LOG_ENTRY));
        }
        forms.add(form("state visitor { id display_name }", ChatEventReader.LOG_ENTRY));
        forms.add(form("visitor { id display_name }", ChatEventReader.LOG_ENTRY_PLAIN));
        forms.add(PLAIN);
        return new Connection<>("channels", forms, ChannelReader::channel);
    }

    private String form(String ofVisitorChannel, String entry) {
        return "__typename "
                + AGENTS
                + " ... on VisitorChannel { "
                + ofVisitorChannel
                + " } logs(last: "
                + lastLogs
                + ") { edges { node { "
                + entry
                + " } } }";
    }

    private PagedList<Channel> pages() {
        return connection().all(PAGE);
    }

    @Override
    public String document() {
        return pages().document();
    }

    @Override
    public Step<List<Channel>> read(JsonNode data) {
        return pages().read(data);
    }

    @Override
    public Optional<Operation<List<Channel>>> plainer() {
        return pages().plainer();
    }
}
