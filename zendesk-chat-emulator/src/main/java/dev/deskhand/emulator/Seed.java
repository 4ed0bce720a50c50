package dev.deskhand.emulator;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.Accounts;
import dev.deskhand.emulator.account.Agent;
import dev.deskhand.emulator.account.AgentStatus;
import dev.deskhand.emulator.account.Chats;
import dev.deskhand.emulator.account.Department;
import dev.deskhand.emulator.account.Refused;
import dev.deskhand.emulator.account.Role;
import dev.deskhand.emulator.account.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A seed file: people, departments, API clients, visitors and how the accounts behave, to begin
 * with, in YAML (so JSON will do); docs/emulator.md shows one.
 */
final class Seed {

    /** What an account can be given. */
    private static final List<String> PARTS =
            List.of("settings", "options", "agents", "departments", "api_clients", "visitors");

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
            String text = Files.readString(file);
            Optional<Node> root = new Compose(settings(text)).composeString(text);
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

    /** In one piece: between two, the library loses a character that takes two places. */
    private static LoadSettings settings(String text) {
        return LoadSettings.builder().setLabel("seed").setBufferSize(text.length() + 1).build();
    }

    private static EmulatorStartException bad(Path file, String why, Exception cause) {
        return new EmulatorStartException(
                "The seed file " + file + " cannot be used: " + why, cause);
    }

    private static void fill(SeedNode root, Accounts accounts) {
        root.keys(PARTS, "accounts");
        new Seed(accounts.first()).fill(root);
        for (SeedNode node : root.items("accounts")) {
            node.keys(PARTS, "subdomain", "name");
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
        node.get("settings")
                .ifPresent(
                        given -> accepting(given, () -> account.changeSettings(given.plainMap())));
        node.get("options")
                .ifPresent(
                        given -> accepting(given, () -> account.changeOptions(given.plainMap())));
        node.items("agents").forEach(agent -> accepting(agent, () -> agent(agent)));
        node.items("departments").forEach(group -> accepting(group, () -> department(group)));
        node.items("api_clients").forEach(client -> accepting(client, () -> client(client)));
        node.items("visitors").forEach(visitor -> accepting(visitor, () -> visitor(visitor)));
    }

    private static void accepting(SeedNode node, Runnable step) {
        try {
            step.run();
        } catch (Refused e) {
            throw node.bad(e.getMessage(), e);
        }
    }

    private void agent(SeedNode node) {
        node.keys("name", "email", "role", "status", "chat_limit");
        Agent added =
                account.roster()
                        .addAgent(
                                node.text("name"),
                                node.text("email"),
                                node.word("role", Role.class).orElse(Role.AGENT));
        node.get("chat_limit")
                .ifPresent(limit -> account.roster().setChatLimit(added.id(), limit.number()));
        node.word("status", AgentStatus.class)
                .ifPresent(status -> account.roster().setStatus(added.id(), status));
    }

    private void department(SeedNode node) {
        node.keys("name", "agents", "operating_hours");
        List<String> members = node.items("agents").stream().map(this::member).toList();
        Department added = account.roster().addDepartment(node.text("name"), members);
        node.get("operating_hours")
                .ifPresent(hours -> account.changeHours(added.id(), hours.plainMap()));
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

    private void visitor(SeedNode node) {
        List<String> keys = new ArrayList<>(Visitor.Details.KEYS);
        keys.addAll(List.of("name", "email", "department", "tags", "says"));
        node.keys(keys.toArray(String[]::new));
        Map<String, Object> details = node.plainMap();
        details.keySet().retainAll(Visitor.Details.KEYS);
        Visitor visitor =
                account.chats()
                        .arrive(
                                new Chats.Arrival(
                                        node.optional("name").orElse(null),
                                        node.optional("email").orElse(null),
                                        node.optional("department").orElse(null),
                                        details,
                                        node.items("tags").stream().map(SeedNode::text).toList()));
        node.items("says").forEach(words -> account.chats().say(visitor.id(), words.text()));
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
