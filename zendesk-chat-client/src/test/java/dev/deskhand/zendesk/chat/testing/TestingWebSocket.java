package dev.deskhand.zendesk.chat.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The server's end of one WebSocket (RFC 6455): just what the tests need, text frames up to 16 MB.
 */
public final class TestingWebSocket implements AutoCloseable {

    /** What the queue of received frames ends with. */
    public static final String GONE = "(gone)";

    private static final String ACCEPT_SALT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final String path;
    private final ReentrantLock writing = new ReentrantLock();
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private volatile int closeCode;

    TestingWebSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
        this.path = shakeHands();
        Thread.ofVirtual().start(this::read);
    }

    private String shakeHands() throws IOException {
        String requestLine = line();
        String key = "";
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
                key = header.substring("sec-websocket-key:".length()).strip();
            }
        }
        String answer =
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: "
                        + accept(key)
                        + "\r\n\r\n";
        out.write(answer.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return requestLine.split(" ", -1)[1];
    }

    private static String accept(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1")
                            .digest((key + ACCEPT_SALT).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("The handshake ended early");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    private void read() {
        try {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            while (true) {
                int first = in.readUnsignedByte();
                byte[] payload = payload();
                int opcode = first & 0x0F;
                if (opcode == 8) {
                    closeCode = payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort();
                    return;
                }
                if (opcode > 2) {
                    continue;
                }
                message.write(payload);
                if ((first & 0x80) != 0) {
                    received.add(message.toString(StandardCharsets.UTF_8));
                    message.reset();
                }
            }
        } catch (EOFException | SocketException _) {
            closeCode = 1006;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            received.add(GONE);
        }
    }

    private byte[] payload() throws IOException {
        int second = in.readUnsignedByte();
        long length = second & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(Math.toIntExact(length));
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    /** The path of the request line, which names the session. */
    public String path() {
        return path;
    }

    /** The next text frame, or {@link #GONE}; fails when none comes within five seconds. */
    public String take() throws InterruptedException {
        String frame = received.poll(5, TimeUnit.SECONDS);
        if (frame == null) {
            throw new AssertionError("No frame came within five seconds");
        }
        return frame;
    }

    /** The code of the client's close frame, 1006 when there was none, 0 while open. */
    public int closeCode() {
        return closeCode;
    }

    public void send(String text) throws IOException {
        frame(0x81, text.getBytes(StandardCharsets.UTF_8));
    }

    /** One message cut into frames of {@code size} bytes, even in the middle of a character. */
    public void sendInPieces(String text, int size) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += size) {
            int to = Math.min(bytes.length, from + size);
            int opcode = (from == 0 ? 1 : 0) | (to == bytes.length ? 0x80 : 0);
            frame(opcode, java.util.Arrays.copyOfRange(bytes, from, to));
        }
    }

    public void sendClose(int code) throws IOException {
        frame(0x88, ByteBuffer.allocate(2).putShort((short) code).array());
    }

    private void frame(int first, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        if (payload.length < 126) {
            frame.write(payload.length);
        } else if (payload.length < 65536) {
            frame.write(126);
            frame.write(ByteBuffer.allocate(2).putShort((short) payload.length).array());
        } else {
            frame.write(127);
            frame.write(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        frame.write(payload);
        writing.lock();
        try {
            out.write(frame.toByteArray());
            out.flush();
        } finally {
            writing.unlock();
        }
    }

    /**
     * Cuts the line without a close frame, by a reset: a bare end of the stream that arrives while
     * the JDK's client still hands a frame over is swallowed there, and then only the heartbeat
     * notices.
     */
    @Override
    public void close() throws IOException {
        if (!socket.isClosed()) {
            socket.setSoLinger(true, 0);
        }
        socket.close();
    }
}
