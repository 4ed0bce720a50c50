package dev.deskhand.server.handover;

import dev.deskhand.server.channel.Department;
import dev.deskhand.server.channel.Department.Ownership;
import java.util.List;

/** Which department a conversation is handed to, or why to none. */
public sealed interface DepartmentChoice {
    /** To this one. */
    record Chosen(Department department) implements DepartmentChoice {}

    /** To none. */
    record None(HandOverReason reason) implements DepartmentChoice {}

    /**
     * Chooses: the wanted department if it is online, else none; where none is wanted, the first
     * that is online and not the bot's own. A department that may be the bot's own is chosen only
     * when it is wanted by name, since a transfer to itself would leave the visitor alone.
     *
     * @param wanted the department's name as the bot's file gives it, or empty
     */
    static DepartmentChoice choose(List<Department> departments, String wanted) {
        if (!wanted.isEmpty()) {
            return departments.stream()
                    .filter(department -> department.name().strip().equalsIgnoreCase(wanted))
                    .findFirst()
                    .map(DepartmentChoice::ifUsable)
                    .orElse(new None(HandOverReason.DEPARTMENT_NOT_FOUND));
        }
        List<Department> online = departments.stream().filter(Department::online).toList();
        return online.stream()
                .filter(department -> department.ownership() == Ownership.OTHERS)
                .findFirst()
                .<DepartmentChoice>map(Chosen::new)
                .orElseGet(() -> none(online));
    }

    private static DepartmentChoice ifUsable(Department department) {
        if (department.ownership() == Ownership.THE_BOTS) {
            return new None(HandOverReason.ALREADY_THERE);
        }
        return department.online()
                ? new Chosen(department)
                : new None(HandOverReason.NO_DEPARTMENT_ONLINE);
    }

    private static None none(List<Department> online) {
        boolean unsure =
                online.stream().anyMatch(department -> department.ownership() == Ownership.UNKNOWN);
        return new None(
                unsure
                        ? HandOverReason.OWN_DEPARTMENT_UNKNOWN
                        : HandOverReason.NO_DEPARTMENT_ONLINE);
    }
}
