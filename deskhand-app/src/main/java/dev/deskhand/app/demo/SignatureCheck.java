package dev.deskhand.app.demo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Tells a request that Deskhand has signed from any other. */
final class SignatureCheck {
    static final String HEADER = "X-Deskhand-Signature";

    /** An older request may be one that somebody has recorded. */
    private static final Duration OLDEST = Duration.ofMinutes(5);

    private static final Pattern FORM = Pattern.compile("t=([0-9]{1,12}),v1=([0-9a-f]{64})");

    private final SecretKeySpec key;
    private final InstantSource clock;

    SignatureCheck(String secret, InstantSource clock) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        this.clock = clock;
    }

    /** Whether the header signs this body, and lately. */
    boolean accepts(@Nullable String header, byte[] body) {
        Matcher form = FORM.matcher(header == null ? "" : header);
        if (!form.matches()) {
            return false;
        }
        Instant signed = Instant.ofEpochSecond(Long.parseLong(form.group(1)));
        Duration age = Duration.between(signed, clock.instant()).abs();
        byte[] given = HexFormat.of().parseHex(form.group(2));
        return age.compareTo(OLDEST) <= 0
                && MessageDigest.isEqual(given, signature(form.group(1), body));
    }

    private byte[] signature(String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA256", e);
        }
    }
}
