package io.incubator.job.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.job.ledger.LedgerConfig;
import io.incubator.job.submission.Submission;
import io.incubator.job.submission.SubmissionService;
import io.incubator.job.submission.Timing;
import io.incubator.kit.data.Ids;
import io.incubator.kit.runtime.BackgroundLoop;
import io.incubator.kit.tenancy.Tenant;
import io.incubator.kit.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Submits jobs when their time comes. Every replica looks; the job and the schedule's next time are one
/// commit, so a time that has come is seen to once.
@Singleton
class Scheduler {
    private static final Logger LOG = Logger.getLogger(Scheduler.class);
    private static final int BATCH = 100;

    private final DueSchedules due;
    private final ScheduleRepository schedules;
    private final SubmissionService submissions;
    private final ObjectMapper json;
    private final BackgroundLoop loop;

    Scheduler(
            DueSchedules due,
            ScheduleRepository schedules,
            SubmissionService submissions,
            ObjectMapper json,
            LedgerConfig config) {
        this.due = due;
        this.schedules = schedules;
        this.submissions = submissions;
        this.json = json;
        this.loop = new BackgroundLoop("scheduler", config.scheduleEvery(), this::run);
    }

    void onStart(@Observes StartupEvent event) {
        loop.start();
    }

    void onStop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private void run() {
        List<DueSchedules.Due> batch;
        do {
            batch = due.list(BATCH);
            batch.forEach(this::turn);
        } while (batch.size() == BATCH);
    }

    private void turn(DueSchedules.Due one) {
        TenantContext.run(
                new Tenant(one.organisation(), one.subject()),
                () -> QuarkusTransaction.requiringNew()
                        .run(() -> schedules
                                .lockDue(one.organisation(), one.id())
                                .ifPresent(schedule -> turn(one.organisation(), schedule))));
    }

    private void turn(UUID organisation, Schedule schedule) {
        Clockwork.Turn turn = schedule.clockwork().turn(schedule.nextAt(), Instant.now(), Missed.of(schedule.missed()));
        UUID job = turn.submit() ? submit(organisation, schedule) : null;
        schedules.turned(organisation, schedule.id(), job, turn.next());
        LOG.debugf("schedule turned: schedule=%s job=%s next=%s", schedule.id(), job, turn.next());
    }

    private UUID submit(UUID organisation, Schedule schedule) {
        Submission job = Submission.alone(
                Ids.next(),
                schedule.kind(),
                organisation,
                schedule.subject(),
                null,
                input(schedule),
                schedule.scopes(),
                schedule.priority(),
                schedule.maxAttempts(),
                null,
                new Timing(
                        null,
                        null,
                        schedule.runLimitSeconds() == null ? null : Duration.ofSeconds(schedule.runLimitSeconds())));
        submissions.submit(job);
        return job.jobId();
    }

    private com.fasterxml.jackson.databind.JsonNode input(Schedule schedule) {
        try {
            return json.readTree(schedule.input());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL returned jsonb that is not JSON", e);
        }
    }
}
