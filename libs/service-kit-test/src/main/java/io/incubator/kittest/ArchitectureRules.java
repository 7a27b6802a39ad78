package io.incubator.kittest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/// The house rules a compiler cannot see, for a service's classes.
public final class ArchitectureRules {
    private static final String[] SERVICES = {
        "io.incubator.auth..", "io.incubator.project..", "io.incubator.ai..", "io.incubator.job.."
    };

    private ArchitectureRules() {}

    /// Checks a service.
    ///
    /// @param root its root package, such as `io.incubator.auth`
    public static void check(String root) {
        JavaClasses service =
                new ClassFileImporter(java.util.List.of(new ImportOption.DoNotIncludeTests())).importPackages(root);
        noOtherService(root, service);
        names(service);
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Repository")
                .because("a resource speaks to its feature's service")
                .allowEmptyShould(true)
                .check(service);
        noFields()
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .because("dependencies come by the constructor")
                .allowEmptyShould(true)
                .check(service);
        methods()
                .that()
                .areDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .notBeAnnotatedWith("jakarta.transaction.Transactional")
                .because("transactions begin at services")
                .allowEmptyShould(true)
                .check(service);
        methods()
                .that()
                .areAnnotatedWith("io.incubator.kit.tenancy.ReadOnly")
                .should()
                .notBeAnnotatedWith("jakarta.transaction.Transactional")
                .because("a read is a transaction by itself; another one around it only costs")
                .allowEmptyShould(true)
                .check(service);
        methods()
                .that()
                .areMetaAnnotatedWith("jakarta.ws.rs.HttpMethod")
                .should()
                .bePublic()
                .because("Quarkus REST answers 404 for resource methods that are not, without a word")
                .allowEmptyShould(true)
                .check(service.that(areClassesNotInterfaces()));
        methods()
                .that()
                .areAnnotatedWith("com.fasterxml.jackson.annotation.JsonValue")
                .should()
                .beDeclaredInClassesThat()
                .arePublic()
                .because("the contract gets the constants' own names of enumerations that its writer may not read")
                .allowEmptyShould(true)
                .check(service);
        postsSayHowTheyRepeat(service);
        slices().matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(service);
    }

    private static DescribedPredicate<JavaClass> areClassesNotInterfaces() {
        return DescribedPredicate.describe("are no interfaces", type -> !type.isInterface());
    }

    private static void postsSayHowTheyRepeat(JavaClasses service) {
        methods()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.POST")
                .and()
                .areDeclaredInClassesThat(isPublicApi())
                .should()
                .beAnnotatedWith("io.incubator.kit.idempotency.Idempotent")
                .orShould()
                .beAnnotatedWith("io.incubator.kit.idempotency.RepeatSafe")
                .because("a client that lost the answer will send it again")
                .allowEmptyShould(true)
                .check(service);
    }

    private static DescribedPredicate<JavaClass> isPublicApi() {
        return DescribedPredicate.describe(
                "are resources under /api",
                type -> type.isAnnotatedWith("jakarta.ws.rs.Path")
                        && type.getAnnotationOfType("jakarta.ws.rs.Path")
                                .get("value")
                                .filter(path -> path.toString().startsWith("/api"))
                                .isPresent());
    }

    private static void noOtherService(String root, JavaClasses service) {
        for (String other : SERVICES) {
            if (!other.startsWith(root)) {
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(other)
                        .because("services share contracts, not code")
                        .check(service);
            }
        }
    }

    private static void names(JavaClasses service) {
        classes()
                .should(
                        new com.tngtech.archunit.lang.ArchCondition<JavaClass>(
                                "not be named Utils, Manager or Helper") {
                            @Override
                            public void check(JavaClass type, com.tngtech.archunit.lang.ConditionEvents events) {
                                String name = type.getSimpleName();
                                boolean vague =
                                        name.endsWith("Utils") || name.endsWith("Manager") || name.endsWith("Helper");
                                events.add(new com.tngtech.archunit.lang.SimpleConditionEvent(
                                        type, !vague, type.getName() + " says nothing of what it does"));
                            }
                        })
                .check(service);
        classes()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.Path")
                .and()
                .areNotInterfaces()
                .should()
                .haveSimpleNameEndingWith("Resource")
                .allowEmptyShould(true)
                .check(service);
    }
}
