package io.incubator.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses KIT = new ClassFileImporter().importPackages("io.incubator.kit");

    @Test
    void theKitKnowsNoService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.incubator.auth..", "io.incubator.project..", "io.incubator.ai..", "io.incubator.job..")
                .because("it is plumbing: what services share in meaning is a contract, not code")
                .check(KIT);
    }

    @Test
    void theKitHasNoApplication() {
        noClasses()
                .should()
                .beAnnotatedWith("jakarta.ws.rs.ApplicationPath")
                .because("where a service is served is its own business")
                .check(KIT);
    }
}
