package dev.deskhand.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The arrows between the server's rooms, and what must not be used anywhere. */
class ArchitectureTest {
    private static final String ROOT = "dev.deskhand.server";
    private static final JavaClasses MAIN =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT);
    private static final JavaClasses TESTS =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.OnlyIncludeTests())
                    .importPackages(ROOT);

    @Test
    void arrowsPointDown() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
                .layer("composition")
                .definedBy(ROOT)
                .layer("http")
                .definedBy(ROOT + ".http..")
                .layer("storage")
                .definedBy(ROOT + ".storage..")
                .layer("features")
                .definedBy(
                        ROOT + ".authorisation..",
                        ROOT + ".bot..",
                        ROOT + ".business..",
                        ROOT + ".call..",
                        ROOT + ".channel..",
                        ROOT + ".checklist..",
                        ROOT + ".connection..",
                        ROOT + ".conversation..",
                        ROOT + ".deployment..",
                        ROOT + ".handover..",
                        ROOT + ".health..",
                        ROOT + ".live..",
                        ROOT + ".retention..",
                        ROOT + ".timer..")
                .layer("ground")
                .definedBy(
                        ROOT + ".config..",
                        ROOT + ".metrics..",
                        ROOT + ".refusal..",
                        ROOT + ".security..")
                .whereLayer("composition")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("http")
                .mayOnlyBeAccessedByLayers("composition")
                .whereLayer("storage")
                .mayOnlyBeAccessedByLayers("composition")
                .whereLayer("features")
                .mayOnlyBeAccessedByLayers("composition", "http", "storage")
                .check(MAIN);
    }

    @Test
    void onlyStorageSpeaksSql() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".storage..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.jdbi..", "org.sqlite..", "org.flywaydb..")
                .check(MAIN);
    }

    @Test
    void onlyHttpKnowsTheWebServer() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "jakarta.servlet..", "org.eclipse.jetty..")
                .check(MAIN);
    }

    @Test
    void onlySecurityKnowsTheCryptography() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".security..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.google.crypto.tink..", "org.bouncycastle..")
                .check(MAIN);
    }

    @Test
    void timeIsGiven() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .check(MAIN);
        noClasses()
                .that()
                .haveNameNotMatching(".*DeskhandServer\\$Surroundings")
                .should()
                .callMethod(Clock.class, "systemUTC")
                .check(MAIN);
    }

    @Test
    void testsWaitOnConditions() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(TESTS);
        noClasses().should().callMethod(Thread.class, "sleep", Duration.class).check(TESTS);
    }

    @Test
    void theFeaturesSeamsAreInterfaces() {
        classes()
                .that()
                .haveSimpleName("Connections")
                .or()
                .haveSimpleName("Conversations")
                .should()
                .beInterfaces()
                .check(MAIN);
    }
}
