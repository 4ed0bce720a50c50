package dev.deskhand.app.demo;

import dev.deskhand.app.Failure;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Walks the guide as a person would, over the same public addresses: agents, sign-in, bot, API
 * client, keys, consent, connection. Each step looks before it acts, so a walk that was cut off, or
 * a second start on the same folder, goes on where the first one stopped. A failing step ends the
 * walk with a {@link Failure} that names the step, the reason and the next thing to do.
 */
final class DemoWalk {
    static final String BUSINESS = "Larch & Kettle";
    static final String BOT_DEPARTMENT = "Bots";
    static final String HUMAN_DEPARTMENT = "Support";
    private static final String CLIENT_NAME = "Deskhand";
    private static final String OPERATOR = "Demo operator";
    private static final int STEPS = 7;

    private final EmulatedAccount account;
    private final Consumer<String> progress;
    private int step;

    DemoWalk(EmulatedAccount account, Consumer<String> progress) {
        this.account = account;
        this.progress = progress;
    }

    /** The two agents of the account, by their ids. */
    record Agents(String bot, String human) {}

    /** What the walk of the server's side needs. */
    record Visit(
            OperatorsConsole console,
            ConnectionWatch watch,
            Optional<URI> setupLink,
            DemoSettings.SignIn signIn,
            DemoBot bot) {}

    /** The Zendesk side, which needs no server yet. */
    Agents reserveAgents() {
        return step(
                "Zendesk: agents Bot and Human, each in a department of their own; Human is online",
                () -> {
                    String bot = account.agent("Bot", "bot@larch-kettle.example");
                    String human = account.agent("Human", "human@larch-kettle.example");
                    account.department(BOT_DEPARTMENT, List.of(bot));
                    account.department(HUMAN_DEPARTMENT, List.of(human));
                    account.online(human);
                    return new Agents(bot, human);
                });
    }

    /** The rest of the guide, up to the connection that is online. */
    void connect(Agents agents, Visit visit) {
        OperatorsConsole console = visit.console();
        run(
                "Deskhand: signed in as " + visit.signIn().email(),
                () -> console.enter(visit.setupLink(), OPERATOR, visit.signIn()));
        OperatorsConsole.Business business =
                step("Deskhand: the business " + BUSINESS, () -> console.business(BUSINESS));
        run(
                "Deskhand: the bot has its answers",
                () -> console.giveBot(business.botId(), visit.bot()));
        console.onConnectionEvent(business.id(), visit.watch()::nudge);
        boolean newKeys =
                step(
                        "Zendesk: an API client for Deskhand; its keys are in the deployment",
                        () -> exchangeKeys(console, business.id()));
        run(
                "Zendesk: the bot's agent has allowed Deskhand in",
                () -> authorise(console, business.id(), agents, newKeys));
        run("Connection: online", () -> awaitOnline(visit, business.id(), agents));
    }

    private boolean exchangeKeys(OperatorsConsole console, long business) {
        OperatorsConsole.Deployment deployment = console.deployment(business);
        if (deployment.secretSet()
                && account.hasClient(deployment.clientId(), deployment.redirectUrl())) {
            return false;
        }
        EmulatedAccount.Keys keys =
                account.newClient(CLIENT_NAME, BUSINESS, deployment.redirectUrl());
        console.saveKeys(business, keys, CLIENT_NAME, account.subdomain());
        return true;
    }

    private void authorise(
            OperatorsConsole console, long business, Agents agents, boolean newKeys) {
        if (newKeys || !console.deployment(business).authorised()) {
            consent(console, business, agents);
        }
    }

    private void consent(OperatorsConsole console, long business, Agents agents) {
        console.follow(account.allow(agents.bot(), console.authorizeQuery(business)));
    }

    /**
     * A connection that the person has stopped stays so; a token that the account no longer knows
     * is asked for once more.
     */
    private void awaitOnline(Visit visit, long business, Agents agents) {
        OperatorsConsole.Connection connection = settled(visit, business);
        if (connection.needsConsent()) {
            consent(visit.console(), business, agents);
            connection = settled(visit, business);
        }
        if (connection.state().equals("stopped")) {
            progress.accept(
                    "the connection was stopped by hand and stays so; start it in the console");
        } else if (!connection.online()) {
            throw new IllegalStateException(connection.words());
        }
    }

    private static OperatorsConsole.Connection settled(Visit visit, long business) {
        return visit.watch()
                .await(
                        () -> visit.console().connection(business),
                        connection -> connection.online() || connection.needsPerson(),
                        Duration.ofSeconds(20));
    }

    private void run(String title, Runnable deed) {
        step(
                title,
                () -> {
                    deed.run();
                    return title;
                });
    }

    private <T> T step(String title, Supplier<T> deed) {
        step++;
        try {
            T result = deed.get();
            progress.accept("%d/%d %s".formatted(step, STEPS, title));
            return result;
        } catch (HttpJson.Refused | IllegalStateException e) {
            throw new Failure(
                    "Step %d of %d of the demo failed (%s): %s\nStart it again to go on from here, with another folder (--data DIR) to start anew, or with --from-scratch to walk the guide yourself."
                            .formatted(step, STEPS, title, e.getMessage()),
                    e);
        }
    }
}
