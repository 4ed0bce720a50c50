package dev.deskhand.zendesk.chat.operation;

import dev.deskhand.zendesk.chat.Department;
import dev.deskhand.zendesk.chat.DepartmentId;
import dev.deskhand.zendesk.chat.DepartmentStatus;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** All departments of the account, with their status; {@link ReadPage} reads a single page. */
public record ListDepartments() implements Operation<List<Department>> {

    static final Connection<Department> CONNECTION =
            new Connection<>("departments", List.of("id name status"), ListDepartments::department);

    private PagedList<Department> pages() {
        return CONNECTION.all(100);
    }

    @Override
    public String document() {
        return pages().document();
    }

    @Override
    public Step<List<Department>> read(JsonNode data) {
        return pages().read(data);
    }

    @Override
    public Optional<Operation<List<Department>>> plainer() {
        return pages().plainer();
    }

    private static Department department(JsonNode node) {
        return new Department(
                new DepartmentId(Fields.required(node, "id")),
                Fields.orEmpty(node, "name"),
                Fields.constant(node, "status", DepartmentStatus.class, DepartmentStatus.UNKNOWN));
    }
}
