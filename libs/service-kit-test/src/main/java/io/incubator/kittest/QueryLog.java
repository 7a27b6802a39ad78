package io.incubator.kittest;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What PostgreSQL really did for each statement: plans with their row counts, written by
/// `auto_explain`, which comes with the server, to its log. Statements that foreign keys cause are
/// among them.
public final class QueryLog implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLAN = "plan:\n";

    private final Path file;

    private QueryLog(Path file) {
        this.file = file;
    }

    /// A statement and its plan.
    ///
    /// @param root as PostgreSQL explains it in JSON
    public record Plan(String query, JsonNode root) {

        /// All nodes of the plan.
        public List<JsonNode> nodes() {
            List<JsonNode> nodes = new ArrayList<>();
            collect(root.path("Plan"), nodes);
            return nodes;
        }

        private static void collect(JsonNode node, List<JsonNode> nodes) {
            nodes.add(node);
            node.path("Plans").forEach(child -> collect(child, nodes));
        }
    }

    /// Turns the log on. The server restarts for it.
    static QueryLog open() throws SQLException {
        configure(
                "logging_collector = on",
                "log_destination = 'jsonlog'",
                "log_directory = 'plans'",
                "log_filename = 'log'",
                "log_rotation_size = 0",
                "session_preload_libraries = 'auto_explain'",
                "auto_explain.log_min_duration = 0",
                "auto_explain.log_analyze = on",
                "auto_explain.log_timing = off",
                "auto_explain.log_nested_statements = on",
                "auto_explain.log_format = 'json'");
        SuiteResource.postgres().restart();
        return new QueryLog(Path.of(ask("show data_directory"), "plans", "log.json"));
    }

    /// What the service's roles asked while something ran.
    List<Plan> of(Runnable calls) throws SQLException, IOException {
        long size = Files.size(file);
        String begin = mark(size);
        calls.run();
        String end = mark(size);
        List<Plan> plans = new ArrayList<>();
        for (String line : after(size)
                .lines()
                .dropWhile(line -> !line.contains(begin))
                .takeWhile(line -> !line.contains(end))
                .toList()) {
            JsonNode entry = JSON.readTree(line);
            String message = entry.path("message").asText();
            int plan = message.indexOf(PLAN);
            if (plan >= 0
                    && entry.path("user")
                            .asText()
                            .startsWith(SuiteResource.database().service() + "_")) {
                JsonNode root = JSON.readTree(message.substring(plan + PLAN.length()));
                plans.add(new Plan(root.path("Query Text").asText(), root));
            }
        }
        return plans;
    }

    @Override
    public void close() throws SQLException {
        configure("auto_explain.log_min_duration = -1");
        ask("select pg_reload_conf()");
    }

    // a statement of our own, which the log shows after all that came before
    private String mark(long size) throws SQLException {
        String mark = UUID.randomUUID().toString();
        ask("select '" + mark + "'");
        await().atMost(Duration.ofSeconds(20))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> after(size).contains(mark));
        return mark;
    }

    private String after(long size) throws IOException {
        try (InputStream log = Files.newInputStream(file)) {
            log.skipNBytes(size);
            return new String(log.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void configure(String... settings) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("load 'auto_explain'");
            for (String setting : settings) {
                statement.execute("alter system set " + setting);
            }
        }
    }

    private static String ask(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Connection connect() throws SQLException {
        return SuiteResource.postgres()
                .endpoint()
                .connect(SuiteResource.database().name());
    }
}
