package dev.deskhand.bot.understanding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Runs a sentence model in this process. Thread-safe: one native session serves all threads, each
 * call on its caller's own thread.
 *
 * <p>One text at a time: with eight-bit weights a batch changes each text's vector, and on a CPU it
 * gains nothing.
 */
final class OnnxEncoder implements Encoder, AutoCloseable {
    private static final int DIMENSIONS = 384;

    /** Visitors' messages are short; the time grows with the length. */
    private static final int MOST_PIECES = 128;

    private static final int LONGEST_COMMAND_LINE = 3_900;

    private final SentenceModel model;
    private final String id;
    private final WordPiece pieces;
    private final OrtEnvironment environment;
    private final OrtSession session;

    /** Shared by those who encode: the native side must not be freed under any of them. */
    private final ReadWriteLock use = new ReentrantReadWriteLock();

    private OnnxEncoder(
            SentenceModel model,
            String id,
            WordPiece pieces,
            OrtEnvironment environment,
            OrtSession session) {
        this.model = model;
        this.id = id;
        this.pieces = pieces;
        this.environment = environment;
        this.session = session;
    }

    /**
     * Reads the model from the class path; takes a second or so.
     *
     * @throws EncoderUnavailableException if the model is not there or cannot run on this machine
     */
    static OnnxEncoder load(SentenceModel model) {
        try {
            refuseLongCommandLine();
            byte[] weights = read(model.onnx());
            WordPiece pieces = new WordPiece(vocabulary(read(model.tokenizer())), MOST_PIECES);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(1);
                options.setInterOpNumThreads(1);
                options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
                OrtSession session = environment.createSession(weights, options);
                return new OnnxEncoder(
                        model, model.name() + ":" + hash(weights), pieces, environment, session);
            }
        } catch (OrtException | IOException | UnsatisfiedLinkError e) {
            throw new EncoderUnavailableException(
                    "The sentence model " + model + " cannot run here: " + e.getMessage(), e);
        }
    }

    /**
     * The native library copies the command line into a buffer that is too small for long ones, and
     * takes the whole process down with it (seen with version 1.29.0 on Linux).
     */
    private static void refuseLongCommandLine() throws IOException {
        int length = ProcessHandle.current().info().commandLine().map(String::length).orElse(0);
        if (length > LONGEST_COMMAND_LINE) {
            throw new IOException(
                    "this process was started with more than "
                            + LONGEST_COMMAND_LINE
                            + " characters of options and class path, which the native library cannot"
                            + " take; put them into a file and name it with @");
        }
    }

    private static byte[] read(String resource) throws IOException {
        try (InputStream stream = OnnxEncoder.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IOException(resource + " is not on the class path");
            }
            return stream.readAllBytes();
        }
    }

    private static Map<String, Integer> vocabulary(byte[] tokenizer) {
        Map<String, Integer> vocabulary = new HashMap<>(1 << 16);
        try (JsonParser json =
                new JsonFactory().createParser(ObjectReadContext.empty(), tokenizer)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.PROPERTY_NAME
                        && json.currentName().equals("vocab")) {
                    json.nextToken();
                    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                        String piece = json.currentName();
                        json.nextToken();
                        vocabulary.put(piece, json.getIntValue());
                    }
                    return vocabulary;
                }
            }
        }
        throw new UncheckedIOException(new IOException("The tokenizer has no vocabulary"));
    }

    private static String hash(byte[] weights) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(weights);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    @Override
    public boolean knows(String word) {
        return pieces.knows(word);
    }

    @Override
    public float[] encode(String text) {
        use.readLock().lock();
        try {
            return run(text);
        } finally {
            use.readLock().unlock();
        }
    }

    private float[] run(String text) {
        long[] ids = pieces.ids(model.prefix() + text);
        long[] shape = {1, ids.length};
        long[] mask = new long[ids.length];
        Arrays.fill(mask, 1);
        try (OnnxTensor input = tensor(ids, shape);
                OnnxTensor attention = tensor(mask, shape);
                OnnxTensor types = tensor(new long[ids.length], shape)) {
            Map<String, OnnxTensor> inputs =
                    Map.of(
                            "input_ids",
                            input,
                            "attention_mask",
                            attention,
                            "token_type_ids",
                            types);
            try (OrtSession.Result result = session.run(inputs)) {
                float[][][] hidden = (float[][][]) result.get(0).getValue();
                return pooled(hidden[0]);
            }
        } catch (OrtException e) {
            throw new IllegalStateException("The sentence model " + model + " failed", e);
        }
    }

    private OnnxTensor tensor(long[] values, long[] shape) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
    }

    private float[] pooled(float[][] hidden) {
        return switch (model.pooling()) {
            case FIRST -> hidden[0];
            case MEAN -> {
                float[] mean = new float[hidden[0].length];
                for (float[] piece : hidden) {
                    for (int i = 0; i < mean.length; i++) {
                        mean[i] += piece[i];
                    }
                }
                for (int i = 0; i < mean.length; i++) {
                    mean[i] /= hidden.length;
                }
                yield mean;
            }
        };
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("The sentence model " + model + " does not close", e);
        } finally {
            use.writeLock().unlock();
        }
    }
}
