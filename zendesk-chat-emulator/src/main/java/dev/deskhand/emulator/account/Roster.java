package dev.deskhand.emulator.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Agents and departments of the account. */
public final class Roster {

    /** Seats of the plan; each agent, a bot too, takes one. */
    public static final int SEATS = 5;

    private final Guard guard;
    private final Numbers numbers;
    private final Rules rules;
    private final Serving serving;
    private final Map<String, Agent> agents = new LinkedHashMap<>();
    private final Map<String, Department> departments = new LinkedHashMap<>();

    Roster(Guard guard, Numbers numbers, Rules rules, Serving serving) {
        this.guard = guard;
        this.numbers = numbers;
        this.rules = rules;
        this.serving = serving;
    }

    public List<Agent> agents() {
        return guard.read(() -> List.copyOf(agents.values()));
    }

    public List<Department> departments() {
        return guard.read(() -> List.copyOf(departments.values()));
    }

    public Agent agent(String id) {
        return guard.read(() -> {
            Agent agent = agents.get(id);
            if (agent == null) {
                throw Refused.unknown("agent", id);
            }
            return agent;
        });
    }

    public Optional<Agent> findAgent(String id) {
        return guard.read(() -> Optional.ofNullable(agents.get(id)));
    }

    public Department department(String id) {
        return guard.read(() -> {
            Department department = departments.get(id);
            if (department == null) {
                throw Refused.unknown("department", id);
            }
            return department;
        });
    }

    /** By id or by name, whatever the case, as widgets select departments. */
    public Optional<Department> findDepartment(String idOrName) {
        return guard.read(() ->
                departments.values().stream()
                        .filter(d -> d.id().equals(idOrName) || d.name().equalsIgnoreCase(idOrName))
                        .findFirst());
    }

    /** Departments the agent is a member of. */
    public List<Department> departmentsOf(String agentId) {
        return guard.read(() ->
                departments.values().stream().filter(d -> d.agents().contains(agentId)).toList());
    }

    /** Outside its hours offline; else online if one member is, away if one is, else offline. */
    public DepartmentStatus status(Department department) {
        return guard.read(() -> {
            if (!rules.open(department)) {
                return DepartmentStatus.OFFLINE;
            }
            if (has(department, AgentStatus.ONLINE)) {
                return rules.is(Option.DEPARTMENT_AT_LIMIT, "away") && allFull(department)
                        ? DepartmentStatus.AWAY
                        : DepartmentStatus.ONLINE;
            }
            return has(department, AgentStatus.AWAY)
                    ? DepartmentStatus.AWAY
                    : DepartmentStatus.OFFLINE;
        });
    }

    private boolean allFull(Department department) {
        return department.agents().stream()
                .map(agents::get)
                .filter(a -> a != null && a.status() == AgentStatus.ONLINE)
                .allMatch(a -> a != null && serving.full(a, null));
    }

    private boolean has(Department department, AgentStatus status) {
        return department.agents().stream()
                .map(agents::get)
                .anyMatch(a -> a != null && a.status() == status);
    }

    public Agent addAgent(String name, String email, Role role) {
        return guard.change(() -> {
            if (agents.size() >= SEATS) {
                throw new Refused(
                        Refused.Kind.INVALID,
                        "seat_limit",
                        "This plan has %d agent seats and all are taken. Remove an agent before you add another."
                                .formatted(SEATS));
            }
            refuseTakenEmail(email, a -> true);
            String id = GlobalId.of(GlobalId.Type.AGENT, numbers.next());
            Agent agent = new Agent(id, name, email, role, AgentStatus.OFFLINE, false, null);
            agents.put(id, agent);
            return agent;
        });
    }

    public Agent changeAgent(
            String id, @Nullable String name, @Nullable String email, @Nullable Role role) {
        return guard.change(() -> {
            Agent old = agent(id);
            if (email != null) {
                refuseTakenEmail(email, a -> !a.id().equals(id));
            }
            Agent agent =
                    new Agent(
                            id,
                            name == null ? old.name() : name,
                            email == null ? old.email() : email,
                            role == null ? old.role() : role,
                            old.status(),
                            old.heldBySession(),
                            old.chatLimit());
            agents.put(id, agent);
            return agent;
        });
    }

    /** Gives an agent a chat limit of its own, or takes it away. */
    public Agent setChatLimit(String id, @Nullable Integer limit) {
        return guard.change(() -> {
            Agent old = agent(id);
            if (limit != null && (limit < 0 || limit > 20)) {
                throw Refused.invalid("A chat limit is 0 to 20, or null for the account's.");
            }
            agents.put(
                    id,
                    new Agent(
                            id,
                            old.name(),
                            old.email(),
                            old.role(),
                            old.status(),
                            old.heldBySession(),
                            limit));
            return agent(id);
        });
    }

    private void refuseTakenEmail(String email, Predicate<Agent> others) {
        String wanted = email.toLowerCase(Locale.ROOT);
        boolean taken =
                agents.values().stream()
                        .filter(others)
                        .anyMatch(a -> a.email().toLowerCase(Locale.ROOT).equals(wanted));
        if (taken) {
            throw Refused.conflict(
                    "email_taken",
                    "Another agent already has the e-mail address " + email + "; use a new one.");
        }
    }

    void removeAgent(String id) {
        agents.remove(agent(id).id());
        departments.replaceAll((key, d) ->
                new Department(
                        d.id(),
                        d.name(),
                        d.agents().stream().filter(a -> !a.equals(id)).toList(),
                        d.operatingHours()));
    }

    /** Sets a status by hand, as a person at the desk does. */
    public Agent setStatus(String id, AgentStatus status) {
        return guard.change(() -> {
            Agent agent = agent(id);
            agents.put(id, agent.with(status, agent.heldBySession()));
            return agent(id);
        });
    }

    /** Sends every member of a department away who is online; nothing if there is none such. */
    public void everyoneAway(String departmentId) {
        guard.change(() -> {
            Department department = departments.get(departmentId);
            if (department != null) {
                for (String id : department.agents()) {
                    Agent agent = agent(id);
                    if (agent.status() == AgentStatus.ONLINE) {
                        agents.put(id, agent.with(AgentStatus.AWAY, agent.heldBySession()));
                    }
                }
            }
        });
    }

    /** Sets a status for as long as the agent's session has a socket. */
    Agent hold(String id, AgentStatus status) {
        agents.put(id, agent(id).with(status, true));
        return agent(id);
    }

    /** The agent's last socket is gone: a status that hung on it ends. */
    void release(String id) {
        agents.computeIfPresent(
                id, (key, a) -> a.heldBySession() ? a.with(AgentStatus.OFFLINE, false) : a);
    }

    public Department addDepartment(String name, Collection<String> members) {
        return guard.change(() -> {
            refuseTakenName(name, d -> true);
            members.forEach(this::agent);
            String id = GlobalId.of(GlobalId.Type.DEPARTMENT, numbers.next());
            Department department =
                    new Department(id, name, List.copyOf(new LinkedHashSet<>(members)), null);
            departments.put(id, department);
            return department;
        });
    }

    public Department changeDepartment(
            String id, @Nullable String name, @Nullable Collection<String> members) {
        return guard.change(() -> {
            Department old = department(id);
            if (name != null) {
                refuseTakenName(name, d -> !d.id().equals(id));
            }
            List<String> agentIds = old.agents();
            if (members != null) {
                members.forEach(this::agent);
                agentIds = new ArrayList<>(new LinkedHashSet<>(members));
            }
            Department department =
                    new Department(
                            id, name == null ? old.name() : name, agentIds, old.operatingHours());
            departments.put(id, department);
            return department;
        });
    }

    /**
     * Gives a department operating hours of its own.
     *
     * @param hours what is to change of those it has; null goes back to the account's
     */
    public Department setHours(String id, @Nullable Map<String, ?> hours) {
        return guard.change(() -> {
            Department old = department(id);
            OperatingHours before =
                    old.operatingHours() == null ? OperatingHours.ALWAYS : old.operatingHours();
            OperatingHours next =
                    hours == null ? null : before.with(new Fields("operating_hours", hours));
            departments.put(id, new Department(id, old.name(), old.agents(), next));
            return department(id);
        });
    }

    private void refuseTakenName(String name, Predicate<Department> others) {
        if (departments.values().stream()
                .filter(others)
                .anyMatch(d -> d.name().equalsIgnoreCase(name))) {
            throw Refused.conflict(
                    "name_taken", "There is a department named \"" + name + "\" already.");
        }
    }

    void removeDepartment(String id) {
        departments.remove(department(id).id());
    }

    void clear() {
        agents.clear();
        departments.clear();
    }

    void restore(Snapshot snapshot) {
        // Nothing that hung on a socket of the former process can still be online.
        for (Agent agent : snapshot.agents()) {
            agents.put(agent.id(), agent);
            release(agent.id());
        }
        snapshot.departments().forEach(d -> departments.put(d.id(), d));
    }
}
