package io.incubator.deploy.charts;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Bad values stop `helm template` with a sentence that says what to do.
class ChartRefusalsTest {
    static Stream<Arguments> badValues() {
        return Stream.of(
                Arguments.of(
                        "auth-service: {secrets: {owner: ''}}",
                        "auth-service.secrets.owner is not set: name the Secret"),
                Arguments.of(
                        "job-service: {secrets: {client: ''}}",
                        "job-service.secrets.client is not set: name the Secret"),
                Arguments.of("auth-service: {secrets: {keyEncryptionKey: ''}}", "openssl rand -base64 32"),
                Arguments.of(
                        "auth-service: {secrets: {clients: {ai-service: ''}}}",
                        "auth-service.secrets.clients.ai-service is not set: name the Secret"),
                Arguments.of(
                        "auth-service: {mail: {enabled: true}}",
                        "auth-service.mail.host is not set: name the mail server (SMTP), or set auth-service.mail.enabled=false"),
                Arguments.of(
                        "auth-service: {mail: {enabled: true, host: smtp, from: nobody}}",
                        "auth-service.mail.from is \"nobody\": give the address"),
                Arguments.of(
                        "auth-service: {mail: {enabled: true, host: smtp, from: a@b.example, tls: none}, secrets: {mail: m}}",
                        "would be sent unencrypted: set auth-service.mail.tls to starttls or implicit"),
                Arguments.of("auth-service: {mail: {tls: ssl}}", "/mail/tls"),
                Arguments.of("global: {rabbitmq: {secret: ''}}", "global.rabbitmq.secret is not set: name the Secret"),
                Arguments.of("global: {publicUrl: ''}", "global.publicUrl is not set: give the address"),
                Arguments.of("global: {publicUrl: 'https://x.example.com/'}", "give scheme and host only"),
                Arguments.of(
                        "global: {database: {host: ''}}",
                        "global.database.host is not set: name the PostgreSQL server"),
                Arguments.of(
                        "global: {rabbitmq: {host: ''}}", "global.rabbitmq.host is not set: name the RabbitMQ server"),
                Arguments.of(
                        "gateway: {httpRoute: {enabled: true}, ingress: {enabled: true}}",
                        "Keep the HTTPRoute where the cluster has a Gateway, otherwise set gateway.httpRoute.enabled=false"),
                Arguments.of(
                        "gateway: {create: {enabled: false}}",
                        "gateway.httpRoute.parentRefs is empty: name the Gateway"),
                Arguments.of("gateway: {create: {className: ''}}", "name a GatewayClass"),
                Arguments.of("global: {publicUrl: 'https://x.example.com'}", "gateway.create.tlsSecret is not set"),
                Arguments.of(
                        "ai-service: {replicas: 0}",
                        "ai-service.replicas is 0: the suite needs all four services, so set 1"),
                Arguments.of(
                        "ai-service: {autoscaling: {hpa: {enabled: true}, keda: {enabled: true, triggers: [{type: cpu}]}}}",
                        "choose one of them"),
                Arguments.of(
                        "ai-service: {autoscaling: {keda: {enabled: true}}}",
                        "keda.triggers is empty: name what to scale on"),
                Arguments.of(
                        "ai-service: {autoscaling: {minReplicas: 9, hpa: {enabled: true}}}",
                        "lower the first or raise the second"),
                Arguments.of("ai-service: {shutdown: {gracePeriodSeconds: 20}}", "so give at least 30"),
                Arguments.of("global: {migrations: {atInstall: pre}}", "set global.migrations.atInstall=post"),
                Arguments.of(
                        "{cloudNativePg: {enabled: false}, global: {externalSecrets: {enabled: true, store: v}, migrations:"
                                + " {atInstall: pre}}}",
                        "set global.migrations.atInstall=post"),
                Arguments.of("global: {externalSecrets: {enabled: true}}", "name the SecretStore"),
                Arguments.of("dump: {enabled: true, secret: s}", "dump.volumeClaim is not set"),
                Arguments.of("dump: {enabled: true, volumeClaim: v}", "dump.secret is not set"),
                Arguments.of(
                        "cloudNativePg: {backup: {enabled: true}}", "set both, or cloudNativePg.backup.enabled=false"),
                Arguments.of("rabbitmqCluster: {replicas: 2}", "choose an odd number"),
                // what the schema finds names the place
                Arguments.of("replicaCount: 3", "additional properties 'replicaCount' not allowed"),
                Arguments.of("ai-service: {replica: 3}", "additional properties 'replica' not allowed"),
                Arguments.of("global: {images: {}}", "additional properties 'images' not allowed"),
                Arguments.of("ai-service: {replicas: many}", "/replicas"),
                Arguments.of("ai-service: {settings: {incubator.limits.read: 3}}", "incubator.limits.read"));
    }

    @ParameterizedTest
    @MethodSource("badValues")
    void badValuesAreRefusedWithAdvice(String values, String advice) {
        assertThatThrownBy(() -> Charts.get().render(Charts.values("dev", values)))
                .hasMessageContaining(advice);
    }

    @Test
    void aServiceAloneIsRefusedAsWell() {
        assertThatThrownBy(() -> Charts.get().render("ai-service", ""))
                .hasMessageContaining("global.publicUrl is not set");
    }
}
