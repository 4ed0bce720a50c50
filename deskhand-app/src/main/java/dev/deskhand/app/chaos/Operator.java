package dev.deskhand.app.chaos;

import dev.deskhand.app.chaos.Chat.Recorded;
import dev.deskhand.app.chaos.Chat.Who;
import dev.deskhand.app.chaos.Watch.Deed;
import dev.deskhand.app.chaos.Watch.Glance;
import dev.deskhand.app.chaos.Watch.Strike;
import dev.deskhand.app.demo.EmulatedAccount;
import dev.deskhand.app.demo.HttpJson;
import dev.deskhand.app.demo.OperatorsConsole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Looks at the connection once a second, notes what is to be seen, and does what the server says is
 * to be done: allows it in again, or presses <em>Start</em>. Also puts the people back to their
 * desks. One thread at a time, but for {@link #note}.
 */
final class Operator {
    private static final Logger LOG = LoggerFactory.getLogger(Operator.class);
    private static final int PAGE = 200;

    /** People look now and then, not all the time. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Zendesk zendesk;
    private final EmulatedAccount account;
    private final OperatorsConsole console;
    private final HttpJson api;
    private final long business;
    private final String bot;

    private final List<Glance> glances = new ArrayList<>();
    private final List<Strike> strikes = new ArrayList<>();
    private final List<Deed> deeds = new CopyOnWriteArrayList<>();
    private long lastStrike;
    private Instant lastHelp = Instant.EPOCH;

    Operator(
            Zendesk zendesk,
            EmulatedAccount account,
            OperatorsConsole console,
            HttpJson api,
            long business,
            String bot) {
        this.zendesk = zendesk;
        this.account = account;
        this.console = console;
        this.api = api;
        this.business = business;
        this.bot = bot;
    }

    /** Something was done to the server. */
    void note(Instant at, String what) {
        deeds.add(new Deed(at, what));
    }

    /** Walks through the consent; what fails now is tried again at a later look. */
    void authorise() {
        console.follow(account.allow(bot, console.authorizeQuery(business)));
    }

    /** One look; answers whether visitors are served. */
    boolean look(Instant now) {
        JsonNode state = zendesk.state();
        boolean served = zendesk.serves(state);
        Glance glance = glance(now, served);
        glances.add(glance);
        for (JsonNode entry : zendesk.strikes(lastStrike).values()) {
            lastStrike = Math.max(lastStrike, entry.path("number").asLong());
            strikes.add(Zendesk.strike(entry));
        }
        if (Duration.between(lastHelp, now).compareTo(PATIENCE) > 0) {
            lastHelp = now;
            zendesk.peopleOnline(state);
            help(now, glance.state());
        }
        return served && glance.state().equals("online");
    }

    private Glance glance(Instant now, boolean served) {
        try {
            JsonNode seen = api.get(deployment() + "/connection");
            return new Glance(
                    now,
                    seen.path("state").asString(""),
                    Instant.parse(seen.path("since").asString()),
                    seen.path("headline").asString(""),
                    seen.path("next_step").asString(""),
                    served);
        } catch (HttpJson.Refused e) {
            return new Glance(now, "", Instant.EPOCH, "", "", served);
        }
    }

    private void help(Instant now, String state) {
        try {
            switch (state) {
                case "not_authorised", "token_refused" -> {
                    note(now, "authorised again");
                    authorise();
                }
                case "taken_over", "ip_refused" -> {
                    note(now, "pressed Start");
                    api.post(deployment() + "/connection/start", Map.of());
                }
                default -> {}
            }
        } catch (HttpJson.Refused e) {
            LOG.debug("The operator will try again", e);
        }
    }

    /**
     * What the server has recorded, by channel.
     *
     * @throws HttpJson.Refused while it does not answer
     */
    Map<String, List<Recorded>> record(Set<String> channels) {
        Map<String, List<Recorded>> record = new HashMap<>();
        String before = "";
        do {
            JsonNode page =
                    api.get(
                            "/api/v1/businesses/%d/conversations?limit=%d%s"
                                    .formatted(
                                            business,
                                            PAGE,
                                            before.isEmpty() ? "" : "&before=" + before));
            for (JsonNode summary : page.path("conversations").values()) {
                String channel = summary.path("channel_id").asString();
                if (channels.contains(channel)) {
                    record.computeIfAbsent(channel, _ -> new ArrayList<>())
                            .addAll(transcript(summary.path("id").asLong()));
                }
            }
            before = page.path("next").asString("");
        } while (!before.isEmpty());
        return record;
    }

    private List<Recorded> transcript(long conversation) {
        return api.get("/api/v1/conversations/" + conversation)
                .path("transcript")
                .valueStream()
                .filter(entry -> entry.path("kind").asString("").equals("message"))
                .map(entry ->
                        new Recorded(
                                switch (entry.path("speaker").path("kind").asString("")) {
                                    case "visitor" -> Who.VISITOR;
                                    case "bot" -> Who.BOT;
                                    case "human" -> Who.PERSON;
                                    default -> Who.OTHER;
                                },
                                entry.path("text").asString(""),
                                entry.path("delivery").asString(""),
                                entry.path("delivery_reason").asString("")))
                .toList();
    }

    /** All that was seen, with the frames of the recording. */
    Watch watch(List<Watch.Frame> frames) {
        return new Watch(glances, strikes, frames, deeds);
    }

    private String deployment() {
        return OperatorsConsole.deploymentPath(business);
    }
}
