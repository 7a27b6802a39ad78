package io.incubator.kittest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What every service proves of its statements where tables are large: each goes by an index, and a
/// page far down a list costs what the first one costs. Read from the plans PostgreSQL carried out,
/// not from the clock.
public final class QueryPlans implements AutoCloseable {
    /// Often enough that PostgreSQL keeps a plan for good, which it may choose anew for unknown values.
    private static final int REPEATS = 7;

    private final QueryLog log;
    private final Set<String> large;

    private QueryPlans(QueryLog log, Set<String> large) {
        this.log = log;
        this.large = large;
    }

    /// Begins to look. The server restarts for it: calls fail until the service has noticed.
    ///
    /// @param large the tables in which reading everything is not what anybody asked for
    public static QueryPlans among(Set<String> large) throws SQLException {
        return new QueryPlans(QueryLog.open(), large);
    }

    /// Makes a call several times, each of which asks the database, and fails if one read a large table whole.
    ///
    /// @param call gets its number, from 0
    /// @return the plans, for what else is to be seen in them
    public List<QueryLog.Plan> assertByIndex(IntConsumer call) throws SQLException, IOException {
        List<QueryLog.Plan> plans = assertByIndexOnce(() -> {
            for (int number = 0; number < REPEATS; number++) {
                call.accept(number);
            }
        });
        assertThat(plans).hasSizeGreaterThanOrEqualTo(REPEATS);
        return plans;
    }

    /// The same for what is watched once.
    public List<QueryLog.Plan> assertByIndexOnce(Runnable calls) throws SQLException, IOException {
        List<QueryLog.Plan> plans = log.of(calls);
        assertNoneReadsWhole(plans);
        return plans;
    }

    /// The same for a statement of the role that serves requests, on one connection.
    ///
    /// @param setting the one by which row-level security knows who asks
    public List<QueryLog.Plan> assertByIndex(String setting, UUID value, String sql) throws SQLException, IOException {
        return assertByIndexOnce(() -> asApp(setting, value, sql));
    }

    /// Fails if a statement that reads a large table whole would go unnoticed.
    public void assertNotices(String setting, UUID value, String sql) {
        assertNotices(() -> asApp(setting, value, sql));
    }

    /// The same with a statement of the role for what belongs to no tenant.
    public void assertNotices(String sql) {
        assertNotices(() -> asSystem(sql));
    }

    private void assertNotices(Runnable statement) {
        assertThatThrownBy(() -> assertByIndexOnce(statement))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Seq Scan");
    }

    /// Follows a list page by page, and looks at the first and at the last.
    ///
    /// @param list what is listed, without a query
    /// @param size rows of a page
    /// @param depth pages before the last
    public Pages pages(String list, int size, int depth, Function<String, ValidatableResponse> get)
            throws SQLException, IOException {
        String begin = list + "?limit=" + size;
        List<QueryLog.Plan> first = log.of(() -> get.apply(begin).body("items", hasSize(size)));
        String address = begin;
        for (int page = 0; page < depth; page++) {
            String cursor = get.apply(address).statusCode(200).extract().path("nextCursor");
            assertThat(cursor).as("page %d has a next one", page).isNotNull();
            address = begin + "&cursor=" + cursor;
        }
        String deep = address;
        return new Pages(first, log.of(() -> get.apply(deep).body("items", hasSize(size))));
    }

    private void assertNoneReadsWhole(List<QueryLog.Plan> plans) {
        for (QueryLog.Plan plan : plans) {
            assertThat(plan.nodes())
                    .as("%s%n%s", plan.query(), plan.root())
                    .noneMatch(node -> node.path("Node Type").asText().endsWith("Seq Scan") && isOfLargeTable(node));
        }
    }

    private boolean isOfLargeTable(JsonNode node) {
        return large.contains(node.path("Relation Name").asText());
    }

    /// Rows of large tables that were looked at, kept or not. Other tables do not count.
    private long work(QueryLog.Plan plan) {
        return plan.nodes().stream()
                .filter(this::isOfLargeTable)
                .mapToLong(QueryPlans::rows)
                .sum();
    }

    private static long rows(JsonNode node) {
        double perLoop = node.path("Actual Rows").asDouble()
                + node.path("Rows Removed by Filter").asDouble()
                + node.path("Rows Removed by Index Recheck").asDouble();
        return Math.round(perLoop * node.path("Actual Loops").asDouble());
    }

    private static void asApp(String setting, UUID value, String sql) {
        try (Connection app = SuiteResource.database().connectAsApp()) {
            execute(app, "select set_config('" + setting + "', '" + value + "', false)");
            repeat(app, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static void asSystem(String sql) {
        try (Connection system = SuiteResource.database().connectAsSystem()) {
            repeat(system, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static void repeat(Connection connection, String sql) throws SQLException {
        for (int i = 0; i < REPEATS; i++) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        log.close();
    }

    /// The plans behind the first page of a list and behind one far down.
    public final class Pages {
        private final List<QueryLog.Plan> first;
        private final List<QueryLog.Plan> far;

        private Pages(List<QueryLog.Plan> first, List<QueryLog.Plan> far) {
            this.first = first;
            this.far = far;
        }

        /// Without what runs beside the list.
        public Pages of(Predicate<QueryLog.Plan> list) {
            return new Pages(
                    first.stream().filter(list).toList(),
                    far.stream().filter(list).toList());
        }

        /// Fails unless each page looked at as many rows of large tables, kept or not, and the one far down at no table
        /// as a whole.
        public Pages assertRows(int atLeast, int lessThan) {
            for (List<QueryLog.Plan> page : List.of(first, far)) {
                assertThat(page.stream().mapToLong(QueryPlans.this::work).sum())
                        .as("%s", page)
                        .isGreaterThanOrEqualTo(atLeast)
                        .isLessThan(lessThan);
            }
            assertNoneReadsWhole(far);
            return this;
        }

        /// Fails if the two are found in different ways.
        public void assertFoundAlike() {
            assertThat(ways(far)).as("%s%n%s", first, far).isEqualTo(ways(first));
        }

        private Set<String> ways(List<QueryLog.Plan> page) {
            return page.stream()
                    .filter(plan -> plan.nodes().stream().anyMatch(QueryPlans.this::isOfLargeTable))
                    .flatMap(plan -> plan.nodes().stream())
                    .map(node -> node.path("Node Type").asText() + " "
                            + node.path("Relation Name").asText())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
