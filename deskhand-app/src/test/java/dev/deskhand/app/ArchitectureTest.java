package dev.deskhand.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house's arrows, over the classes and the tests of every module as they were built. */
final class ArchitectureTest {
    private static final String APP = "dev.deskhand.app..";
    private static final String SERVER = "dev.deskhand.server..";
    private static final String CLIENT = "dev.deskhand.zendesk..";
    private static final String ENGINE = "dev.deskhand.bot..";
    private static final String EMULATOR = "dev.deskhand.emulator..";

    private static final List<String> MODULES =
            List.of(
                    "zendesk-chat-client",
                    "zendesk-chat-emulator",
                    "bot-engine",
                    "deskhand-server",
                    "deskhand-app");

    private static final JavaClasses ALL = read();

    private static final JavaClasses MAIN =
            ALL.that(
                    DescribedPredicate.describe(
                            "are not tests",
                            c -> c.getSource().map(s -> !isTest(s.getUri())).orElse(true)));

    @Test
    void everyRoomIsLookedAt() {
        for (String room : List.of(APP, SERVER, CLIENT, ENGINE, EMULATOR)) {
            String prefix = room.replace("..", "");
            assertThat(MAIN.stream().filter(c -> c.getPackageName().startsWith(prefix)))
                    .as(room)
                    .isNotEmpty();
        }
        assertThat(ALL.size()).as("tests are there as well").isGreaterThan(MAIN.size());
    }

    @Test
    void theAppIsOnTop() {
        noClasses()
                .that()
                .resideInAnyPackage(SERVER, CLIENT, ENGINE, EMULATOR)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(APP)
                .check(MAIN);
    }

    @Test
    void theServerKnowsClientAndEngineButNotTheEmulator() {
        noClasses()
                .that()
                .resideInAPackage(SERVER)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(EMULATOR)
                .check(MAIN);
    }

    @Test
    void theClientKnowsNobody() {
        noClasses()
                .that()
                .resideInAPackage(CLIENT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVER, ENGINE, EMULATOR)
                .check(MAIN);
    }

    @Test
    void theEngineKnowsNobody() {
        noClasses()
                .that()
                .resideInAPackage(ENGINE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVER, CLIENT, EMULATOR)
                .check(MAIN);
    }

    /** An address is a value, and its spelling is text, as long as nobody goes there. */
    @Test
    void theEngineDoesNoInputOrOutput() {
        noClasses()
                .that()
                .resideInAPackage(ENGINE)
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.net..", "java.nio.file..", "java.sql..")
                                .and(
                                        not(
                                                belongToAnyOf(
                                                        URI.class,
                                                        URISyntaxException.class,
                                                        URLDecoder.class,
                                                        URLEncoder.class))))
                .check(MAIN);
    }

    /** Two readings of one protocol: a shared class would let them be wrong together. */
    @Test
    void theEmulatorSharesNothing() {
        noClasses()
                .that()
                .resideInAPackage(EMULATOR)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVER, CLIENT, ENGINE)
                .check(MAIN);
    }

    @Test
    void nobodyReadsTheWallClockByTheBackDoor() {
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(ALL);
    }

    @Test
    void nobodySleeps() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class, int.class)
                .orShould()
                .callMethod(Thread.class, "sleep", Duration.class)
                .orShould()
                .callMethod(TimeUnit.class, "sleep", long.class)
                .check(ALL);
    }

    private static boolean isTest(URI classFile) {
        return classFile.toString().contains("/target/test-classes/");
    }

    private static JavaClasses read() {
        Path root = Path.of(System.getProperty("deskhand.root", ".."));
        List<Path> folders =
                MODULES.stream()
                        .map(module -> root.resolve(module).resolve("target"))
                        .flatMap(target ->
                                Stream.of(
                                        target.resolve("classes"), target.resolve("test-classes")))
                        .filter(Files::isDirectory)
                        .toList();
        return new ClassFileImporter().importPaths(folders);
    }
}
