package dev.deskhand.server.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords with Argon2id at the costs that OWASP's password storage sheet names (19 MiB, 2
 * passes, 1 lane). A hash carries its costs, so that they can be raised later. Thread-safe; only a
 * few hashes run at once, since each takes its memory.
 */
final class Passwords {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int AT_ONCE = 4;

    private final RandomGenerator random;
    private final Semaphore slots = new Semaphore(AT_ONCE, true);
    private final String nobodysHash;

    Passwords(RandomGenerator random) {
        this.random = random;
        this.nobodysHash = encode(MEMORY_KIB, PASSES, LANES, salt(), new byte[HASH_BYTES]);
    }

    /** A text of the form {@code $argon2id$v=19$m=..,t=..,p=..$salt$hash}. */
    String hash(String password) {
        byte[] salt = salt();
        return encode(
                MEMORY_KIB,
                PASSES,
                LANES,
                salt,
                derive(password, MEMORY_KIB, PASSES, LANES, salt, HASH_BYTES));
    }

    /** Whether the password made this hash. */
    boolean matches(String password, String encoded) {
        String[] parts = encoded.split("\\$", -1);
        if (parts.length != 6 || !parts[1].equals("argon2id")) {
            throw new IllegalStateException("A stored password hash has an unknown form.");
        }
        String[] costs = parts[3].split(",", -1);
        byte[] salt = Base64.getDecoder().decode(parts[4]);
        byte[] expected = Base64.getDecoder().decode(parts[5]);
        byte[] actual =
                derive(
                        password,
                        number(costs[0]),
                        number(costs[1]),
                        number(costs[2]),
                        salt,
                        expected.length);
        return MessageDigest.isEqual(expected, actual);
    }

    /** Takes as long as {@link #matches}, so that the answer's time names no account. */
    void matchNobody(String password) {
        matches(password, nobodysHash);
    }

    private byte[] derive(
            String password, int memoryKib, int passes, int lanes, byte[] salt, int bytes) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(memoryKib)
                        .withIterations(passes)
                        .withParallelism(lanes)
                        .withSalt(salt)
                        .build());
        byte[] hash = new byte[bytes];
        slots.acquireUninterruptibly();
        try {
            argon2.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        } finally {
            slots.release();
        }
        return hash;
    }

    private byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    private static String encode(int memoryKib, int passes, int lanes, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        memoryKib,
                        passes,
                        lanes,
                        base64.encodeToString(salt),
                        base64.encodeToString(hash));
    }

    private static int number(String cost) {
        return Integer.parseInt(cost.substring(cost.indexOf('=') + 1));
    }
}
