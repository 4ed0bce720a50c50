package dev.deskhand.server.checklist;

import dev.deskhand.server.bot.Bots;
import dev.deskhand.server.connection.ConnectionStatus;
import dev.deskhand.server.connection.ConnectionTest;
import dev.deskhand.server.connection.Connections;
import dev.deskhand.server.conversation.Conversations;
import dev.deskhand.server.deployment.Deployment;
import dev.deskhand.server.deployment.Deployments;
import java.util.List;
import java.util.Optional;

/** The guide's steps, each ticked from what is really there. Thread-safe. */
public final class Checklist {
    private final Bots bots;
    private final Deployments deployments;
    private final Connections connections;
    private final Conversations conversations;
    private final LastTests tests;

    public Checklist(
            Bots bots,
            Deployments deployments,
            Connections connections,
            Conversations conversations,
            LastTests tests) {
        this.bots = bots;
        this.deployments = deployments;
        this.connections = connections;
        this.conversations = conversations;
        this.tests = tests;
    }

    /**
     * One step.
     *
     * @param detail what is, or what to do
     * @param link the console's page for it, as a path
     */
    public record Step(String id, String title, boolean done, String detail, String link) {}

    /** In the guide's order. */
    public List<Step> of(long businessId) {
        Deployment deployment =
                deployments.find(businessId).orElseGet(() -> Deployment.none(businessId));
        String channel = "/businesses/" + businessId + "/channels/zendesk-live-chat";
        String chats = "/businesses/" + businessId + "/conversations";
        ConnectionStatus status = connections.status(businessId);
        boolean handedOver = conversations.handedOverOnce(businessId);
        return List.of(
                bot(businessId),
                step(
                        "keys_saved",
                        "Give the API client's keys",
                        deployment.keysPresent(),
                        "The keys of the API client in Zendesk are saved.",
                        "Add an API client in Zendesk Chat under Settings > Account > API & SDKs,"
                                + " and save its keys here.",
                        channel),
                step(
                        "authorised",
                        "Let the bot's agent press Allow",
                        deployment.authorisedAt().isPresent(),
                        "An agent has allowed Deskhand to act in its name.",
                        "Open the authorization URL while signed in as the bot's agent.",
                        channel),
                step(
                        "connected",
                        "Bring the bot online",
                        status.state() == ConnectionStatus.State.ONLINE,
                        "The bot is online in Zendesk.",
                        howToComeOnline(status),
                        channel),
                humanDepartment(businessId, handedOver, channel),
                step(
                        "first_answer",
                        "Let the bot answer a visitor",
                        conversations.answeredOnce(businessId),
                        "The bot has answered a visitor.",
                        "Open your shop's page as a visitor and ask the bot something.",
                        chats),
                step(
                        "first_hand_over",
                        "Hand a visitor over to a person",
                        handedOver,
                        "A visitor was handed over to a person.",
                        "As a visitor, ask for a person, and answer from Zendesk.",
                        chats));
    }

    private Step bot(long businessId) {
        return step(
                "bot_created",
                "Create a bot",
                !bots.ofBusiness(businessId).isEmpty(),
                "The business has a bot.",
                "Create a bot for this business.",
                "/businesses/" + businessId + "/bot");
    }

    private Step humanDepartment(long businessId, boolean handedOver, String link) {
        Optional<ConnectionTest.Link> tested =
                tests.of(businessId).stream()
                        .flatMap(test -> test.links().stream())
                        .filter(one -> one.id().equals("human_department"))
                        .findFirst();
        boolean seen =
                tested.map(one -> one.result() == ConnectionTest.Result.OK).orElse(handedOver);
        return step(
                "human_department",
                "Have a department of people",
                seen,
                "A department of people can take over.",
                tested.filter(one -> !one.nextStep().isEmpty())
                        .map(ConnectionTest.Link::nextStep)
                        .orElse(
                                "Put your people into a department without the bot, bring one of"
                                        + " them online, and press Test connection."),
                link);
    }

    private static Step step(
            String id, String title, boolean done, String whenDone, String toDo, String link) {
        return new Step(id, title, done, done ? whenDone : toDo, link);
    }

    /** Before the consent there is nothing to do for this step but the steps above it. */
    private static String howToComeOnline(ConnectionStatus status) {
        return switch (status.state()) {
            case NOT_CONFIGURED, NOT_AUTHORISED ->
                    "The connection starts by itself once the bot's agent has pressed Allow.";
            case CONNECTING,
                    ONLINE,
                    RECONNECTING,
                    DATABASE_FAILING,
                    TAKEN_OVER,
                    TOKEN_REFUSED,
                    IP_REFUSED,
                    STOPPED ->
                    status.nextStep().isEmpty() ? status.headline() : status.nextStep();
        };
    }
}
