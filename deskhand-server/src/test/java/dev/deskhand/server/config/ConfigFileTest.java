package dev.deskhand.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
    @TempDir Path folder;

    @Test
    void anEmptyFileGivesTheDefaultsWithDataBesideIt() throws IOException {
        assertThat(read("")).isEqualTo(ServerConfig.defaults(folder.resolve("data")));
    }

    @Test
    void theSampleHoldsEveryKeyAtItsDefault() throws IOException {
        String sample;
        try (var in = ServerConfig.class.getResourceAsStream("/deskhand.sample.conf")) {
            sample = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Config config = ConfigFactory.parseString(sample).resolve();
        ConfigKeys keys = new ConfigKeys(config, folder, name -> null);
        ConfigFile.read(keys, folder);

        assertThat(config.entrySet().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(keys.known());
        assertThat(read(sample)).isEqualTo(ServerConfig.defaults(folder.resolve("data")));
    }

    @Test
    void aDatabaseIsNamedWithItsPasswordElsewhere() throws IOException {
        Files.writeString(folder.resolve("password"), "hush\n");

        DatabaseAddress address =
                read("""
                database { url = "jdbc:postgresql://db/deskhand", user = bot, password = "file:password" }
                """)
                        .database()
                        .orElseThrow();

        assertThat(address.url()).isEqualTo("jdbc:postgresql://db/deskhand");
        assertThat(address.user()).isEqualTo("bot");
        assertThat(address.password().orElseThrow().value()).isEqualTo("hush");
        assertThat(address.toString()).doesNotContain("hush");
    }

    @Test
    void aDatabaseThatCannotBeOneIsToldInWhole() {
        assertThatThrownBy(() ->
                        read(
                                "database { url = \"jdbc:mysql://db/x?password=hush\", password = hush }"))
                .isInstanceOf(ConfigProblems.class)
                .hasMessageContaining("jdbc:postgresql://")
                .hasMessageContaining("database.user: is missing")
                .hasMessageContaining("must hold no password")
                .hasMessageContaining("does not belong into this file");
        assertThatThrownBy(() -> read("database { user = bot }"))
                .hasMessageContaining("database.url: is missing");
    }

    @Test
    void everyKeyOfTheSampleIsExplained() throws IOException {
        String[] lines;
        try (var in = ServerConfig.class.getResourceAsStream("/deskhand.sample.conf")) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n");
        }
        // token and window follow the key that their comment is about.
        for (int i = 1; i < lines.length; i++) {
            if (lines[i].contains(" = ") && !lines[i].strip().startsWith("#")) {
                String before = lines[i - 1].strip();
                assertThat(before.startsWith("#") || lines[i].matches("\\s+(token|window) .*"))
                        .as(lines[i])
                        .isTrue();
            }
        }
    }

    @Test
    void allProblemsAreNamedAtOnce() throws IOException {
        ConfigProblems problems =
                problems(
                        """
                        listen { host = "", port = 99999, prot = 1 }
                        base_url = "bots.example.com"
                        zendesk { chat_api = "http://chat.example.com", token = "nowhere" }
                        sign_in { attempts = many, window = soon }
                        setup_token = "in-plain-sight-in-plain-sight"
                        colour = blue
                        """);

        assertThat(problems.problems())
                .extracting(ConfigProblems.Problem::key)
                .containsExactlyInAnyOrder(
                        "listen.host",
                        "listen.port",
                        "base_url",
                        "zendesk.chat_api",
                        "zendesk.token",
                        "sign_in.attempts",
                        "sign_in.window",
                        "setup_token",
                        "listen.prot",
                        "colour");
        assertThat(problems)
                .hasMessageContaining("10 problems")
                .hasMessageContaining("99999 is not between 0 and 65535")
                .hasMessageContaining("Nothing was started")
                .message()
                .doesNotContain("in-plain-sight");
    }

    @Test
    void secretsComeFromTheEnvironmentOrAFileAndAreMasked() throws IOException {
        Files.writeString(folder.resolve("token.txt"), "a-long-enough-secret-token\n");

        ServerConfig fromFile = read("setup_token = \"file:token.txt\"");
        ServerConfig fromEnvironment = read("setup_token = \"env:THE_TOKEN\"");

        assertThat(fromFile.setupToken()).contains(new Secret("a-long-enough-secret-token"));
        assertThat(fromEnvironment.setupToken())
                .contains(new Secret("a-token-from-the-environment"));
        assertThat(fromFile.toString()).doesNotContain("a-long-enough-secret-token");
    }

    @Test
    void aReferenceToNothingIsAProblemWithItsName() throws IOException {
        assertThat(problems("setup_token = \"env:MISSING\"")).hasMessageContaining("MISSING");
        assertThat(problems("setup_token = \"file:missing.txt\""))
                .hasMessageContaining("missing.txt");
        assertThat(problems("setup_token = \"env:SHORT\""))
                .hasMessageContaining("too short")
                .message()
                .doesNotContain("tiny");
    }

    @Test
    void aFileThatCannotBeParsedIsNamedWithItsLine() throws IOException {
        assertThat(problems("listen {\n port = 1\n")).hasMessageContaining(": 3:");
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = folder.resolve("nowhere.conf");

        ConfigProblems problems =
                catchThrowableOfType(ConfigProblems.class, () -> ServerConfig.load(missing));

        assertThat(problems).hasMessageContaining(missing.toString());
    }

    @Test
    void valuesAreRead() throws IOException {
        ServerConfig config =
                read(
                        """
                        listen.port = 0
                        base_url = "https://bots.example.com/"
                        data = "/var/lib/deskhand"
                        zendesk.token = "https://www.zopim.com/oauth2/token"
                        zendesk.rest = "http://localhost:8090/api/v2/chat"
                        session.idle = 5m
                        """);

        assertThat(config.listenPort()).isZero();
        assertThat(config.baseUrl()).contains(URI.create("https://bots.example.com"));
        assertThat(config.data()).isEqualTo(Path.of("/var/lib/deskhand"));
        assertThat(config.zendesk().token("acme"))
                .isEqualTo(URI.create("https://www.zopim.com/oauth2/token"));
        assertThat(config.zendesk().authorize("acme"))
                .isEqualTo(URI.create("https://acme.zendesk.com/oauth2/chat/authorizations/new"));
        assertThat(config.signIn().sessionIdle()).isEqualTo(Duration.ofMinutes(5));
    }

    private ServerConfig read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("deskhand.conf"), text);
        Map<String, String> environment =
                Map.of("THE_TOKEN", "a-token-from-the-environment", "SHORT", "tiny");
        return new ConfigFile(environment::get).read(file);
    }

    private ConfigProblems problems(String text) throws IOException {
        ConfigProblems problems = catchThrowableOfType(ConfigProblems.class, () -> read(text));
        assertThat(problems).isNotNull();
        return problems;
    }
}
