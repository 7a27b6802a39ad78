package io.incubator.deploy.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.incubator.local.postgres.EmbeddedPostgresServer;
import io.incubator.local.postgres.ServiceDatabase;
import io.incubator.local.postgres.ServicePasswords;
import io.incubator.local.process.Await;
import io.incubator.local.process.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The environments of the charts' Jobs and pods, given to the real services.
class MigrationIT {
    private static final Manifests MANIFESTS = Charts.get().render(Charts.values("dev", ""));
    private static EmbeddedPostgresServer postgres;

    static Stream<String> services() {
        return Charts.SERVICES.stream();
    }

    @BeforeAll
    static void startPostgres() {
        postgres = EmbeddedPostgresServer.startTemporary();
    }

    @AfterAll
    static void stopPostgres() {
        postgres.close();
    }

    @ParameterizedTest
    @MethodSource("services")
    void theJobMigratesAndEndsAndThePodServesWithoutTheOwnersPassword(String service)
            throws IOException, InterruptedException, SQLException {
        assumeTrue(
                Files.exists(ServiceContainer.jar(service)),
                service + " is not built; ./incubator test builds it before");
        // given an empty database with its three roles
        String password = ServiceContainer.password();
        ServiceDatabase database = ServiceDatabase.create(
                postgres.endpoint(),
                service.replace("-service", ""),
                new ServicePasswords(password, password, password));
        List<Integer> ports = FreePorts.take(2);
        Map<String, String> here = Map.of(
                "DATABASE_URL",
                database.jdbcUrl(),
                "RABBITMQ_HOST",
                "127.0.0.1",
                "RABBITMQ_PORT",
                Integer.toString(FreePorts.next()),
                "AUTH_URL",
                "http://127.0.0.1:" + FreePorts.next(),
                "HTTP_HOST",
                "127.0.0.1",
                "HTTP_PORT",
                ports.get(0).toString(),
                "MANAGEMENT_HOST",
                "127.0.0.1",
                "MANAGEMENT_PORT",
                ports.get(1).toString());

        // when the Job runs
        try (ServiceContainer job =
                ServiceContainer.start(service, MANIFESTS.one("Job", service + "-migration"), here)) {
            // then it migrates and ends well
            assertThat(job.process().waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(job.process().exitValue()).as(job.lastOfLog()).isZero();
        }
        assertThat(applied(database)).isGreaterThan(2);

        // and a pod, which cannot migrate, becomes ready
        try (ServiceContainer pod = ServiceContainer.start(service, MANIFESTS.one("Deployment", service), here)) {
            assertThat(Await.until(
                            Duration.ofMinutes(2),
                            () -> ready(ports.get(1)) || !pod.process().isAlive()))
                    .as(pod.lastOfLog())
                    .isTrue();
            assertThat(pod.process().isAlive()).as(pod.lastOfLog()).isTrue();
        }
    }

    private static int applied(ServiceDatabase database) throws SQLException {
        try (Connection connection = database.connectAsOwner();
                Statement sql = connection.createStatement();
                ResultSet count = sql.executeQuery("select count(*) from flyway_schema_history where success")) {
            count.next();
            return count.getInt(1);
        }
    }

    private static boolean ready(int port) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
