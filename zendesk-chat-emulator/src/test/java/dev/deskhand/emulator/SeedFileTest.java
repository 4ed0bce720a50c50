package dev.deskhand.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskhand.emulator.testing.Answer;
import dev.deskhand.emulator.testing.TestAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SeedFileTest {

    @TempDir Path folder;

    @Test
    void yamlFillsAnAccount() throws IOException {
        Path seed =
                seed(
                        """
                        # who works here
                        agents:
                          - name: Ada
                            email: ada@shop.test
                            role: administrator
                            status: online
                          - {name: "Bot: one", email: bot@shop.test}
                        departments:
                          - name: Service
                            agents: [ADA@shop.test]
                          - name: Empty
                            agents:
                        api_clients:
                          - name: Bot
                            redirect_urls: [http://localhost:9999/callback]
                            client_id: id
                            client_secret: secret
                        """);
        try (TestAccount account =
                TestAccount.start(EmulatorOptions.onFreePort().withSeedFile(seed))) {
            JsonNode state = account.state();
            assertThat(state.at("/agents/0/role").asString()).isEqualTo("administrator");
            assertThat(state.at("/agents/1/name").asString()).isEqualTo("Bot: one");
            assertThat(state.at("/agents/1/status").asString()).isEqualTo("offline");
            assertThat(state.at("/departments/0/status").asString()).isEqualTo("online");
            assertThat(state.at("/departments/1/agents")).isEmpty();
            String code = account.code("id", state.at("/agents/1/id").asString());
            Answer token =
                    account.http()
                            .form(
                                    "/oauth2/token",
                                    Map.of(
                                            "grant_type", "authorization_code",
                                            "code", code,
                                            "client_id", "id",
                                            "client_secret", "secret",
                                            "redirect_uri", TestAccount.CALLBACK));
            assertThat(token.text("access_token")).isNotEmpty();
        }
    }

    @Test
    void aFileWithNothingInItMakesAnEmptyAccount() throws IOException {
        try (TestAccount account =
                TestAccount.start(
                        EmulatorOptions.onFreePort().withSeedFile(seed("# nothing yet\n")))) {
            assertThat(account.state().path("agents")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "agents:;  - name: A;   email: x | line 3: ",
                "- a | line 1: here must be keys with values",
                "agents: 5 | line 1: agents must be a list",
                "agents:;  - 5 | line 2: here must be keys with values",
                "agents:;  - name: A | line 2: email is missing",
                "agents:;  - name: A;    email: a@b.test;    role: boss | line 4: \"boss\" must be one of administrator, agent",
                "agents:;  - name: A;    email: a@b.test;    rôle: agent | line 4: \"rôle\" is not known here; known are name, email, role, status",
                "agents:;  - name: A;    email: a@b.test;    name: B | line 4: \"name\" stands here twice",
                "agents:;  - name: A;    email: a@b.test;  - name: B;    email: a@b.test | line 4: Another agent already has the e-mail address a@b.test",
                "departments:;  - name: D;    agents:;      - x@y.test | line 4: no agent above has the e-mail x@y.test",
                "api_clients:;  - name: C | line 2: A client needs one redirect URL at least",
                "api_clients:;  - name: C;    redirect_urls: [[]] | line 3: here must be a text",
                "colleagues: [] | line 1: \"colleagues\" is not known here",
            })
    void whatIsWrongIsNamedWithItsLine(String lines, String words) throws IOException {
        Path seed = seed(lines.replace(';', '\n'));
        assertThatThrownBy(() ->
                        ZendeskChatEmulator.start(EmulatorOptions.onFreePort().withSeedFile(seed)))
                .isInstanceOf(EmulatorStartException.class)
                .hasMessageContaining("seed.yaml cannot be used: " + words.stripTrailing());
    }

    @Test
    void aMissingFileIsNamed() {
        Path seed = folder.resolve("nowhere.yaml");
        assertThatThrownBy(() ->
                        ZendeskChatEmulator.start(EmulatorOptions.onFreePort().withSeedFile(seed)))
                .isInstanceOf(EmulatorStartException.class)
                .hasMessageContaining("nowhere.yaml");
    }

    private Path seed(String content) throws IOException {
        return Files.writeString(folder.resolve("seed.yaml"), content);
    }
}
