package dev.deskhand.server.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import dev.deskhand.bot.understanding.Profile;
import dev.deskhand.server.config.ConfigProblems.Problem;
import dev.deskhand.server.security.SignInLimits;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a file of settings into {@link ServerConfig}, key by key. */
final class ConfigFile {
    private static final int SETUP_TOKEN_MIN = 20;
    private static final int MOST_DAYS = 36_500;

    private final Function<String, @Nullable String> environment;

    ConfigFile(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    ServerConfig read(Path file) {
        Config config = parse(file);
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        ConfigKeys keys = new ConfigKeys(config, folder, environment);
        ServerConfig read = read(keys, folder);
        keys.refuseUnknown();
        if (!keys.problems().isEmpty()) {
            throw new ConfigProblems(file, keys.problems());
        }
        return read;
    }

    /** Every key there is; asking for it makes it known. */
    static ServerConfig read(ConfigKeys keys, Path folder) {
        ServerConfig defaults = ServerConfig.defaults(folder.resolve("data"));
        SignInLimits limits = defaults.signIn();
        ZendeskEndpoints zendesk = defaults.zendesk();
        return new ServerConfig(
                keys.text("listen.host", defaults.listenHost()),
                keys.number("listen.port", defaults.listenPort(), 0, 65_535),
                keys.baseUrl("base_url"),
                folder.resolve(keys.text("data", "data")).normalize(),
                new ZendeskEndpoints(
                        URI.create(keys.endpoint("zendesk.chat_api", zendesk.chatApi().toString())),
                        keys.template("zendesk.authorize", zendesk.authorizeTemplate()),
                        keys.template("zendesk.token", zendesk.tokenTemplate()),
                        keys.template("zendesk.rest", zendesk.restTemplate())),
                keys.choice("understanding.profile", Profile.class, defaults.understanding()),
                new SignInLimits(
                        keys.number("sign_in.attempts", limits.attemptsPerAccount(), 1, 1_000),
                        keys.number(
                                "sign_in.attempts_per_address",
                                limits.attemptsPerAddress(),
                                1,
                                100_000),
                        keys.duration(
                                "sign_in.window",
                                limits.window(),
                                Duration.ofSeconds(1),
                                Duration.ofDays(1)),
                        keys.duration(
                                "session.idle",
                                limits.sessionIdle(),
                                Duration.ofMinutes(1),
                                Duration.ofDays(365)),
                        keys.duration(
                                "session.lifetime",
                                limits.sessionLifetime(),
                                Duration.ofMinutes(1),
                                Duration.ofDays(365))),
                keys.hosts("calls.allowed_hosts"),
                Duration.ofDays(keys.number("retention.transcripts", 0, 0, MOST_DAYS)),
                keys.secret("setup_token", SETUP_TOKEN_MIN),
                keys.database());
    }

    private static Config parse(Path file) {
        if (!Files.isReadable(file)) {
            throw new ConfigProblems(
                    file,
                    List.of(
                            new Problem(
                                    "",
                                    "It cannot be read. Check the path, and that the file belongs"
                                            + " to the user that runs Deskhand.")));
        }
        try {
            return ConfigFactory.parseFile(file.toFile()).resolve();
        } catch (ConfigException e) {
            throw new ConfigProblems(
                    file, List.of(new Problem("", "It cannot be parsed: " + e.getMessage())));
        }
    }
}
