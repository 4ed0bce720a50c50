package dev.deskhand.emulator;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.Accounts;
import dev.deskhand.emulator.account.Agent;
import dev.deskhand.emulator.account.AgentStatus;
import dev.deskhand.emulator.account.Refused;
import dev.deskhand.emulator.account.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A seed file: people, departments and API clients to begin with, in YAML (so JSON will do);
 * docs/emulator.md shows one.
 */
final class Seed {

    private final Account account;

    private Seed(Account account) {
        this.account = account;
    }

    /**
     * Fills the first account with what stands at the top, and makes those listed in it.
     *
     * @throws EmulatorStartException names the file, and the line where there is one
     */
    static void apply(Path file, Accounts accounts) {
        try {
            Optional<Node> root =
                    new Compose(LoadSettings.builder().setLabel("seed").build())
                            .composeString(Files.readString(file));
            if (root.isPresent()) {
                fill(new SeedNode(root.get()), accounts);
            }
        } catch (SeedNode.Bad e) {
            throw bad(file, e.getMessage(), e);
        } catch (MarkedYamlEngineException e) {
            String line =
                    e.getProblemMark().map(m -> "line " + (m.getLine() + 1) + ": ").orElse("");
            throw bad(file, line + e.getProblem(), e);
        } catch (YamlEngineException | IOException e) {
            throw bad(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static EmulatorStartException bad(Path file, String why, Exception cause) {
        return new EmulatorStartException(
                "The seed file " + file + " cannot be used: " + why, cause);
    }

    private static void fill(SeedNode root, Accounts accounts) {
        root.keys("accounts", "agents", "departments", "api_clients");
        new Seed(accounts.first()).fill(root);
        for (SeedNode node : root.items("accounts")) {
            node.keys("subdomain", "name", "agents", "departments", "api_clients");
            accepting(node, () -> new Seed(account(node, accounts)).fill(node));
        }
    }

    /** The first account may be listed like the others. */
    private static Account account(SeedNode node, Accounts accounts) {
        String subdomain = node.text("subdomain");
        return subdomain.equals(Accounts.FIRST)
                ? accounts.first()
                : accounts.add(subdomain, node.optional("name").orElse(subdomain));
    }

    private void fill(SeedNode node) {
        node.items("agents").forEach(agent -> accepting(agent, () -> agent(agent)));
        node.items("departments").forEach(group -> accepting(group, () -> department(group)));
        node.items("api_clients").forEach(client -> accepting(client, () -> client(client)));
    }

    private static void accepting(SeedNode node, Runnable step) {
        try {
            step.run();
        } catch (Refused e) {
            throw node.bad(e.getMessage(), e);
        }
    }

    private void agent(SeedNode node) {
        node.keys("name", "email", "role", "status");
        Agent added =
                account.roster()
                        .addAgent(
                                node.text("name"),
                                node.text("email"),
                                node.word("role", Role.class).orElse(Role.AGENT));
        node.word("status", AgentStatus.class)
                .ifPresent(status -> account.roster().setStatus(added.id(), status));
    }

    private void department(SeedNode node) {
        node.keys("name", "agents");
        List<String> members = node.items("agents").stream().map(this::member).toList();
        account.roster().addDepartment(node.text("name"), members);
    }

    /** The id of the agent that is named by e-mail address. */
    private String member(SeedNode node) {
        String email = node.text();
        return account.roster().agents().stream()
                .filter(agent -> agent.email().equalsIgnoreCase(email))
                .findFirst()
                .orElseThrow(() -> node.bad("no agent above has the e-mail " + email, null))
                .id();
    }

    private void client(SeedNode node) {
        node.keys("name", "company", "redirect_urls", "client_id", "client_secret");
        account.clients()
                .register(
                        node.optional("client_id").orElse(null),
                        node.optional("client_secret").orElse(null),
                        node.text("name"),
                        node.optional("company").orElse(""),
                        node.items("redirect_urls").stream().map(SeedNode::text).toList());
    }
}
