package dev.deskhand.emulator;

import dev.deskhand.emulator.account.Account;
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
     * Fills an empty account.
     *
     * @throws EmulatorStartException names the file, and the line where there is one
     */
    static void apply(Path file, Account account) {
        try {
            Optional<Node> root =
                    new Compose(LoadSettings.builder().setLabel("seed").build())
                            .composeString(Files.readString(file));
            if (root.isPresent()) {
                new Seed(account).fill(new SeedNode(root.get()));
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

    private void fill(SeedNode root) {
        root.keys("agents", "departments", "api_clients");
        root.items("agents").forEach(node -> accepting(node, () -> agent(node)));
        root.items("departments").forEach(node -> accepting(node, () -> department(node)));
        root.items("api_clients").forEach(node -> accepting(node, () -> client(node)));
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
