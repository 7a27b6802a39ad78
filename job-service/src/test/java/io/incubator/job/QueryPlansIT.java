package io.incubator.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incubator.kittest.QueryLog;
import io.incubator.kittest.QueryPlans;
import io.incubator.kittest.Rows;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// In a full ledger every statement goes by an index, those of workers, of people and of the sweeper beside them.
@Tag("no-broker")
@QuarkusIntegrationTest
class QueryPlansIT extends PackagedLedger {
    private static final int PAGE = 100;
    private static final int DEEP = 60;
    private static final Person CALLER = Person.somebody();
    private static final Worker WORKER = new Worker("w1");

    private static final String KIND = "k" + UUID.randomUUID();
    private static final ManyJobs JOBS = new ManyJobs(CALLER.organisation(), CALLER.subject(), KIND);
    private static QueryPlans plans;

    @BeforeAll
    static void aFullLedger() throws SQLException {
        JOBS.insert();
        plans = QueryPlans.among(ManyJobs.LARGE);
    }

    @AfterAll
    static void quiet() throws SQLException {
        plans.close();
    }

    @BeforeEach
    void theServiceIsBack() {
        await().pollDelay(Duration.ZERO)
                .ignoreExceptions()
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
        plans.assertByIndex(_ -> CALLER.get(JOBS.address(path)).statusCode(200));
    }

    @Test
    void aTableThatIsReadWholeWouldBeSeen() {
        plans.assertNotices("app.org", CALLER.organisation(), "select count(*) from job_log where message = 'Unsaid'");
    }

    @Test
    void workersFindTheirWorkByAnIndex() throws Exception {
        List<QueryLog.Plan> seen = plans.assertByIndex(_ -> {
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
        });

        assertThat(seen)
                .anyMatch(plan -> plan.query().contains("insert into attempt"))
                .anyMatch(plan -> plan.query().contains("insert into job_log"))
                .anyMatch(plan -> plan.query().contains("job_curve"));
    }

    @Test
    void whatPeopleChangeGoesByAnIndex() throws Exception {
        List<QueryLog.Plan> seen = plans.assertByIndex(i -> {
            UUID job = CALLER.submit(KIND, ",\"uniqueKey\":\"u%d\"".formatted(i));
            CALLER.cancel(job).statusCode(200);
            CALLER.post("/api/jobs/retries", "{\"kind\":\"%s\"}".formatted(KIND))
                    .statusCode(200);
        });

        assertThat(seen)
                .anyMatch(plan -> plan.query().contains("insert into job "))
                .anyMatch(plan -> plan.query().contains("update job"));
    }

    @Test
    void theOperatorsViewGoesByIndexes() throws Exception {
        plans.assertByIndex(_ -> {
            OperatorDesk.get("queues").statusCode(200);
            OperatorDesk.get("kinds").statusCode(200);
        });
        plans.pages("queues", 10, 5, OperatorDesk::get)
                .of(plan -> plan.query().contains("recursive pair"))
                .assertFoundAlike();
    }

    @Test
    void theSweeperLooksThroughIndexes() throws Exception {
        long before = sweeps();

        plans.assertByIndexOnce(() -> await().until(() -> sweeps() >= before + 3));
    }

    @Test
    void erasingAPersonGoesByIndexes() throws Exception {
        String jobs = "select count(*) from job where subject = md5('7')::uuid";
        assertThat(Rows.count(jobs)).isPositive();

        List<QueryLog.Plan> seen = plans.assertByIndex(
                "app.org",
                CALLER.organisation(),
                "select erase_person(md5('7')::uuid, array['%s'::uuid])".formatted(UUID.randomUUID()));

        assertThat(Rows.count(jobs)).isZero();
        assertThat(seen).anyMatch(plan -> plan.query().contains("delete from job where"));
    }

    /// Sweeps so far, as PostgreSQL counts the walks over the index only they use.
    private static long sweeps() {
        return Rows.count("select idx_scan from pg_stat_user_indexes where indexrelname = 'job_overdue'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/jobs", "JOB/logs", "SCHEDULES"})
    void aPageFarDownCostsWhatTheFirstOneCosts(String path) throws Exception {
        plans.pages(JOBS.address(path), PAGE, DEEP, CALLER::get)
                .of(QueryPlansIT::lists)
                .assertRows(PAGE, PAGE + PAGE / 2);
    }

    /// The sweeper does not.
    private static boolean lists(QueryLog.Plan plan) {
        return plan.query().contains("order by created_at desc") || plan.query().contains("order by epoch, number");
    }
}
