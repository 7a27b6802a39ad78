package io.incubator.deploy.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// NetworkPolicies let through exactly the calls that the code makes.
class NetworkFlowsTest {
    private static final Pattern CLIENT =
            Pattern.compile("@RegisterRestClient\\(\\s*configKey\\s*=\\s*\"([a-z]+-service)\"");
    private final Manifests manifests =
            Charts.get().render(Charts.values("dev", "global: {monitoring: {enabled: true}}"));

    static Stream<String> services() {
        return Charts.SERVICES.stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceMayCallWhomItsCodeCalls(String service) {
        assertThat(allowed(service))
                .as("helm/service-lib/templates/_names.tpl (service-lib.calls) says whom %s calls", service)
                .isEqualTo(called(service));
    }

    @ParameterizedTest
    @MethodSource("services")
    void whoeverIsCalledLetsTheCallerIn(String service) {
        Set<String> callers = new TreeSet<>();
        Charts.SERVICES.stream()
                .filter(other -> allowed(other).contains(service))
                .forEach(callers::add);

        Set<String> admitted = new TreeSet<>();
        manifests
                .one("NetworkPolicy", service)
                .at("/spec/ingress")
                .forEach(rule -> rule.path("from")
                        .forEach(peer -> peer.at("/podSelector/matchExpressions/0/values")
                                .forEach(value -> admitted.add(value.asText()))));

        assertThat(admitted).isEqualTo(callers);
    }

    @ParameterizedTest
    @MethodSource("services")
    void nobodyButTheMonitoringReachesTheManagementPort(String service) {
        int management = 1000
                + Manifests.container(manifests.one("Deployment", service))
                        .at("/ports/0/containerPort")
                        .asInt();
        manifests.one("NetworkPolicy", service).at("/spec/ingress").forEach(rule -> {
            if (rule.at("/ports/0/port").asInt() == management) {
                assertThat(rule.at("/from/0/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
                                .asText())
                        .isEqualTo("monitoring");
                assertThat(rule.path("from")).hasSize(1);
            }
        });
    }

    @Test
    void everyPodIsUnderTheDenial() {
        assertThat(manifests
                        .one("NetworkPolicy", "incubator-default-deny")
                        .path("spec")
                        .toString())
                .isEqualTo("{\"podSelector\":{\"matchLabels\":{\"app.kubernetes.io/part-of\":\"incubator\"}},"
                        + "\"policyTypes\":[\"Ingress\",\"Egress\"]}");
        Stream.of("Deployment", "Job")
                .flatMap(manifests::ofKind)
                .forEach(workload -> assertThat(workload.at("/spec/template/metadata/labels/app.kubernetes.io~1part-of")
                                .asText())
                        .isEqualTo("incubator"));
    }

    @Test
    void aMigrationReachesTheDatabaseAndNamesOnly() {
        JsonNode policy = manifests.one("NetworkPolicy", "ai-service-migration");

        assertThat(policy.at("/spec/ingress").isMissingNode()).isTrue();
        assertThat(policy.at("/spec/egress")).hasSize(2);
        assertThat(policy.at("/spec/egress/0/ports/0/port").asInt()).isEqualTo(53);
        assertThat(policy.at("/spec/egress/1/ports/0/port").asInt()).isEqualTo(5432);
    }

    private Set<String> allowed(String service) {
        Set<String> allowed = new TreeSet<>();
        manifests
                .one("NetworkPolicy", service)
                .at("/spec/egress")
                .forEach(rule -> rule.path("to").forEach(peer -> {
                    String name = peer.at("/podSelector/matchLabels/app.kubernetes.io~1name")
                            .asText();
                    if (Charts.SERVICES.contains(name)) {
                        allowed.add(name);
                    }
                }));
        return allowed;
    }

    /// Its own clients, auth-service for tokens and keys, job-service where it works on jobs.
    private static Set<String> called(String service) {
        Set<String> called = new TreeSet<>();
        if (!service.equals("auth-service")) {
            called.add("auth-service");
        }
        try (Stream<Path> sources = Files.walk(Charts.ROOT.resolve(service + "/src/main/java"))) {
            sources.filter(path -> path.toString().endsWith(".java")).forEach(path -> {
                String source = read(path);
                Matcher client = CLIENT.matcher(source);
                while (client.find()) {
                    called.add(client.group(1));
                }
                if (source.contains("import io.incubator.kit.worker.")) {
                    called.add("job-service");
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return called;
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
