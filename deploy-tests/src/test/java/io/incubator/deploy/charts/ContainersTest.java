package io.incubator.deploy.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is told twice, in `docker-compose.yaml` and `images/`, is told alike.
class ContainersTest {
    private static final Pattern ROUTED =
            Pattern.compile("(?m)^\\t@(\\S+) path (\\S+) (\\S+)/\\*\\n\\treverse_proxy @\\1 (\\S+):\\d+$");
    private static final String WITH_MAIL = """
            auth-service: {trustedProxies: [10.0.0.0/8], secrets: {mail: mail},
              mail: {enabled: true, host: smtp.example.com, from: no-reply@example.com}}
            """;
    private static final Pattern ASKED = Pattern.compile("\\$\\{([A-Z_]+)(:-[^}]*)?");
    private final JsonNode compose = Yaml.file(Charts.ROOT.resolve("docker-compose.yaml"));

    @ParameterizedTest
    @ValueSource(strings = {"auth-service", "project-service", "ai-service", "job-service"})
    void composeTellsAServiceWhatTheChartTellsIt(String service) {
        // given
        Manifests manifests = Charts.get().render(Charts.values("dev", WITH_MAIL));
        Set<String> told = new TreeSet<>(Manifests.environment(manifests.one("Job", service + "-migration"))
                .keySet());
        told.addAll(Manifests.environment(manifests.one("Deployment", service)).keySet());
        // it migrates as it starts
        told.remove("QUARKUS_INIT_AND_EXIT");

        // when
        JsonNode environment = compose.at("/services/" + service + "/environment");
        Set<String> names = new TreeSet<>();
        environment.fieldNames().forEachRemaining(names::add);
        compose.at("/x-environment").fieldNames().forEachRemaining(names::add);
        names.remove("<<");

        // then
        assertThat(names).isEqualTo(told);
    }

    @Test
    void composeNamesNoMailServerWhereNobodyNamesOne() throws IOException {
        // a variable without a value is left out where neither .env nor the shell has one; an empty one would be a name
        assertThat(Files.readAllLines(Charts.ROOT.resolve("docker-compose.yaml")))
                .filteredOn(line -> line.matches(" +(SMTP|MAIL)_.*"))
                .hasSize(7)
                .allMatch(line -> line.endsWith(":"));
    }

    @Test
    void everySecretThatComposeAsksForIsMade() throws Exception {
        Process script = new ProcessBuilder(
                        "sh", Charts.ROOT.resolve("images/secrets").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Set<String> made = new TreeSet<>();
        try (BufferedReader lines = script.inputReader()) {
            lines.lines().forEach(line -> made.add(line.substring(0, line.indexOf('='))));
        }

        Set<String> asked = new TreeSet<>();
        Matcher variable = ASKED.matcher(Files.readString(Charts.ROOT.resolve("docker-compose.yaml")));
        while (variable.find()) {
            if (variable.group(2) == null) {
                asked.add(variable.group(1));
            }
        }

        assertThat(asked).hasSizeGreaterThan(10).isEqualTo(made);
    }

    @Test
    void composesGatewayRoutesByTheContract() throws IOException {
        Map<String, String> contract = new TreeMap<>();
        Yaml.file(Charts.ROOT.resolve("contracts/routes.yaml"))
                .path("routes")
                .forEach(route -> contract.put(
                        route.path("prefix").asText(),
                        route.path("service").asText().replace("gateway", "docs")));

        Map<String, String> routes = new TreeMap<>();
        Matcher routed = ROUTED.matcher(Files.readString(Charts.ROOT.resolve("images/Caddyfile")));
        while (routed.find()) {
            assertThat(routed.group(3)).isEqualTo(routed.group(2));
            routes.put(routed.group(2), routed.group(4));
        }

        assertThat(routes).isEqualTo(contract);
    }

    @Test
    void everyAlertHasItsSectionInTheRunbook() throws IOException {
        String runbook = Files.readString(Charts.ROOT.resolve("docs/how-to/runbook.md"));
        JsonNode rules = Charts.get()
                .render(Charts.values("production", ""))
                .one("PrometheusRule", "incubator")
                .at("/spec/groups/0/rules");

        assertThat(rules).hasSizeGreaterThan(5).allSatisfy(rule -> {
            String name = rule.path("alert").asText();
            assertThat(runbook).contains("\n## " + name + "\n");
            assertThat(rule.at("/annotations/runbook_url").asText())
                    .endsWith("docs/how-to/runbook.md#" + name.toLowerCase(java.util.Locale.ROOT));
            assertThat(rule.path("expr").asText()).contains("namespace=\"incubator\"");
        });
    }

    @Test
    void imagesRunAsTheUserOfTheCharts() throws IOException {
        for (String file : new String[] {"Dockerfile.jvm", "Dockerfile.native", "docs/Dockerfile"}) {
            assertThat(Files.readString(Charts.ROOT.resolve("images").resolve(file)))
                    .as(file)
                    .contains("USER 10001:10001");
        }
        Charts.get()
                .render(Charts.values("dev", ""))
                .ofKind("Deployment")
                .forEach(deployment -> assertThat(Manifests.pod(deployment)
                                .at("/securityContext/runAsUser")
                                .asInt())
                        .isEqualTo(10001));
    }
}
