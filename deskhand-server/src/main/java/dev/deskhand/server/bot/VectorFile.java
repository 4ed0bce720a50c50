package dev.deskhand.server.bot;

import dev.deskhand.bot.understanding.Vectors;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Vectors of sentences in memory and in a file, shared by all bots: a sentence is known by its own
 * text and its encoder, so it does not matter whose it is. It is a cache and nothing else; a file
 * that cannot be read is left alone until the next one takes its place.
 *
 * <p>The file: the letters {@code DHVEC}, a byte for the version, the number of vectors (int), then
 * for each 16 bytes of SHA-256 over encoder and text, its length (short) and its numbers as 16-bit
 * floats; at last a CRC-32 of all that (long). Big-endian. The text itself is not in it.
 *
 * <p>Thread-safe. The lock is held while vectors are copied, and never over the file.
 */
final class VectorFile implements Vectors {
    private static final Logger log = LoggerFactory.getLogger(VectorFile.class);
    private static final byte[] MARK = "DHVEC".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;

    /** Some 40 MB: the sentences of a hundred usual bots. */
    static final int MOST = 50_000;

    private static final int LONGEST = 4_096;

    private final Path file;
    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantLock saving = new ReentrantLock();
    private boolean changed;
    private final Map<Key, short[]> vectors =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, short[]> eldest) {
                    return size() > MOST;
                }
            };

    /** The first half of a hash, in two numbers. */
    private record Key(long high, long low) {
        static Key of(String encoderId, String text) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                digest.update(encoderId.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
                ByteBuffer numbers = ByteBuffer.wrap(hash);
                return new Key(numbers.getLong(), numbers.getLong());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-256", e);
            }
        }
    }

    VectorFile(Path file) {
        this.file = file;
    }

    @Override
    public Optional<float[]> find(String encoderId, String text) {
        Key key = Key.of(encoderId, text);
        short[] halves;
        lock.lock();
        try {
            halves = vectors.get(key);
        } finally {
            lock.unlock();
        }
        return Optional.ofNullable(halves).map(VectorFile::whole);
    }

    @Override
    public void keep(String encoderId, String text, float[] vector) {
        Key key = Key.of(encoderId, text);
        short[] halves = new short[vector.length];
        for (int i = 0; i < halves.length; i++) {
            halves[i] = Float.floatToFloat16(vector[i]);
        }
        lock.lock();
        try {
            vectors.put(key, halves);
            changed = true;
        } finally {
            lock.unlock();
        }
    }

    private static float[] whole(short[] halves) {
        float[] vector = new float[halves.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = Float.float16ToFloat(halves[i]);
        }
        return vector;
    }

    /**
     * Reads the file, if there is one. What is wrong with it is logged, and nothing of it taken.
     */
    void read() {
        List<Map.Entry<Key, short[]>> entries;
        try (var bytes = Files.newInputStream(file)) {
            CheckedInputStream checked =
                    new CheckedInputStream(new BufferedInputStream(bytes), new CRC32());
            entries = read(new DataInputStream(checked), checked);
        } catch (NoSuchFileException _) {
            return;
        } catch (IOException e) {
            log.warn(
                    "the remembered sentence vectors in {} cannot be used ({}); they are made anew",
                    file,
                    e.toString());
            return;
        }
        lock.lock();
        try {
            entries.forEach(entry -> vectors.putIfAbsent(entry.getKey(), entry.getValue()));
        } finally {
            lock.unlock();
        }
    }

    private static List<Map.Entry<Key, short[]>> read(
            DataInputStream in, CheckedInputStream checked) throws IOException {
        byte[] mark = in.readNBytes(MARK.length);
        if (!MessageDigest.isEqual(mark, MARK)) {
            throw new IOException("it is no file of vectors");
        }
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("it has version " + version + ", not " + VERSION);
        }
        int count = in.readInt();
        if (count < 0 || count > MOST) {
            throw new IOException("it claims to hold " + count + " vectors");
        }
        List<Map.Entry<Key, short[]>> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            entries.add(entry(in));
        }
        long sum = checked.getChecksum().getValue();
        if (in.readLong() != sum) {
            throw new IOException("its checksum is wrong");
        }
        return entries;
    }

    private static Map.Entry<Key, short[]> entry(DataInputStream in) throws IOException {
        Key key = new Key(in.readLong(), in.readLong());
        int length = in.readUnsignedShort();
        if (length > LONGEST) {
            throw new IOException("it claims to hold a vector of " + length + " numbers");
        }
        short[] vector = new short[length];
        for (int i = 0; i < length; i++) {
            vector[i] = in.readShort();
        }
        return Map.entry(key, vector);
    }

    /**
     * Writes what is new since the last time beside the file, then puts it in its place, so that a
     * kill leaves the one or the other. A failure is logged: the next start is slower, no more.
     */
    void save() {
        saving.lock();
        try {
            List<Map.Entry<Key, short[]>> entries = entriesIfChanged();
            if (!entries.isEmpty()) {
                Path next = file.resolveSibling(file.getFileName() + ".new");
                write(next, entries);
                Files.move(
                        next,
                        file,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException | UncheckedIOException e) {
            log.warn("the sentence vectors cannot be kept in {}: {}", file, e.toString());
        } finally {
            saving.unlock();
        }
    }

    private List<Map.Entry<Key, short[]>> entriesIfChanged() {
        lock.lock();
        try {
            List<Map.Entry<Key, short[]>> entries = new ArrayList<>();
            if (changed) {
                vectors.forEach((key, vector) -> entries.add(Map.entry(key, vector)));
            }
            changed = false;
            return entries;
        } finally {
            lock.unlock();
        }
    }

    private static void write(Path to, List<Map.Entry<Key, short[]>> entries) throws IOException {
        try (var bytes = Files.newOutputStream(to)) {
            CheckedOutputStream checked =
                    new CheckedOutputStream(new BufferedOutputStream(bytes, 1 << 16), new CRC32());
            DataOutputStream out = new DataOutputStream(checked);
            out.write(MARK);
            out.writeByte(VERSION);
            out.writeInt(entries.size());
            for (Map.Entry<Key, short[]> entry : entries) {
                out.writeLong(entry.getKey().high());
                out.writeLong(entry.getKey().low());
                out.writeShort(entry.getValue().length);
                for (short number : entry.getValue()) {
                    out.writeShort(number);
                }
            }
            out.writeLong(checked.getChecksum().getValue());
            out.flush();
        }
    }
}
