package dev.deskhand.server.storage;

import dev.deskhand.bot.ApiCall;
import dev.deskhand.bot.dialogue.ApiRequest;
import dev.deskhand.bot.dialogue.ApiResult;
import dev.deskhand.server.conversation.AwaitedCall;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A call that a conversation waits for, as stored JSON with its version. Holds no secret. */
final class StoredCall {
    private static final int VERSION = 1;

    private StoredCall() {}

    static String write(AwaitedCall call) {
        ApiRequest request = call.request();
        ObjectNode tree =
                StoredMessages.JSON
                        .createObjectNode()
                        .put("v", VERSION)
                        .put("entry", call.entryNumber())
                        .put("begun", call.begun())
                        .put("id", request.id())
                        .put("method", request.method().name())
                        .put("url", request.url().toString())
                        .put("body", request.body())
                        .put("timeout_ms", request.timeout().toMillis())
                        .put("retries", request.retries());
        ObjectNode headers = tree.putObject("headers");
        request.headers().forEach(headers::put);
        request.secret().ifPresent(name -> tree.put("secret", name));
        call.result()
                .ifPresent(result -> {
                    switch (result) {
                        case ApiResult.Answered(String body) -> tree.put("answer", body);
                        case ApiResult.Failed(ApiResult.Kind kind, String why) ->
                                tree.putObject("failed").put("kind", kind.name()).put("why", why);
                    }
                });
        return tree.toString();
    }

    /**
     * @throws StorageException when the text is of a version that is not known
     */
    static AwaitedCall read(String json) {
        return StoredMessages.read(
                json,
                "call",
                Set.of(VERSION),
                tree ->
                        new AwaitedCall(
                                request(tree),
                                tree.path("entry").asInt(0),
                                tree.path("begun").asBoolean(false),
                                result(tree)));
    }

    private static ApiRequest request(JsonNode tree) {
        Map<String, String> headers = new LinkedHashMap<>();
        tree.path("headers")
                .propertyStream()
                .forEach(header -> headers.put(header.getKey(), header.getValue().stringValue()));
        return new ApiRequest(
                StoredMessages.text(tree, "id"),
                ApiCall.Method.valueOf(StoredMessages.text(tree, "method")),
                URI.create(StoredMessages.text(tree, "url")),
                headers,
                StoredMessages.text(tree, "body"),
                StoredMessages.maybe(tree, "secret"),
                Duration.ofMillis(tree.path("timeout_ms").asLong(0)),
                tree.path("retries").asInt(0));
    }

    private static Optional<ApiResult> result(JsonNode tree) {
        Optional<ApiResult> answered =
                StoredMessages.maybe(tree, "answer").map(ApiResult.Answered::new);
        return answered.isPresent()
                ? answered
                : Optional.ofNullable(tree.get("failed"))
                        .map(failed ->
                                new ApiResult.Failed(
                                        ApiResult.Kind.valueOf(StoredMessages.text(failed, "kind")),
                                        StoredMessages.text(failed, "why")));
    }
}
