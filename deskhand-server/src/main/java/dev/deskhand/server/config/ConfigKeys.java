package dev.deskhand.server.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import dev.deskhand.server.config.ConfigProblems.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads keys one after the other and collects what is wrong, so that all of it can be told at once.
 * Where a value is unusable its default is returned; the caller looks at {@link #problems()}.
 */
final class ConfigKeys {
    private static final Pattern HOST =
            Pattern.compile("([a-z0-9_.-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");

    private final Config config;
    private final Path folder;
    private final Function<String, @Nullable String> environment;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param folder what relative paths are relative to
     * @param environment an environment variable's value, or null
     */
    ConfigKeys(Config config, Path folder, Function<String, @Nullable String> environment) {
        this.config = config;
        this.folder = folder;
        this.environment = environment;
    }

    List<Problem> problems() {
        return problems;
    }

    /** The keys that were asked for. */
    Set<String> known() {
        return known;
    }

    String text(String key, String otherwise) {
        String text = value(key, otherwise, Config::getString);
        if (text.isBlank()) {
            problem(key, "must not be empty; leave the key out for " + otherwise + ".");
            return otherwise;
        }
        return text;
    }

    int number(String key, int otherwise, int min, int max) {
        int number = value(key, otherwise, Config::getInt);
        if (number < min || number > max) {
            problem(key, number + " is not between " + min + " and " + max + ".");
            return otherwise;
        }
        return number;
    }

    /** One of an enum's names, in lower case. */
    <E extends Enum<E>> E choice(String key, Class<E> choices, E otherwise) {
        String text = value(key, word(otherwise), Config::getString);
        List<String> words = new ArrayList<>();
        for (E choice : choices.getEnumConstants()) {
            words.add(word(choice));
            if (word(choice).equals(text)) {
                return choice;
            }
        }
        problem(key, "must be one of " + String.join(", ", words) + ".");
        return otherwise;
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    Duration duration(String key, Duration otherwise, Duration min, Duration max) {
        Duration duration = value(key, otherwise, Config::getDuration);
        if (duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
            problem(key, "must be at least " + words(min) + " and at most " + words(max) + ".");
            return otherwise;
        }
        return duration;
    }

    /** A list of hosts, each with a port or without one. */
    Set<String> hosts(String key) {
        Set<String> hosts = new LinkedHashSet<>();
        for (String host : value(key, List.<String>of(), Config::getStringList)) {
            String plain = host.strip().toLowerCase(Locale.ROOT);
            if (HOST.matcher(plain).matches()) {
                hosts.add(plain);
            } else {
                problem(
                        key,
                        "\""
                                + host
                                + "\" is not a host or host:port; write it as in an address, without"
                                + " https:// and path.");
            }
        }
        return hosts;
    }

    /** An address without path, or nothing. */
    Optional<URI> baseUrl(String key) {
        String text = value(key, "", Config::getString);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<URI> url = httpUrl(key, text);
        if (url.isPresent() && !url.get().getPath().replace("/", "").isEmpty()) {
            problem(key, "must have no path; Deskhand wants a host name of its own.");
            return Optional.empty();
        }
        return url.map(found -> URI.create(text.replaceFirst("/+$", "")));
    }

    /** An address that secrets are sent to. */
    String endpoint(String key, String otherwise) {
        return endpoint(key, otherwise, Function.identity());
    }

    /** As {@link #endpoint}, where <code>{subdomain}</code> stands for the account's subdomain. */
    String template(String key, String otherwise) {
        return endpoint(key, otherwise, text -> text.replace(ZendeskEndpoints.SUBDOMAIN, "acme"));
    }

    private String endpoint(String key, String otherwise, Function<String, String> example) {
        String text = text(key, otherwise);
        Optional<URI> url = httpUrl(key, example.apply(text));
        if (url.isEmpty()) {
            return otherwise;
        }
        if (url.get().getScheme().equalsIgnoreCase("http") && !isLoopback(url.get().getHost())) {
            problem(key, "must begin with https:// since tokens are sent there.");
            return otherwise;
        }
        return text;
    }

    /** The database's address, user and password; empty where the file names none. */
    Optional<DatabaseAddress> database() {
        String url = value("database.url", "", Config::getString);
        String user = value("database.user", "", Config::getString);
        Optional<Secret> password = secret("database.password", 1);
        if (url.isEmpty()) {
            if (!user.isEmpty() || password.isPresent()) {
                problem("database.url", "is missing; the user and password need it.");
            }
            return Optional.empty();
        }
        if (!url.startsWith(DatabaseAddress.SCHEME)) {
            problem(
                    "database.url",
                    "is not an address such as jdbc:postgresql://localhost/deskhand.");
        }
        if (url.contains("password=") || url.contains("@")) {
            problem(
                    "database.url",
                    "must hold no password; that is what database.password is for.");
        }
        if (user.isEmpty()) {
            problem("database.user", "is missing.");
        }
        return Optional.of(new DatabaseAddress(url, user, password));
    }

    /** A secret by reference: {@code env:NAME} or {@code file:PATH}; empty for none. */
    Optional<Secret> secret(String key, int minLength) {
        String reference = value(key, "", Config::getString);
        if (reference.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> secret = referenced(key, reference);
        if (secret.isPresent() && secret.get().length() < minLength) {
            problem(key, "is too short; take at least " + minLength + " random characters.");
            return Optional.empty();
        }
        return secret.map(Secret::new);
    }

    void refuseUnknown() {
        config.entrySet().stream()
                .map(entry -> entry.getKey())
                .filter(key -> !known.contains(key))
                .sorted()
                .forEach(key ->
                        problem(
                                key,
                                "is not a setting. The settings are "
                                        + String.join(", ", new TreeSet<>(known))
                                        + "."));
    }

    private Optional<String> referenced(String key, String reference) {
        if (reference.startsWith("env:")) {
            String name = reference.substring("env:".length());
            String value = environment.apply(name);
            if (value == null || value.isEmpty()) {
                problem(key, "the environment variable " + name + " is not set.");
                return Optional.empty();
            }
            return Optional.of(value);
        }
        if (reference.startsWith("file:")) {
            Path file = folder.resolve(reference.substring("file:".length()));
            try {
                return Optional.of(Files.readString(file).strip());
            } catch (IOException e) {
                problem(key, "the file " + file + " cannot be read (" + reason(e) + ").");
                return Optional.empty();
            }
        }
        problem(
                key,
                "is a secret and does not belong into this file; write env:NAME or file:PATH.");
        return Optional.empty();
    }

    private <T> T value(String key, T otherwise, BiFunction<Config, String, T> read) {
        known.add(key);
        try {
            return config.hasPath(key) ? read.apply(config, key) : otherwise;
        } catch (ConfigException.WrongType | ConfigException.BadValue e) {
            problem(
                    key,
                    "is not "
                            + switch (otherwise) {
                                case Integer _ -> "a whole number.";
                                case List<?> _ -> "a list of texts.";
                                case Duration _ -> "a duration such as 30s, 15m, 12h or 30d.";
                                default -> "a text.";
                            });
            return otherwise;
        }
    }

    private Optional<URI> httpUrl(String key, String text) {
        try {
            URI url = new URI(text);
            String scheme =
                    Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https")) && url.getHost() != null) {
                return Optional.of(url);
            }
        } catch (URISyntaxException _) {
            // Told below, like every other form that is no address.
        }
        problem(key, "is not an address such as https://example.com.");
        return Optional.empty();
    }

    private static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return (host.startsWith("[") || Character.isDigit(host.charAt(0)))
                    && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName();
    }

    private static String words(Duration duration) {
        return duration.toDays() > 0 ? duration.toDays() + "d" : duration.toSeconds() + "s";
    }

    private void problem(String key, String message) {
        problems.add(new Problem(key, message));
    }
}
