package dev.deskhand.server.connection;

import dev.deskhand.server.channel.ChannelUnavailableException;
import dev.deskhand.server.channel.Department;
import dev.deskhand.server.connection.ConnectionTest.Link;
import dev.deskhand.server.connection.ConnectionTest.Result;
import dev.deskhand.server.deployment.Deployment;
import dev.deskhand.server.deployment.Deployments;
import dev.deskhand.zendesk.chat.AgentStatus;
import dev.deskhand.zendesk.chat.operation.ListAgents;
import dev.deskhand.zendesk.chat.rest.RestDepartment;
import dev.deskhand.zendesk.chat.rest.RestException;
import dev.deskhand.zendesk.chat.session.ChatRequestException;
import dev.deskhand.zendesk.chat.session.SessionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Walks the chain between a visitor and the bot, and stops at the first link that is broken. */
final class ConnectionTester {
    private final Deployments deployments;

    ConnectionTester(Deployments deployments) {
        this.deployments = deployments;
    }

    /** A link that can be looked at; the links before it hold. */
    private interface Look {
        Finding look();
    }

    private record Finding(Result result, String detail, String nextStep) {
        static Finding ok(String detail) {
            return new Finding(Result.OK, detail, "");
        }

        static Finding broken(String detail, String nextStep) {
            return new Finding(Result.BROKEN, detail, nextStep);
        }

        static Finding warning(String detail, String nextStep) {
            return new Finding(Result.WARNING, detail, nextStep);
        }
    }

    private record Step(String id, String title, Look look) {}

    ConnectionTest test(long businessId, Connection connection) {
        List<Link> links = new ArrayList<>();
        boolean broken = false;
        for (Step step : steps(businessId, connection)) {
            if (broken) {
                links.add(
                        new Link(
                                step.id,
                                step.title,
                                Result.SKIPPED,
                                "Not looked at: an earlier link is broken.",
                                ""));
                continue;
            }
            Finding found = look(step);
            links.add(new Link(step.id, step.title, found.result, found.detail, found.nextStep));
            broken = found.result == Result.BROKEN;
        }
        return new ConnectionTest(List.copyOf(links));
    }

    private static Finding look(Step step) {
        try {
            return step.look.look();
        } catch (ChatRequestException | ChannelUnavailableException e) {
            return Finding.broken(
                    "Zendesk did not answer as it should: " + e.getMessage(),
                    "Try the test again; if it stays, look at the connection's status.");
        }
    }

    private List<Step> steps(long businessId, Connection connection) {
        return List.of(
                new Step("keys", "The keys are there", () -> keys(businessId)),
                new Step("token", "An agent has allowed it", () -> token(businessId)),
                new Step("session", "The agent session starts", () -> session(connection)),
                new Step("socket", "The socket is open", () -> socket(connection)),
                new Step("status_online", "The bot is online", () -> statusOnline(connection)),
                new Step("subscription", "Messages arrive", () -> subscription(connection)),
                new Step(
                        "bot_department",
                        "The bot is alone in its department",
                        () -> botDepartment(connection)),
                new Step(
                        "human_department",
                        "A department with people is online",
                        () -> humanDepartment(connection)));
    }

    private Finding keys(long businessId) {
        Optional<Deployment> deployment = deployments.find(businessId);
        List<String> missing = new ArrayList<>();
        if (deployment.map(Deployment::clientId).orElse("").isEmpty()) {
            missing.add("ZD Client ID");
        }
        if (deployment.map(Deployment::subdomain).orElse("").isEmpty()) {
            missing.add("Subdomain");
        }
        if (!deployment.map(Deployment::clientSecretSet).orElse(false)) {
            missing.add("Client Secret");
        }
        return missing.isEmpty()
                ? Finding.ok("Client id, secret and subdomain are stored.")
                : Finding.broken(
                        "Missing: " + String.join(", ", missing) + ".",
                        "Enter them in the form above and save.");
    }

    private Finding token(long businessId) {
        return deployments.grant(businessId).isPresent()
                ? Finding.ok("A token is stored.")
                : Finding.broken(
                        "No token is stored.",
                        "Open the Authorization URL, signed in as the bot's own agent, and press"
                                + " Allow.");
    }

    private static Finding session(Connection connection) {
        ConnectionStatus status = connection.status();
        return switch (status.state()) {
            case ONLINE, RECONNECTING, DATABASE_FAILING ->
                    Finding.ok("Zendesk has given a session.");
            case CONNECTING ->
                    connection
                            .live()
                            .filter(live -> live.session().state() instanceof SessionState.Starting)
                            .map(live ->
                                    Finding.broken(
                                            "Zendesk has not answered yet.",
                                            "Wait some seconds and test again."))
                            .orElse(Finding.ok("Zendesk has given a session."));
            case NOT_CONFIGURED, NOT_AUTHORISED, TAKEN_OVER, TOKEN_REFUSED, IP_REFUSED, STOPPED ->
                    Finding.broken(status.headline() + ". " + status.detail(), status.nextStep());
        };
    }

    private static Finding socket(Connection connection) {
        ConnectionStatus status = connection.status();
        return status.state() == ConnectionStatus.State.ONLINE
                ? Finding.ok("It is open, and Zendesk answers its pings.")
                : Finding.broken(status.headline() + ". " + status.detail(), status.nextStep());
    }

    private static Finding statusOnline(Connection connection) {
        Connection.Live live = running(connection);
        return live.session().call(new ListAgents()).stream()
                .filter(agent -> live.session().agent().filter(agent.id()::equals).isPresent())
                .findFirst()
                .map(agent ->
                        agent.status() == AgentStatus.ONLINE
                                ? Finding.ok(agent.name() + " is online.")
                                : Finding.broken(
                                        agent.name() + " is not online in Zendesk.",
                                        "A person who is signed in as this agent may have"
                                                + " changed it: sign them out, then press Stop"
                                                + " and Start."))
                .orElse(
                        Finding.warning(
                                "Zendesk's list of agents does not show the bot's agent.",
                                "Look in Zendesk whether Chat is switched on for this agent."));
    }

    private static Finding subscription(Connection connection) {
        return connection.status().state() == ConnectionStatus.State.ONLINE
                ? Finding.ok("Zendesk has confirmed the subscriptions.")
                : Finding.broken("The connection broke during the test.", "Wait and test again.");
    }

    private static Finding botDepartment(Connection connection) {
        Connection.Live live = running(connection);
        List<RestDepartment> own;
        try {
            own = live.seat().membership().own();
        } catch (RestException e) {
            return Finding.warning(
                    "Zendesk's REST API does not tell: " + e.getMessage(),
                    "Look in Zendesk that the bot's agent is alone in a department of its own.");
        }
        if (own.isEmpty()) {
            return Finding.broken(
                    "The bot's agent is in no department, so no visitor reaches it.",
                    "In Zendesk, make a department with the bot's agent as its only member, and"
                            + " send visitors there first.");
        }
        List<RestDepartment> shared =
                own.stream().filter(department -> department.members().size() > 1).toList();
        return shared.isEmpty()
                ? Finding.ok("It is alone in " + names(own) + ".")
                : Finding.broken(
                        "In " + names(shared) + " the bot's agent is not alone.",
                        "Take the other agents out of it, or give the bot a department of its own:"
                                + " otherwise the bot's chats are offered to people, and people's chats"
                                + " to the bot.");
    }

    private static Finding humanDepartment(Connection connection) {
        Connection.Live live = running(connection);
        Optional<List<Department>> departments = live.channel().departments();
        if (departments.isEmpty()) {
            return Finding.broken(
                    "Zendesk refuses to tell the departments, so no visitor can be passed on.",
                    "Look in Zendesk whether the bot's agent may see the departments.");
        }
        List<String> online =
                departments.get().stream()
                        .filter(department -> department.online())
                        .filter(department ->
                                department.ownership() != Department.Ownership.THE_BOTS)
                        .map(department -> department.name())
                        .toList();
        return online.isEmpty()
                ? Finding.broken(
                        "No department with people is online. Visitors who ask for a person are"
                                + " told so.",
                        "Let an agent of a department other than the bot's go online in Zendesk"
                                + " Chat.")
                : Finding.ok("Online: " + String.join(", ", online) + ".");
    }

    private static String names(List<RestDepartment> departments) {
        return departments.stream().map(RestDepartment::name).collect(Collectors.joining(", "));
    }

    private static Connection.Live running(Connection connection) {
        return connection
                .live()
                .orElseThrow(() ->
                        new ChannelUnavailableException(
                                "The connection was stopped during the test."));
    }
}
