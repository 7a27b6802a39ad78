package io.incubator.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incubator.local.process.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerTest {
    private static final String PASSWORD = "it's a secret";
    private static final ServicePasswords PASSWORDS = new ServicePasswords("owner-pw", "app-pw", "system-pw");

    @TempDir
    Path temporary;

    @Test
    void dataSurvivesRestartCrashAndNextStart() throws SQLException {
        // Given a server in a directory with a space, with one committed row per life
        Path directory = temporary.resolve("a space");
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(directory, PASSWORD)) {
            int port = server.port();
            execute(server, "create table life (n int)", "insert into life values (1)");
            // When it restarts and crashes
            server.restart();
            execute(server, "insert into life values (2)");
            server.kill();
            server.start();
            // Then both rows are there, on the same port
            assertThat(sum(server)).isEqualTo(3);
            assertThat(server.port()).isEqualTo(port);
        }
        // And after a whole new start too
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(directory, PASSWORD)) {
            assertThat(sum(server)).isEqualTo(3);
        }
    }

    @Test
    void whatAKilledOwnerLeftIsStoppedAndItsDataKept() throws Exception {
        // Given another process that owns a server and is killed
        Path directory = temporary.resolve("killed");
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        directory.toString(),
                        PASSWORD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long left = firstNumber(owner);
        owner.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(left)).get().matches(ProcessHandle::isAlive);
        // When this process starts a server on the same directory
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(directory, PASSWORD)) {
            // Then the old one is gone and its row is here
            assertThat(server.pid()).isPresent().isNotEqualTo(OptionalLong.of(left));
            assertThat(sum(server)).isEqualTo(42);
        }
        assertThat(Await.until(
                        Duration.ofSeconds(10),
                        () -> ProcessHandle.of(left)
                                .filter(ProcessHandle::isAlive)
                                .isEmpty()))
                .isTrue();
    }

    @Test
    void isStoppedAlsoByOneWhoComesWhileItEnds() throws Exception {
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.startTemporary()) {
            for (int round = 0; round < 12; round++) {
                // When somebody else has told it to end, and this comes at another moment of its end each time
                ProcessHandle.of(server.pid().orElseThrow()).orElseThrow().destroy();
                Thread.sleep(10L * round);
                // Then it is stopped and can be started
                server.stop();
                assertThat(server.pid()).isEmpty();
                server.start();
            }
        }
    }

    @Test
    void isDurableLocalAndAsksForAPassword() throws SQLException {
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.startTemporary()) {
            assertThat(show(server, "fsync")).isEqualTo("on");
            assertThat(show(server, "synchronous_commit")).isEqualTo("on");
            assertThat(show(server, "full_page_writes")).isEqualTo("on");
            assertThat(show(server, "listen_addresses")).isEqualTo("127.0.0.1");
            PostgresEndpoint wrong = server.endpoint().as(EmbeddedPostgresServer.SUPERUSER, "wrong");
            assertThatThrownBy(wrong::connect).hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void aDirectoryInUseIsRefused() {
        Path directory = temporary.resolve("used");
        try (EmbeddedPostgresServer _ = EmbeddedPostgresServer.start(directory, PASSWORD)) {
            assertThatThrownBy(() -> EmbeddedPostgresServer.start(directory, PASSWORD))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void serviceRolesArePlainAndNobodyElseConnects() throws SQLException {
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.startTemporary()) {
            // Given two services, one of them made twice with new passwords
            ServiceDatabase.create(server.endpoint(), "auth", new ServicePasswords("a", "b", "c"));
            ServiceDatabase auth = ServiceDatabase.create(server.endpoint(), "auth", PASSWORDS);
            ServiceDatabase jobs = ServiceDatabase.create(server.endpoint(), "job", PASSWORDS);
            // Then the roles have no special rights and the owner owns database and schema
            assertThat(auth.jdbcUrl()).endsWith("/auth-service");
            try (Connection owner = auth.connectAsOwner()) {
                assertThat(rows(
                                owner,
                                "select rolname from pg_roles where (rolsuper or rolbypassrls or rolcreaterole"
                                        + " or rolcreatedb) and rolname like 'auth%'"))
                        .isEmpty();
                assertThat(rows(owner, "select pg_get_userbyid(datdba) from pg_database where datname='auth-service'"))
                        .containsExactly("auth_owner");
                owner.createStatement().execute("create table t (n int)");
            }
            // And the serving roles connect but may not make tables
            try (Connection app = auth.connectAsApp();
                    Connection system = auth.connectAsSystem()) {
                assertThatThrownBy(() -> app.createStatement().execute("create table u (n int)"))
                        .hasMessageContaining("permission denied");
                assertThatThrownBy(() -> system.createStatement().execute("create table u (n int)"))
                        .hasMessageContaining("permission denied");
            }
            // And a role of one service does not enter another's database
            PostgresEndpoint stranger = server.endpoint().as("auth_app", PASSWORDS.app());
            assertThatThrownBy(() -> stranger.connect(jobs.name())).hasMessageContaining("permission denied");
        }
    }

    private static void execute(EmbeddedPostgresServer server, String... statements) throws SQLException {
        try (Connection connection = server.endpoint().connect();
                Statement sql = connection.createStatement()) {
            for (String statement : statements) {
                sql.execute(statement);
            }
        }
    }

    private static int sum(EmbeddedPostgresServer server) throws SQLException {
        try (Connection connection = server.endpoint().connect()) {
            return Integer.parseInt(
                    rows(connection, "select sum(n)::text from life").getFirst());
        }
    }

    private static String show(EmbeddedPostgresServer server, String setting) throws SQLException {
        try (Connection connection = server.endpoint().connect()) {
            return rows(connection, "show " + setting).getFirst();
        }
    }

    private static List<String> rows(Connection connection, String query) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery(query)) {
            List<String> rows = new java.util.ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }

    private static long firstNumber(Process process) throws IOException {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            return Long.parseLong(out.readLine());
        }
    }

    /// The process that is killed: starts a server, commits a row, says the server's process number, waits.
    static final class Owner {
        private Owner() {}

        public static void main(String[] arguments) throws Exception {
            EmbeddedPostgresServer server = EmbeddedPostgresServer.start(Path.of(arguments[0]), arguments[1]);
            execute(server, "create table life (n int)", "insert into life values (42)");
            System.out.println(server.pid().orElseThrow());
            Thread.currentThread().join();
        }
    }
}
