package io.incubator.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import io.incubator.kittest.QueryLog;
import io.incubator.kittest.Rows;
import io.incubator.kittest.SuiteResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// In a full ledger every statement goes by an index, those of workers, of people and of the sweeper beside them. Read
/// from the plans PostgreSQL carried out, not from the clock.
@Tag("no-broker")
@QuarkusIntegrationTest
class QueryPlansIT extends PackagedLedger {
    /// Often enough that PostgreSQL keeps a plan for good, which it may choose anew for unknown values.
    private static final int REPEATS = 7;

    private static final int PAGE = 100;
    private static final int DEEP = 60;
    private static final Person CALLER = Person.somebody();
    private static final Worker WORKER = new Worker("w1");

    private static final String KIND = "k" + UUID.randomUUID();
    private static final ManyJobs JOBS = new ManyJobs(CALLER.organisation(), CALLER.subject(), KIND);
    private static QueryLog log;

    @BeforeAll
    static void aFullLedger() throws SQLException {
        JOBS.insert();
        log = QueryLog.open();
    }

    @AfterAll
    static void quiet() throws SQLException {
        log.close();
    }

    @BeforeEach
    void theServiceIsBack() {
        await().ignoreExceptions()
                .until(() -> CALLER.request().get(JOBS.address("JOB")).statusCode() == 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/jobs?limit=20",
                "/api/jobs?kind=KIND",
                "/api/jobs?state=queued",
                "/api/jobs?state=failed&kind=KIND",
                "/api/jobs?subject=SUBJECT",
                "/api/jobs?parent=PARENT",
                "/api/jobs?from=2026-01-01T00:00:00Z&to=2126-01-01T00:00:00Z",
                "/api/jobs/queues",
                "JOB",
                "JOB/logs",
                "JOB/curves",
                "SCHEDULES",
                "SCHEDULE"
            })
    void aReadGoesByAnIndex(String path) throws Exception {
        List<QueryLog.Plan> plans = log.of(() -> {
            for (int i = 0; i < REPEATS; i++) {
                CALLER.get(JOBS.address(path)).statusCode(200);
            }
        });

        assertThat(plans).hasSizeGreaterThanOrEqualTo(REPEATS);
        assertNoLargeTableIsRead(plans);
    }

    @Test
    void aTableThatIsReadWholeWouldBeSeen() throws Exception {
        List<QueryLog.Plan> plans = log.of(() -> {
            try (Connection app = SuiteResource.database().connectAsApp();
                    Statement statement = app.createStatement()) {
                statement.execute("select set_config('app.org', '" + CALLER.organisation() + "', false)");
                statement.execute("select count(*) from job_log where message = 'Unsaid'");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThatThrownBy(() -> assertNoLargeTableIsRead(plans)).isInstanceOf(AssertionError.class);
    }

    @Test
    void workersFindTheirWorkByAnIndex() throws Exception {
        List<QueryLog.Plan> plans = log.of(() -> {
            for (int i = 0; i < REPEATS; i++) {
                List<Worker.Lease> leases = WORKER.claim(KIND, 20);
                assertThat(leases).hasSize(20);
                Worker.Lease first = leases.getFirst();
                assertThat(WORKER.beat(first, ",\"percent\":50")).isEqualTo("continue");
                WORKER.post("reports", """
                                {"worker":"w1","reports":[{"jobId":"%s","epoch":%d,"lines":[{"number":0,
                                "at":"2026-11-21T10:00:00Z","level":"INFO","message":"A line"}],
                                "curves":[{"name":"loss","first":0,"steps":[1],"values":[0.5]}]}]}""".formatted(first.jobId(), first.epoch()))
                        .then()
                        .statusCode(200);
                assertThat(WORKER.fail(first, true)).isEqualTo("accepted");
                assertThat(WORKER.fail(leases.get(1), false)).isEqualTo("accepted");
                WORKER.succeedAll(leases.subList(2, leases.size()));
            }
        });

        assertThat(plans)
                .anyMatch(plan -> plan.query().contains("insert into attempt"))
                .anyMatch(plan -> plan.query().contains("insert into job_log"))
                .anyMatch(plan -> plan.query().contains("job_curve"));
        assertNoLargeTableIsRead(plans);
    }

    @Test
    void whatPeopleChangeGoesByAnIndex() throws Exception {
        List<QueryLog.Plan> plans = log.of(() -> {
            for (int i = 0; i < REPEATS; i++) {
                UUID job = CALLER.submit(KIND, ",\"uniqueKey\":\"u%d\"".formatted(i));
                CALLER.cancel(job).statusCode(200);
                CALLER.post("/api/jobs/retries", "{\"kind\":\"%s\"}".formatted(KIND))
                        .statusCode(200);
            }
        });

        assertThat(plans)
                .anyMatch(plan -> plan.query().contains("insert into job "))
                .anyMatch(plan -> plan.query().contains("update job"));
        assertNoLargeTableIsRead(plans);
    }

    @Test
    void theOperatorsViewGoesByIndexes() throws Exception {
        List<QueryLog.Plan> plans = log.of(() -> {
            for (int i = 0; i < REPEATS; i++) {
                OperatorDesk.get("queues").statusCode(200);
                OperatorDesk.get("kinds").statusCode(200);
            }
        });

        assertNoLargeTableIsRead(plans);
    }

    @Test
    void theSweeperLooksThroughIndexes() throws Exception {
        List<QueryLog.Plan> plans = log.of(() -> await().until(() -> sweeps() >= 3));

        assertNoLargeTableIsRead(plans);
    }

    /// Sweeps since the server has started, as PostgreSQL counts the walks over the index only they use.
    private static long sweeps() {
        return Rows.count("select idx_scan from pg_stat_user_indexes where indexrelname = 'job_overdue'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/jobs", "JOB/logs", "SCHEDULES"})
    void aPageFarDownCostsWhatTheFirstOneCosts(String path) throws Exception {
        String list = JOBS.address(path) + "?limit=" + PAGE;
        List<QueryLog.Plan> first = lists(log.of(() -> CALLER.get(list).body("items", hasSize(PAGE))));
        String cursor = null;
        for (int page = 0; page < DEEP; page++) {
            JsonPath answer = CALLER.get(list + (cursor == null ? "" : "&cursor=" + cursor))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            cursor = answer.getString("nextCursor");
            assertThat(cursor).as("page %d has a next one", page).isNotNull();
        }
        String deep = list + "&cursor=" + cursor;

        List<QueryLog.Plan> far = lists(log.of(() -> CALLER.get(deep).body("items", hasSize(PAGE))));

        assertThat(QueryLog.work(ManyJobs.LARGE, first)).as("%s", first).isLessThan(PAGE + PAGE / 2);
        assertThat(QueryLog.work(ManyJobs.LARGE, far)).as("%s", far).isLessThan(PAGE + PAGE / 2);
        assertNoLargeTableIsRead(far);
    }

    /// Without the sweeper's.
    private static List<QueryLog.Plan> lists(List<QueryLog.Plan> plans) {
        return plans.stream()
                .filter(plan -> plan.query().contains("order by created_at desc")
                        || plan.query().contains("order by epoch, number"))
                .toList();
    }

    private static void assertNoLargeTableIsRead(List<QueryLog.Plan> plans) {
        QueryLog.assertNoneReadsWhole(ManyJobs.LARGE, plans);
    }
}
