package dev.deskhand.emulator;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.Agent;
import dev.deskhand.emulator.account.AgentStatus;
import dev.deskhand.emulator.account.Refused;
import dev.deskhand.emulator.account.Role;
import dev.deskhand.emulator.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A seed file: people, departments and API clients to begin with; docs/emulator.md shows one. */
record Seed(
        @Nullable List<SeedAgent> agents,
        @Nullable List<SeedDepartment> departments,
        @Nullable List<SeedClient> apiClients) {

    record SeedAgent(
            @Nullable String name,
            @Nullable String email,
            @Nullable String role,
            @Nullable String status) {}

    /** A department; its agents are named by e-mail address. */
    record SeedDepartment(@Nullable String name, @Nullable List<String> agents) {}

    record SeedClient(
            @Nullable String name,
            @Nullable String company,
            @Nullable List<String> redirectUrls,
            @Nullable String clientId,
            @Nullable String clientSecret) {}

    static void apply(Path file, Account account) {
        try {
            Json.read(Files.readAllBytes(file), Seed.class).fill(account);
        } catch (IOException | Json.Unreadable | Refused | IllegalArgumentException e) {
            throw new EmulatorStartException(
                    "The seed file " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    private void fill(Account account) {
        for (SeedAgent agent : Objects.requireNonNullElse(agents, List.<SeedAgent>of())) {
            Agent added =
                    account.roster()
                            .addAgent(
                                    need("agents.name", agent.name()),
                                    need("agents.email", agent.email()),
                                    agent.role() == null
                                            ? Role.AGENT
                                            : Role.valueOf(agent.role().toUpperCase(Locale.ROOT)));
            if (agent.status() != null) {
                account.roster()
                        .setStatus(
                                added.id(),
                                AgentStatus.valueOf(agent.status().toUpperCase(Locale.ROOT)));
            }
        }
        for (SeedDepartment department :
                Objects.requireNonNullElse(departments, List.<SeedDepartment>of())) {
            List<String> members =
                    Objects.requireNonNullElse(department.agents(), List.<String>of()).stream()
                            .map(email -> byEmail(account, email))
                            .toList();
            account.roster().addDepartment(need("departments.name", department.name()), members);
        }
        for (SeedClient client : Objects.requireNonNullElse(apiClients, List.<SeedClient>of())) {
            account.clients()
                    .register(
                            client.clientId(),
                            client.clientSecret(),
                            need("api_clients.name", client.name()),
                            Objects.requireNonNullElse(client.company(), ""),
                            Objects.requireNonNullElse(client.redirectUrls(), List.<String>of()));
        }
    }

    private static String byEmail(Account account, String email) {
        return account.roster().agents().stream()
                .filter(a -> a.email().equalsIgnoreCase(email))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no agent has the e-mail " + email))
                .id();
    }

    private static String need(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }
}
