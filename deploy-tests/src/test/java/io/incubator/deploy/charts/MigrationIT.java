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
import org.junit.jupiter.api.Test;
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
        Map<String, String> here = here(database, ports);

        migrate(service, here);

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

    @Test
    void theJobOfTheReleaseBeforeEndsWellOnTablesOfTheNext() throws IOException, InterruptedException, SQLException {
        String service = "job-service";
        assumeTrue(
                Files.exists(ServiceContainer.jar(service)),
                service + " is not built; ./incubator test builds it before");
        String password = ServiceContainer.password();
        try (EmbeddedPostgresServer newer = EmbeddedPostgresServer.startTemporary()) {
            ServiceDatabase database =
                    ServiceDatabase.create(newer.endpoint(), "job", new ServicePasswords(password, password, password));
            Map<String, String> here = here(database, FreePorts.take(2));
            migrate(service, here);
            int own = applied(database);
            // given what a newer one has applied: of the service, and of the kit, whose numbers are below those
            try (Connection connection = database.connectAsOwner();
                    Statement sql = connection.createStatement()) {
                sql.execute("""
                        insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,
                                                           installed_by, execution_time, success)
                        values (901, '0.999', 'later', 'SQL', 'V0_999__later.sql', 1, current_user, 1, true),
                               (902, '999', 'later', 'SQL', 'V999__later.sql', 1, current_user, 1, true)""");
            }

            migrate(service, here);

            assertThat(applied(database)).isEqualTo(own + 2);
        }
    }

    private static Map<String, String> here(ServiceDatabase database, List<Integer> ports) {
        return Map.of(
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
    }

    /// Runs the Job, which migrates and ends well.
    private static void migrate(String service, Map<String, String> here) throws IOException, InterruptedException {
        try (ServiceContainer job =
                ServiceContainer.start(service, MANIFESTS.one("Job", service + "-migration"), here)) {
            assertThat(job.process().waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(job.process().exitValue()).as(job.lastOfLog()).isZero();
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
