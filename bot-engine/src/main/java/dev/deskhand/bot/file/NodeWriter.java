package dev.deskhand.bot.file;

import dev.deskhand.bot.Action;
import dev.deskhand.bot.ApiCall;
import dev.deskhand.bot.Condition;
import dev.deskhand.bot.Connection;
import dev.deskhand.bot.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a node. */
final class NodeWriter {
    private final String main;
    private final SayingWriter sayings;

    NodeWriter(String main, SayingWriter sayings) {
        this.main = main;
        this.sayings = sayings;
    }

    /** Whether the short form has a key for all that it has. */
    static boolean isPlainFaq(Node node) {
        return node.kind() == Node.Kind.FAQ && node.actions().isEmpty();
    }

    Map<String, Object> faq(Node node) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("name", node.name());
        words(node, written);
        says("bot_says", node, written);
        return written;
    }

    Map<String, Object> node(Node node) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("name", node.name());
        written.put("type", node.kind().name().toLowerCase(Locale.ROOT));
        words(node, written);
        says("first_says", node, written);
        if (!node.asks().isEmpty()) {
            written.put("asks", node.asks().stream().map(this::ask).toList());
        }
        if (!node.actions().isEmpty()) {
            written.put("actions", node.actions().stream().map(NodeWriter::action).toList());
        }
        says("bot_says", node, written);
        if (!node.connections().isEmpty()) {
            written.put("connections", node.connections().stream().map(this::connection).toList());
        }
        node.onError().ifPresent(to -> written.put("on_error", to));
        return written;
    }

    private void words(Node node, Map<String, Object> written) {
        node.label().ifPresent(label -> written.put("label", TextWriter.wording(label, main)));
        if (!node.active()) {
            written.put("active", false);
        }
        if (node.clearsContext()) {
            written.put("clears_context", true);
        }
        if (!node.userSays().isEmpty()) {
            written.put("user_says", TextWriter.sentences(node.userSays(), main));
        }
        if (!node.notUserSays().isEmpty()) {
            written.put("not_user_says", TextWriter.sentences(node.notUserSays(), main));
        }
    }

    private void says(String key, Node node, Map<String, Object> written) {
        var said = key.equals("bot_says") ? node.botSays() : node.firstSays();
        if (!said.isEmpty()) {
            written.put(key, sayings.sayings(said));
        }
    }

    private Object ask(Node.Ask ask) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("entity", ask.entity());
        if (ask.optional()) {
            written.put("optional", true);
        }
        if (!ask.prompt().isEmpty()) {
            written.put("prompt", sayings.sayings(ask.prompt()));
        }
        if (!ask.reprompt().isEmpty()) {
            written.put("reprompt", sayings.sayings(ask.reprompt()));
        }
        return written.size() == 1 ? ask.entity() : written;
    }

    private Object connection(Connection connection) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("to", connection.to());
        if (!connection.userSays().isEmpty()) {
            written.put("user_says", TextWriter.sentences(connection.userSays(), main));
        }
        if (!connection.notUserSays().isEmpty()) {
            written.put("not_user_says", TextWriter.sentences(connection.notUserSays(), main));
        }
        connection.when().ifPresent(when -> written.put("when", condition(when)));
        return written;
    }

    private static Map<String, Object> condition(Condition condition) {
        return switch (condition) {
            case Condition.All(var all) ->
                    Map.of("all", all.stream().map(NodeWriter::condition).toList());
            case Condition.Any(var any) ->
                    Map.of("any", any.stream().map(NodeWriter::condition).toList());
            case Condition.Known(String entity, boolean known) ->
                    Map.of(entity, known ? "known" : "unknown");
            case Condition.Is(String entity, var values, boolean among) ->
                    among ? Map.of(entity, values) : Map.of("not", Map.of(entity, values));
            case Condition.Compares(String entity, var comparison, var to) ->
                    Map.of(entity, comparison.sign() + " " + to.toPlainString());
            case Condition.Open(boolean open) -> Map.of("business_hours", open ? "open" : "closed");
        };
    }

    private static Map<String, Object> action(Action action) {
        return switch (action) {
            case Action.HandOver(Action.Target target) -> Map.of("hand_over", target(target));
            case Action.CallApi(ApiCall call) -> Map.of("call", call(call));
            case Action.SetValue(String entity, String value) ->
                    Map.of("set", Map.of(entity, value));
            case Action.Clear(var entities) -> Map.of("clear", entities);
            case Action.ClearContext() -> Map.of("clear_context", true);
            case Action.Tag(var tags) -> Map.of("tag", tags);
        };
    }

    private static Object target(Action.Target target) {
        return switch (target) {
            case Action.Target.Anyone() -> true;
            case Action.Target.Department(String name) -> Map.of("department", name);
            case Action.Target.Agent(String name) -> Map.of("agent", name);
        };
    }

    private static Map<String, Object> call(ApiCall call) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("method", call.method().name());
        written.put("url", call.url());
        if (!call.headers().isEmpty()) {
            written.put("headers", call.headers());
        }
        if (!call.send().isEmpty()) {
            written.put("send", call.send());
        }
        if (!call.receive().isEmpty()) {
            written.put("receive", received(call.receive()));
        }
        call.secret().ifPresent(name -> written.put("secret", name));
        written.put("timeout", DurationReader.written(call.timeout()));
        if (call.retries() > 0) {
            written.put("retries", call.retries());
        }
        return written;
    }

    private static Map<String, Object> received(List<ApiCall.Receive> receive) {
        Map<String, Object> received = new LinkedHashMap<>();
        for (ApiCall.Receive each : receive) {
            Map<String, Object> optional = new LinkedHashMap<>();
            optional.put("pointer", each.pointer());
            optional.put("optional", true);
            received.put(each.entity(), each.optional() ? optional : each.pointer());
        }
        return received;
    }
}
