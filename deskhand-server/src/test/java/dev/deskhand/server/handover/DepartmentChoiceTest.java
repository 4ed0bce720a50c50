package dev.deskhand.server.handover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.server.channel.Department;
import dev.deskhand.server.channel.Department.Ownership;
import java.util.List;
import org.junit.jupiter.api.Test;

class DepartmentChoiceTest {
    private static final Department BOTS = new Department("1", "Bots", true, Ownership.THE_BOTS);
    private static final Department ASLEEP = new Department("2", "Asleep", false, Ownership.OTHERS);
    private static final Department SALES = new Department("3", "Sales", true, Ownership.OTHERS);
    private static final Department UNSURE = new Department("4", "Unsure", true, Ownership.UNKNOWN);

    @Test
    void withoutAWishItIsTheFirstThatIsOnlineAndNotTheBots() {
        assertThat(DepartmentChoice.choose(List.of(BOTS, ASLEEP, SALES), ""))
                .isEqualTo(new DepartmentChoice.Chosen(SALES));
    }

    @Test
    void theWantedDepartmentIsFoundWhateverItsCase() {
        assertThat(DepartmentChoice.choose(List.of(BOTS, UNSURE, SALES), "SALES"))
                .isEqualTo(new DepartmentChoice.Chosen(SALES));
    }

    @Test
    void anotherDepartmentDoesNotStandInForTheWantedOne() {
        assertThat(DepartmentChoice.choose(List.of(SALES, ASLEEP), "Asleep"))
                .isEqualTo(new DepartmentChoice.None(HandOverReason.NO_DEPARTMENT_ONLINE));
        assertThat(DepartmentChoice.choose(List.of(SALES), "Returns"))
                .isEqualTo(new DepartmentChoice.None(HandOverReason.DEPARTMENT_NOT_FOUND));
    }

    @Test
    void theBotsOwnDepartmentIsNeverChosenNotEvenByName() {
        assertThat(DepartmentChoice.choose(List.of(BOTS), "Bots"))
                .isEqualTo(new DepartmentChoice.None(HandOverReason.ALREADY_THERE));
    }

    @Test
    void aDepartmentThatMayBeTheBotsIsChosenOnlyByName() {
        assertThat(DepartmentChoice.choose(List.of(UNSURE), ""))
                .isEqualTo(new DepartmentChoice.None(HandOverReason.OWN_DEPARTMENT_UNKNOWN));
        assertThat(DepartmentChoice.choose(List.of(UNSURE), "Unsure"))
                .isEqualTo(new DepartmentChoice.Chosen(UNSURE));
    }
}
