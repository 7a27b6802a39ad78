package io.incubator.deploy.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Mail leaves auth-service for the server that the values name, and for no other.
class MailTest {
    private static final int FREE = 0;

    @ParameterizedTest
    @CsvSource({
        "starttls, 0, 587, false, REQUIRED",
        "implicit, 0, 465, true, DISABLED",
        "none, 0, 25, false, DISABLED",
        "starttls, 2525, 2525, false, REQUIRED",
    })
    void thePodIsToldTheServerAndReachesItsPort(String tls, int port, int expected, String implicit, String startTls) {
        Manifests manifests = rendered(tls, port, "");

        Map<String, JsonNode> environment = Manifests.environment(manifests.one("Deployment", "auth-service"));
        assertThat(value(environment, "SMTP_HOST")).isEqualTo("smtp.example.com");
        assertThat(value(environment, "SMTP_PORT")).isEqualTo(Integer.toString(expected));
        assertThat(value(environment, "SMTP_TLS")).isEqualTo(implicit);
        assertThat(value(environment, "SMTP_START_TLS")).isEqualTo(startTls);
        assertThat(value(environment, "MAIL_FROM")).isEqualTo("a@b.example");
        assertThat(environment).doesNotContainKeys("SMTP_USERNAME", "SMTP_PASSWORD");
        assertThat(allowed(manifests, "auth-service")).containsExactly(expected);
    }

    @Test
    void nobodyButThePodReachesIt() {
        Manifests manifests = rendered("starttls", FREE, "");

        assertThat(allowed(manifests, "auth-service-migration")).isEmpty();
        assertThat(allowed(manifests, "project-service")).isEmpty();
        assertThat(Manifests.environment(manifests.one("Job", "auth-service-migration")))
                .doesNotContainKey("SMTP_HOST");
    }

    @Test
    void nameAndPasswordComeFromTheSecret() {
        Map<String, JsonNode> environment =
                Manifests.environment(rendered("starttls", FREE, "mail").one("Deployment", "auth-service"));

        for (String key : List.of("username", "password")) {
            JsonNode reference = environment
                    .get("SMTP_" + key.toUpperCase(java.util.Locale.ROOT))
                    .at("/valueFrom/secretKeyRef");
            assertThat(reference.path("name").asText()).isEqualTo("mail");
            assertThat(reference.path("key").asText()).isEqualTo(key);
        }
    }

    @Test
    void whereItIsSwitchedOffThereIsNoServerAndNoWayToOne() {
        Manifests manifests = Charts.get().render(Charts.values("dev", ""));

        assertThat(Manifests.environment(manifests.one("Deployment", "auth-service")))
                .doesNotContainKeys("SMTP_HOST", "MAIL_FROM");
        assertThat(manifests.one("NetworkPolicy", "auth-service").at("/spec/egress"))
                .hasSize(3);
    }

    private static Manifests rendered(String tls, int port, String secret) {
        String values = """
                auth-service:
                  mail: {enabled: true, host: smtp.example.com, from: a@b.example, tls: %s, port: %d,
                    egress: [{ipBlock: {cidr: 192.0.2.7/32}}]}
                  secrets: {mail: '%s'}
                """.formatted(tls, port, secret);
        return Charts.get().render(Charts.values("dev", values));
    }

    private static String value(Map<String, JsonNode> environment, String variable) {
        return environment.get(variable).path("value").asText();
    }

    /// The ports at the mail server that a policy opens.
    private static List<Integer> allowed(Manifests manifests, String policy) {
        return StreamSupport.stream(
                        manifests
                                .one("NetworkPolicy", policy)
                                .at("/spec/egress")
                                .spliterator(),
                        false)
                .filter(rule -> rule.at("/to/0/ipBlock/cidr").asText().equals("192.0.2.7/32"))
                .map(rule -> rule.at("/ports/0/port").asInt())
                .toList();
    }
}
