package io.incubator.bench.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

/// db-scheduler as its documentation advises for throughput: lock-and-fetch polling, batches of
/// schedulings.
final class DbScheduler {
    private static final String WHO = "db-scheduler";

    private DbScheduler() {}

    static void measure(DataSource pool, int jobs, Processor processor) throws Exception {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table scheduled_tasks (task_name text not null, task_instance text not null, task_data bytea,
                      execution_time timestamptz not null, picked boolean not null, picked_by text, last_success timestamptz,
                      last_failure timestamptz, consecutive_failures int, last_heartbeat timestamptz, version bigint not null,
                      priority smallint, primary key (task_name, task_instance));
                    create index execution_time_idx on scheduled_tasks (execution_time);
                    create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
                    create index priority_execution_time_idx on scheduled_tasks (priority desc, execution_time asc);""");
        }
        work(pool, processor, jobs, 0, "no-op jobs/s, the worker's first");
        work(pool, processor, jobs, 0, "no-op jobs/s");
        work(pool, processor, jobs / 4, 10, "10 ms jobs/s, 100 at a time");
        PickUp.rounds(WHO, () -> pickUp(pool));
    }

    private static void work(DataSource pool, Processor processor, int jobs, long millis, String what) throws Exception {
        CountDownLatch left = new CountDownLatch(jobs);
        OneTimeTask<Void> task = Tasks.oneTime("work").execute((_, _) -> {
            pause(millis);
            left.countDown();
        });
        Scheduler scheduler = scheduler(pool, task);
        long dead;
        try (Connection connection = pool.getConnection()) {
            dead = JobsBench.dead(connection);
        }
        Instant start = Instant.now();
        List<TaskInstance<?>> batch = new ArrayList<>();
        for (int i = 0; i < jobs; i++) {
            batch.add(task.instance("i" + i));
            if (batch.size() == 1_000 || i == jobs - 1) {
                scheduler.scheduleBatch(List.copyOf(batch), Instant.now());
                batch.clear();
            }
        }
        Figures.print(WHO, "enqueued/s, in batches of 1,000", "%.0f".formatted(Figures.perSecond(jobs, Duration.between(start, Instant.now()))));
        Duration spent = processor.spent();
        start = Instant.now();
        scheduler.start();
        left.await();
        Figures.print(WHO, what, "%.0f".formatted(Figures.perSecond(jobs, Duration.between(start, Instant.now()))));
        Figures.print(WHO, Processor.EACH, processor.each(jobs, spent));
        scheduler.stop();
        Thread.sleep(1_500);
        try (Connection connection = pool.getConnection()) {
            Figures.print(WHO, "dead tuples per job", "%.2f".formatted((JobsBench.dead(connection) - dead) / (double) jobs));
        }
    }

    private static PickUp pickUp(DataSource pool) throws Exception {
        int jobs = 500;
        long[] submitted = new long[jobs];
        long[] took = new long[jobs];
        long[] enqueue = new long[jobs];
        CountDownLatch left = new CountDownLatch(jobs);
        OneTimeTask<Void> task = Tasks.oneTime("pick").execute((instance, _) -> {
            int i = Integer.parseInt(instance.getId());
            took[i] = System.nanoTime() - submitted[i];
            left.countDown();
        });
        Scheduler scheduler = scheduler(pool, task);
        scheduler.start();
        for (int i = 0; i < jobs; i++) {
            submitted[i] = System.nanoTime();
            scheduler.schedule(task.instance(Integer.toString(i)), Instant.now());
            enqueue[i] = System.nanoTime() - submitted[i];
            Thread.sleep(10);
        }
        left.await();
        scheduler.stop();
        return new PickUp(enqueue, took);
    }

    private static Scheduler scheduler(DataSource pool, OneTimeTask<Void> task) {
        return Scheduler.create(pool, task)
                .threads(100)
                .pollUsingLockAndFetch(1.0, 4.0)
                .pollingInterval(Duration.ofMillis(50))
                .enableImmediateExecution()
                .build();
    }

    static void pause(long millis) {
        if (millis > 0) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
