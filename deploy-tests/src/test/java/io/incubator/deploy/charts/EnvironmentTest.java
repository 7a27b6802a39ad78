package io.incubator.deploy.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What the charts tell a service is what the service reads.
class EnvironmentTest {
    private static final String EVERYTHING = """
            global: {corsOrigins: ['https://app.example.com'], tracing: {endpoint: 'http://otel.monitoring:4317'}}
            auth-service: {trustedProxies: [10.0.0.0/8], secrets: {operator: operator, mail: mail}, javaOptions: -Xmx300m,
              mail: {enabled: true, host: smtp.example.com, from: no-reply@example.com}}
            job-service: {kubernetesJobs: {enabled: true, images: ['registry.example.com/jobs/*']}}
            """;
    /// Of the JVM and of Quarkus.
    private static final Set<String> BUILT_IN = Set.of("JDK_JAVA_OPTIONS", "QUARKUS_INIT_AND_EXIT");

    /// Stands where a pod would have the owner's password.
    private static final String NOBODYS = "not-given-to-pods";

    private final Manifests manifests = Charts.get().render(Charts.values("dev", EVERYTHING));

    static Stream<String> services() {
        return Charts.SERVICES.stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void nothingIsSetThatTheServiceDoesNotRead(String service) {
        Set<String> unread = set(service);
        unread.removeAll(Settings.referred(service).keySet());
        unread.removeAll(Settings.documented());
        unread.removeAll(BUILT_IN);

        assertThat(unread).as("set by the chart, read by nobody").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("services")
    void nothingIsReadThatCannotBeSet(String service) {
        Map<String, Boolean> referred = Settings.referred(service);
        Set<String> documented = Settings.documented();

        Set<String> unset = new TreeSet<>(referred.keySet());
        unset.removeAll(set(service));
        // the rest goes into the chart's settings and secretSettings, by the names in docs/reference
        unset.removeAll(documented);
        if (service.equals("auth-service")) {
            // it has none: it is the one that checks them
            unset.remove("CLIENT_SECRET");
        }

        assertThat(unset)
                .as("read by %s, neither set by its chart nor in docs/reference/settings.md", service)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1000000, 1000000",
        "123456789012, 123456789012",
        "0.5, 0.5",
        "false, false",
        "'\"07\"', 07",
        "PT5S, PT5S"
    })
    void settingsReachTheServiceAsTheyAreWritten(String written, String read) {
        Manifests rendered = Charts.get()
                .render(Charts.values("dev", "global: {settings: {INCUBATOR_LIMITS_READ: " + written + "}}"));

        assertThat(Manifests.environment(rendered.one("Deployment", "job-service"))
                        .get("INCUBATOR_LIMITS_READ")
                        .path("value")
                        .asText())
                .isEqualTo(read);
    }

    @ParameterizedTest
    @MethodSource("services")
    void onlyTheMigrationHasTheOwnersPassword(String service) {
        Map<String, JsonNode> serving = Manifests.environment(manifests.one("Deployment", service));
        Map<String, JsonNode> migrating = Manifests.environment(manifests.one("Job", service + "-migration"));

        assertThat(serving.get("DATABASE_OWNER_PASSWORD").path("value").asText())
                .isEqualTo(NOBODYS);
        assertThat(serving.get("DATABASE_MIGRATE").path("value").asText()).isEqualTo("false");
        assertThat(migrating.get("DATABASE_MIGRATE").path("value").asText()).isEqualTo("true");
        assertThat(migrating
                        .get("DATABASE_OWNER_PASSWORD")
                        .at("/valueFrom/secretKeyRef/name")
                        .asText())
                .isEqualTo(service + "-database-owner");
    }

    @ParameterizedTest
    @MethodSource("services")
    void secretsComeByReferenceOnly(String service) {
        Stream.of(manifests.one("Deployment", service), manifests.one("Job", service + "-migration"))
                .flatMap(workload -> Manifests.environment(workload).entrySet().stream())
                .filter(variable -> variable.getKey().matches(".*(PASSWORD|SECRET|ENCRYPTION_KEY|USERNAME).*"))
                .filter(variable -> !variable.getValue().path("value").asText().equals(NOBODYS))
                .forEach(variable -> assertThat(variable.getValue()
                                .at("/valueFrom/secretKeyRef/name")
                                .asText())
                        .as(variable.getKey())
                        .isNotEmpty());
        assertThat(manifests.ofKind("Secret")).isEmpty();
    }

    @Test
    void addressesLeadToServicesOfTheRelease() {
        for (String service : Charts.SERVICES) {
            Map<String, JsonNode> environment = Manifests.environment(manifests.one("Deployment", service));
            for (String other : Charts.SERVICES) {
                String variable = other.replace("-service", "").toUpperCase(java.util.Locale.ROOT) + "_URL";
                assertThat(environment.get(variable).path("value").asText()).isEqualTo("http://" + other);
                assertThat(manifests
                                .one("Service", other)
                                .at("/spec/ports/0/port")
                                .asInt())
                        .isEqualTo(80);
            }
        }
    }

    private Set<String> set(String service) {
        Set<String> names = new TreeSet<>();
        Stream.of(manifests.one("Deployment", service), manifests.one("Job", service + "-migration"))
                .forEach(
                        workload -> names.addAll(Manifests.environment(workload).keySet()));
        return names;
    }
}
