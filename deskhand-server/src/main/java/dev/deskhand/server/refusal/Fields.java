package dev.deskhand.server.refusal;

import dev.deskhand.server.refusal.Refusal.FieldProblem;
import java.util.ArrayList;
import java.util.List;

/** Checks fields one after the other, and refuses all that is wrong at once. */
public final class Fields {
    private final List<FieldProblem> problems = new ArrayList<>();

    /** Notes a problem where the condition does not hold. */
    public Fields require(boolean holds, String field, String message) {
        if (!holds) {
            problems.add(new FieldProblem(field, message));
        }
        return this;
    }

    /** A text of one line, stripped; empty only where {@code mayBeEmpty}. */
    public String line(String field, String text, int maxLength, boolean mayBeEmpty) {
        String stripped = text.strip();
        require(mayBeEmpty || !stripped.isEmpty(), field, field + " must not be empty.");
        require(
                stripped.length() <= maxLength,
                field,
                field + " is longer than " + maxLength + " characters.");
        require(
                stripped.chars().noneMatch(Character::isISOControl),
                field,
                field + " must be one line of text.");
        return stripped;
    }

    /** Ends the check. */
    public void orRefuse() {
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
    }
}
