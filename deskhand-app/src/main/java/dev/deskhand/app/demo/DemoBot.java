package dev.deskhand.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The demo shop's bot: the sample bot, with its calls going to the shop's stand-in.
 *
 * @param shop where the stand-in is
 * @param before where it was at the last start
 */
record DemoBot(URI shop, Optional<URI> before) {
    /** The environment variable whose value signs its calls. */
    static final String SECRET = "SHOP_API_SECRET";

    private static final String FILE = "samples/parcel.yaml";
    private static final String SHOP_IN_FILE = "https://api.larch-kettle.example/";

    /** The sample as it lies in the program. */
    static String sample() {
        try (InputStream file = DemoBot.class.getResourceAsStream("/" + FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from the program");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read from the program", e);
        }
    }

    /** Its file for this demo. */
    String file() {
        return sample().replace(SHOP_IN_FILE, shop + "/");
    }

    /** A file that somebody may have edited, with calls of the stand-in going where it is now. */
    String moved(String edited) {
        return before.map(old -> edited.replace(old + "/", shop + "/")).orElse(edited);
    }
}
