package dev.deskhand.server;

import dev.deskhand.bot.understanding.Profile;
import dev.deskhand.emulator.EmulatorOptions;
import dev.deskhand.emulator.ZendeskChatEmulator;
import dev.deskhand.server.config.ServerConfig;
import dev.deskhand.server.config.ZendeskEndpoints;
import dev.deskhand.server.testing.Client;
import dev.deskhand.server.testing.Client.Answer;
import dev.deskhand.server.testing.Conditions;
import dev.deskhand.server.testing.TestDatabases;
import dev.deskhand.zendesk.chat.session.SessionSettings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server and an emulator in Zendesk's place, over real sockets, with the guide walked through the
 * same addresses that a person's browser uses.
 */
final class Stage implements AutoCloseable {
    private static final String BOT_FILE =
            """
            name: Garden shop
            settings:
              break_message: Pardon?
              hand_over:
                user_says: [a human please]
                bot_says: {looking: One moment., transferred: You are with us., nobody_online: Nobody is here.}
            faq:
              - name: hours
                user_says: [what are your opening hours]
                bot_says:
                  - text: Nine to six.
                    quick_replies: [{label: Delivery, sends: delivery time}]
              - name: delivery
                user_says: [delivery time, how long does delivery take]
                bot_says: [Two days.]
            """;

    final ZendeskChatEmulator emulator;
    final Client zendesk;
    private final Path data;
    private final UnaryOperator<ZendeskEndpoints> elsewhere;
    private final SessionSettings sessions;
    DeskhandServer server;
    Client operator;
    String businessId = "";
    String botAgent = "";
    String humanAgent = "";
    String botDepartment = "";
    String humanDepartment = "";
    String clientId = "";
    String clientSecret = "";

    Stage(Path data) {
        this(data, zendesk -> zendesk);
    }

    /**
     * @param elsewhere changes where the server believes Zendesk to be
     */
    Stage(Path data, UnaryOperator<ZendeskEndpoints> elsewhere) {
        this(data, elsewhere, ZendeskChatSide.sessionSettings());
    }

    /** With the patience of somebody who has a minute for all tests. */
    static Stage impatient(Path data) {
        SessionSettings usual = ZendeskChatSide.sessionSettings();
        return new Stage(
                data,
                zendesk -> zendesk,
                usual.withPingInterval(Duration.ofSeconds(1))
                        .withRequestTimeout(Duration.ofSeconds(2))
                        .withReconnect(
                                usual.reconnect()
                                        .withDelays(
                                                Duration.ofMillis(100), Duration.ofSeconds(1))));
    }

    private Stage(Path data, UnaryOperator<ZendeskEndpoints> elsewhere, SessionSettings sessions) {
        this(data, elsewhere, sessions, ZendeskChatEmulator.start(EmulatorOptions.onFreePort()));
    }

    private Stage(
            Path data,
            UnaryOperator<ZendeskEndpoints> elsewhere,
            SessionSettings sessions,
            ZendeskChatEmulator emulator) {
        this.data = data;
        this.elsewhere = elsewhere;
        this.sessions = sessions;
        this.emulator = emulator;
        zendesk = new Client(emulator.address());
        server = startServer(0);
        operator = new Client(server.address());
        ok(operator.enter("/api/v1/setup", TestServer.setupBody(server.setupLink().orElseThrow())));
    }

    private DeskhandServer startServer(int port) {
        ServerConfig config =
                ServerConfig.defaults(data)
                        .withPort(port)
                        .withDatabase(TestDatabases.of(data))
                        .withUnderstanding(Profile.LEXICAL)
                        .withZendesk(elsewhere.apply(ZendeskEndpoints.at(emulator.address())));
        return DeskhandServer.start(
                config,
                ServerExtras.of("1.2.3"),
                foundation -> new ZendeskChatSide(foundation, sessions));
    }

    /** Stops the server as a kill would leave it for its data: nothing is said to anybody. */
    void restartServer(Runnable meanwhile) {
        int port = server.address().getPort();
        server.close();
        meanwhile.run();
        server = startServer(port);
    }

    /** Agents, departments, API client, keys, consent; then waits for the connection. */
    Stage connected() {
        prepare();
        saveKeys(clientSecret);
        consent();
        await("online", () -> state().equals("online"));
        return this;
    }

    /** Another server with data of its own, for the same agent of the same account. */
    Stage anotherNode(Path itsData) {
        Stage node = new Stage(itsData, elsewhere, sessions, emulator);
        node.botAgent = botAgent;
        node.humanAgent = humanAgent;
        node.setUpBusiness();
        node.saveKeys(node.clientSecret);
        node.consent();
        await("online", () -> node.state().equals("online"));
        return node;
    }

    void prepare() {
        botAgent = made("agents", "{'name':'Bot','email':'bot@example.com','role':'agent'}");
        humanAgent = made("agents", "{'name':'Grace','email':'grace@example.com','role':'agent'}");
        botDepartment = made("departments", "{'name':'Bots','agents':['" + botAgent + "']}");
        humanDepartment = made("departments", "{'name':'People','agents':['" + humanAgent + "']}");
        human("online");
        setUpBusiness();
    }

    private void setUpBusiness() {
        JsonNode business =
                ok(operator.post("/api/v1/businesses", json("{'name':'Shop','languages':['en']}")))
                        .json();
        businessId = business.at("/id").asString();
        String bot = "/api/v1/bots/" + business.at("/bot/id").asString();
        ok(
                operator.put(
                        bot + "/file",
                        JsonMapper.shared()
                                .writeValueAsString(Map.of("file", BOT_FILE, "revision", 1))));
        ok(operator.post(bot + "/publish", "{}"));
        JsonNode keys =
                ok(zendesk.post(
                                "/emulator/v1/api-clients",
                                json(
                                        "{'name':'Deskhand','company':'Shop','redirect_urls':['"
                                                + redirectUrl()
                                                + "']}")))
                        .json();
        clientId = keys.at("/client_id").asString();
        clientSecret = keys.at("/client_secret").asString();
    }

    String redirectUrl() {
        return server.address()
                + "/third_party_integrations/v1/zendesk_live_chat/generate_token/"
                + businessId;
    }

    void saveKeys(String secret) {
        ok(
                operator.put(
                        deployment(),
                        json(
                                "{'client_id':'"
                                        + clientId
                                        + "','client_name':'Deskhand','subdomain':'shop','client_secret':'"
                                        + secret
                                        + "'}")));
    }

    /** The bot's agent presses Allow; answers the page that the browser comes back to. */
    Answer consent() {
        String url =
                ok(new Client(server.address())
                                .get(
                                        "/third_party_integrations/v1/zendesk_live_chat/generate_authorize_url/"
                                                + businessId))
                        .at("/authorize_url");
        String state = url.replaceFirst(".*[?&]state=([^&]+).*", "$1");
        String location =
                ok(zendesk.post(
                                "/emulator/v1/consents",
                                json(
                                        "{'client_id':'"
                                                + clientId
                                                + "','agent_id':'"
                                                + botAgent
                                                + "','redirect_uri':'"
                                                + redirectUrl()
                                                + "','state':'"
                                                + state
                                                + "'}")))
                        .at("/location");
        return new Client(server.address()).get(location);
    }

    String deployment() {
        return "/api/v1/businesses/" + businessId + "/deployments/zendesk_live_chat";
    }

    JsonNode connection() {
        return ok(operator.get(deployment() + "/connection")).json();
    }

    String state() {
        return connection().at("/state").asString();
    }

    void human(String status) {
        ok(
                zendesk.post(
                        "/emulator/v1/agents/" + coded(humanAgent) + "/status",
                        json("{'status':'" + status + "'}")));
    }

    /** Lets the bot answer otherwise in chats that begin from now on. */
    void answers(String entry, String words) {
        publishes(file ->
                file.replaceAll(
                        "(?s)(- name: " + entry + ".*?bot_says: )\\[.*?]",
                        "$1[\"" + Matcher.quoteReplacement(words) + "\"]"));
    }

    /** Lets the bot wait so long for the next line in chats that begin from now on. */
    void waitsForMoreLines(String window) {
        publishes(file -> file.replace("settings:", "settings:\n  burst: " + window));
    }

    /** Lets the bot hand over by other rules in chats that begin from now on. */
    void handsOver(String rules) {
        publishes(file -> file.replace("hand_over:", "hand_over:\n    " + rules));
    }

    private void publishes(UnaryOperator<String> change) {
        JsonNode bot = ok(operator.get("/api/v1/businesses/" + businessId)).json().at("/bot");
        String path = "/api/v1/bots/" + bot.at("/id").asString();
        JsonNode saved = ok(operator.get(path)).json();
        ok(
                operator.put(
                        path + "/file",
                        JsonMapper.shared()
                                .writeValueAsString(
                                        Map.of(
                                                "file",
                                                change.apply(BOT_FILE),
                                                "revision",
                                                saved.at("/revision").asInt()))));
        ok(operator.post(path + "/publish", "{}"));
    }

    /** Tokens that are given from now on; a session ends with its token. */
    void tokensLiveFor(int seconds) {
        ok(
                zendesk.patch(
                        "/emulator/v1/options",
                        json(
                                "{'token_lifetime_s':"
                                        + seconds
                                        + ",'session_at_token_expiry':'ends'}")));
    }

    /** Orders a fault of the emulator's menu. */
    void fault(String rule) {
        ok(zendesk.post("/emulator/v1/faults", json(rule)));
    }

    /** How often a fault of that name has struck. */
    long struck(String fault) {
        long times = 0;
        for (JsonNode entry : ok(zendesk.get("/emulator/v1/faults/log")).json().at("/entries")) {
            times += entry.at("/fault").asString().equals(fault) ? 1 : 0;
        }
        return times;
    }

    /** A visitor whose first question the bot has answered. */
    Visitor answered(String name) {
        Visitor visitor = visitor(name);
        visitor.says("delivery time");
        visitor.waitsFor("Bot: Two days.");
        return visitor;
    }

    void awaitOnline() {
        await(() -> "online, not " + state(), () -> state().equals("online"));
    }

    /** A visitor of the bot's department. */
    Visitor visitor(String name) {
        JsonNode made =
                ok(zendesk.post(
                                "/emulator/v1/visitors",
                                json("{'name':'" + name + "','department':'Bots'}")))
                        .json();
        return new Visitor(
                this, made.at("/visitor_id").asString(), made.at("/channel_id").asString());
    }

    /** The console's newest conversation. */
    JsonNode conversation() {
        String list = "/api/v1/businesses/" + businessId + "/conversations";
        String id = ok(operator.get(list)).at("/conversations/0/id");
        return ok(operator.get("/api/v1/conversations/" + id)).json();
    }

    static void await(String what, BooleanSupplier condition) {
        await(() -> what, condition);
    }

    static void await(Supplier<String> what, BooleanSupplier condition) {
        Conditions.await(what, condition);
    }

    private String made(String what, String body) {
        return ok(zendesk.post("/emulator/v1/" + what, json(body))).at("/id");
    }

    static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }

    static String coded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    static Answer ok(Answer answer) {
        if (answer.status() >= 300) {
            throw new AssertionError(
                    answer.response().request().uri()
                            + ": "
                            + answer.status()
                            + " "
                            + answer.text());
        }
        return answer;
    }

    URI address() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
        emulator.close();
    }
}
