package dev.deskhand.emulator.testing;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** An HTTP answer with its JSON body; the body is missing where there was none. */
public record Answer(int status, HttpHeaders headers, JsonNode body) {

    public String text(String field) {
        return body.path(field).asString();
    }
}
