package dev.deskhand.server.call;

import dev.deskhand.bot.dialogue.ApiResult.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads one HTTP/1.1 answer from a connection that is not used again (RFC 9112). Stops at its
 * limits while reading, whatever the headers promise.
 */
final class AnswerReader {
    /** Bytes of a body that are read. */
    static final int MOST_BODY = 256 * 1024;

    private static final int MOST_HEAD = 64 * 1024;
    private static final int MOST_INTERIM = 10;

    private final InputStream in;
    private int headBytes;

    AnswerReader(InputStream in) {
        this.in = in;
    }

    /**
     * @throws CallFailed when it is no HTTP, or longer than is read
     */
    Answer read() throws IOException, CallFailed {
        int status = status();
        Map<String, String> headers = headers();
        for (int interim = 0; status < 200; interim++) {
            if (interim == MOST_INTERIM) {
                throw noHttp();
            }
            status = status();
            headers = headers();
        }
        if (status > 299 || status == 204) {
            return new Answer(status, new byte[0]);
        }
        return new Answer(status, body(headers));
    }

    private int status() throws IOException, CallFailed {
        String line = line();
        if (!line.matches("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?")) {
            throw noHttp();
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private Map<String, String> headers() throws IOException, CallFailed {
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw noHttp();
            }
            headers.merge(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (first, second) -> first + ", " + second);
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException, CallFailed {
        String coding = headers.getOrDefault("content-encoding", "identity");
        if (!coding.equalsIgnoreCase("identity")) {
            throw CallFailed.forGood(
                    Kind.UNREADABLE,
                    "The service answers in the content coding "
                            + coding.replaceAll("[^A-Za-z0-9, -]", "")
                            + ", which was not asked for. Let it answer without.");
        }
        if (headers.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .endsWith("chunked")) {
            return chunks();
        }
        @Nullable String length = headers.get("content-length");
        if (length == null) {
            byte[] all = in.readNBytes(MOST_BODY + 1);
            if (all.length > MOST_BODY) {
                throw tooLarge();
            }
            return all;
        }
        if (!length.matches("[0-9]{1,18}")) {
            throw noHttp();
        }
        return exactly(Long.parseLong(length), 0);
    }

    private byte[] chunks() throws IOException, CallFailed {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String line = line();
            int end = line.indexOf(';');
            String size = (end < 0 ? line : line.substring(0, end)).strip();
            if (!size.matches("[0-9A-Fa-f]{1,15}")) {
                throw noHttp();
            }
            long length = Long.parseLong(size, 16);
            if (length == 0) {
                return body.toByteArray();
            }
            body.writeBytes(exactly(length, body.size()));
            if (!line().isEmpty()) {
                throw noHttp();
            }
        }
    }

    private byte[] exactly(long length, int before) throws IOException, CallFailed {
        if (before + length > MOST_BODY) {
            throw tooLarge();
        }
        byte[] bytes = in.readNBytes((int) length);
        if (bytes.length < length) {
            throw endedEarly();
        }
        return bytes;
    }

    /** Without its end; the head as a whole is bounded. */
    private String line() throws IOException, CallFailed {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw endedEarly();
            }
            if (++headBytes > MOST_HEAD) {
                throw tooLarge();
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private static CallFailed tooLarge() {
        return CallFailed.forGood(
                Kind.TOO_LARGE,
                "The answer is longer than "
                        + MOST_BODY / 1024
                        + " KB, so it was not read. Let the service send only what the bot needs.");
    }

    private static CallFailed endedEarly() {
        return CallFailed.forNow(
                Kind.UNREACHABLE, "The service closed the connection before its answer was whole.");
    }

    private static CallFailed noHttp() {
        return CallFailed.forGood(
                Kind.UNREADABLE,
                "What listens there does not answer in HTTP/1.1 that can be read.");
    }
}
