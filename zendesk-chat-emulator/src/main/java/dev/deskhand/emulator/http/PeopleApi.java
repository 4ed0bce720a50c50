package dev.deskhand.emulator.http;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.Agent;
import dev.deskhand.emulator.account.AgentStatus;
import dev.deskhand.emulator.account.Department;
import dev.deskhand.emulator.account.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Control API: agents, what they do at the desk, and departments. */
final class PeopleApi {

    private static final String AGENTS = "/emulator/v1/agents";
    private static final String DEPARTMENTS = "/emulator/v1/departments";

    private final AskedAccount asked;

    PeopleApi(AskedAccount asked) {
        this.asked = asked;
    }

    void routes(RoutesConfig routes) {
        routes.post(AGENTS, this::addAgent);
        routes.patch(AGENTS + "/{id}", this::changeAgent);
        routes.delete(
                AGENTS + "/{id}",
                http -> {
                    asked.of(http).removeAgent(http.pathParam("id"));
                    http.status(204);
                });
        routes.post(
                AGENTS + "/{id}/status",
                http -> {
                    AgentStatus status = Body.of(http).word("status", AgentStatus.class);
                    Http.json(
                            http,
                            Views.agent(
                                    asked.of(http)
                                            .roster()
                                            .setStatus(http.pathParam("id"), status)));
                });
        routes.post(DEPARTMENTS, this::addDepartment);
        routes.patch(DEPARTMENTS + "/{id}", this::changeDepartment);
        routes.delete(
                DEPARTMENTS + "/{id}",
                http -> {
                    asked.of(http).removeDepartment(http.pathParam("id"));
                    http.status(204);
                });
        deskRoutes(routes);
    }

    private void deskRoutes(RoutesConfig routes) {
        routes.post(
                AGENTS + "/{id}/serve",
                http -> {
                    String channel = Body.of(http).text("channel_id");
                    asked.of(http).desk().serve(http.pathParam("id"), channel);
                    answerChannel(http, channel);
                });
        routes.post(
                AGENTS + "/{id}/messages",
                http -> {
                    Body body = Body.of(http);
                    String channel = body.text("channel_id");
                    String text = body.text("text");
                    Http.json(
                            http,
                            201,
                            Views.event(
                                    asked.of(http)
                                            .desk()
                                            .write(http.pathParam("id"), channel, text),
                                    Views.Reader.AGENT));
                });
        routes.post(
                AGENTS + "/{id}/leave",
                http -> {
                    String channel = Body.of(http).text("channel_id");
                    asked.of(http).desk().leave(http.pathParam("id"), channel);
                    answerChannel(http, channel);
                });
        routes.post(
                AGENTS + "/{id}/transfer",
                http -> {
                    Body body = Body.of(http);
                    String channel = body.text("channel_id");
                    asked.of(http)
                            .desk()
                            .transfer(
                                    http.pathParam("id"),
                                    channel,
                                    body.text("department_id"),
                                    body.flag("leave", true));
                    answerChannel(http, channel);
                });
    }

    private void answerChannel(Context http, String channelId) {
        Account account = asked.of(http);
        Http.json(
                http,
                account.consistently(
                        () -> Views.of(account).channel(account.chats().view(channelId))));
    }

    private void addAgent(Context http) {
        Body body = Body.of(http);
        Role role = body.optionalWord("role", Role.class);
        Agent agent =
                asked.of(http)
                        .roster()
                        .addAgent(
                                body.text("name"),
                                email(body.text("email")),
                                role == null ? Role.AGENT : role);
        Http.json(http, 201, Views.agent(limited(http, body, agent)));
    }

    private Agent limited(Context http, Body body, Agent agent) {
        return body.has("chat_limit")
                ? asked.of(http)
                        .roster()
                        .setChatLimit(agent.id(), body.optionalNumber("chat_limit"))
                : agent;
    }

    private void changeAgent(Context http) {
        Body body = Body.of(http);
        Agent agent =
                asked.of(http)
                        .roster()
                        .changeAgent(
                                http.pathParam("id"),
                                body.has("name") ? body.text("name") : null,
                                body.has("email") ? email(body.text("email")) : null,
                                body.optionalWord("role", Role.class));
        Http.json(http, Views.agent(limited(http, body, agent)));
    }

    static String email(String email) {
        if (!email.matches("[^@\\s]+@[^@\\s]+")) {
            throw Body.invalid("\"" + email + "\" is not an e-mail address.");
        }
        return email;
    }

    private void addDepartment(Context http) {
        Body body = Body.of(http);
        Department department =
                asked.of(http).roster().addDepartment(body.text("name"), body.texts("agents"));
        Http.json(http, 201, Views.of(asked.of(http)).department(timed(http, body, department)));
    }

    private void changeDepartment(Context http) {
        Body body = Body.of(http);
        Department department =
                asked.of(http)
                        .roster()
                        .changeDepartment(
                                http.pathParam("id"),
                                body.has("name") ? body.text("name") : null,
                                body.has("agents") ? body.texts("agents") : null);
        Http.json(http, Views.of(asked.of(http)).department(timed(http, body, department)));
    }

    private Department timed(Context http, Body body, Department department) {
        return body.has("operating_hours")
                ? asked.of(http).changeHours(department.id(), body.object("operating_hours"))
                : department;
    }
}
