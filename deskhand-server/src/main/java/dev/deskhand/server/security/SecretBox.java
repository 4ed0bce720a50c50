package dev.deskhand.server.security;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * Seals secrets for the database with AES-256-GCM. The key lies in a file of its own beside the
 * database, readable by its owner only, so that a copy of the database alone tells nothing.
 * Thread-safe.
 *
 * <p>Each secret is bound to its place (table, column, row): a sealed text that was moved to
 * another place does not open there.
 */
public final class SecretBox {
    private static final String KEY_FILE = "secrets.key";

    private final Aead aead;
    private final Path keyFile;

    private SecretBox(Aead aead, Path keyFile) {
        this.aead = aead;
        this.keyFile = keyFile;
    }

    /**
     * Reads the key from the folder, or makes one where there is none.
     *
     * @throws SecurityFileException when the key file cannot be read or written
     */
    public static SecretBox open(Path folder) {
        Path keyFile = folder.resolve(KEY_FILE);
        try {
            AeadConfig.register();
            KeysetHandle keyset = Files.exists(keyFile) ? read(keyFile) : make(keyFile);
            return new SecretBox(
                    keyset.getPrimitive(RegistryConfiguration.get(), Aead.class), keyFile);
        } catch (GeneralSecurityException | IOException e) {
            throw new SecurityFileException(
                    "The key file "
                            + keyFile
                            + " cannot be used: "
                            + e.getMessage()
                            + ". Restore it from the backup of the data folder; without it the"
                            + " stored secrets cannot be read.",
                    e);
        }
    }

    /**
     * Encrypts.
     *
     * @param place table, column and row; the same words open it again
     */
    public String seal(String secret, String place) {
        try {
            return Base64.getEncoder().encodeToString(aead.encrypt(bytes(secret), bytes(place)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret could not be encrypted.", e);
        }
    }

    /**
     * Decrypts what {@link #seal} gave for the same place.
     *
     * @throws SecurityFileException when the key is another one, or the text was changed or moved
     */
    public String open(String sealed, String place) {
        try {
            byte[] plain = aead.decrypt(Base64.getDecoder().decode(sealed), bytes(place));
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SecurityFileException(
                    "A stored secret ("
                            + place
                            + ") does not open with the key in "
                            + keyFile
                            + ". The key file and the database belong to different backups, or the"
                            + " row was changed. Enter the secret again, or restore both together.",
                    e);
        }
    }

    private static KeysetHandle read(Path keyFile) throws GeneralSecurityException, IOException {
        return TinkJsonProtoKeysetFormat.parseKeyset(
                Files.readString(keyFile),
                RegistryConfiguration.get(),
                InsecureSecretKeyAccess.get());
    }

    private static KeysetHandle make(Path keyFile) throws GeneralSecurityException, IOException {
        KeysetHandle keyset =
                KeysetHandle.generateNew(
                        PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
        String json =
                TinkJsonProtoKeysetFormat.serializeKeyset(
                        keyset, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        OwnerOnly.write(keyFile, json);
        return keyset;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
