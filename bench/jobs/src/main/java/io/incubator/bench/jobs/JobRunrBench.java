package io.incubator.bench.jobs;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.scheduling.BackgroundJob;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;

/// JobRunr's open-source edition with the shortest poll interval it allows.
public final class JobRunrBench {
    private static final String WHO = "JobRunr OSS";
    private static volatile CountDownLatch left = new CountDownLatch(0);
    private static final long[] SUBMITTED = new long[100];
    private static final long[] TOOK = new long[100];

    private JobRunrBench() {}

    static void measure(DataSource pool, int jobs, Processor processor) throws Exception {
        JobRunr.configure()
                .useStorageProvider(new PostgresStorageProvider(pool))
                .useBackgroundJobServer(BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                        .andWorkerCount(100)
                        .andPollInterval(Duration.ofSeconds(5)))
                .initialize();
        work(pool, processor, jobs / 4, 0, "no-op jobs/s");
        work(pool, processor, jobs / 10, 10, "10 ms jobs/s, 100 at a time");
        long[] enqueue = new long[TOOK.length];
        left = new CountDownLatch(TOOK.length);
        for (int i = 0; i < TOOK.length; i++) {
            int number = i;
            SUBMITTED[i] = System.nanoTime();
            BackgroundJob.enqueue(() -> pick(number));
            enqueue[i] = System.nanoTime() - SUBMITTED[i];
            Thread.sleep(10);
        }
        left.await();
        new PickUp(enqueue, TOOK).print(WHO, "");
        JobRunr.destroy();
    }

    private static void work(DataSource pool, Processor processor, int jobs, long millis, String what) throws Exception {
        left = new CountDownLatch(jobs);
        long dead;
        try (Connection connection = pool.getConnection()) {
            dead = JobsBench.dead(connection);
        }
        Duration spent = processor.spent();
        Instant start = Instant.now();
        BackgroundJob.enqueue(IntStream.range(0, jobs).boxed(), _ -> done(millis));
        left.await();
        Figures.print(WHO, what + ", enqueued meanwhile", "%.0f".formatted(Figures.perSecond(jobs, Duration.between(start, Instant.now()))));
        Figures.print(WHO, Processor.EACH, processor.each(jobs, spent));
        Thread.sleep(1_500);
        try (Connection connection = pool.getConnection()) {
            Figures.print(WHO, "dead tuples per job", "%.2f".formatted((JobsBench.dead(connection) - dead) / (double) jobs));
        }
    }

    /// A job.
    public static void done(long millis) {
        DbScheduler.pause(millis);
        left.countDown();
    }

    /// A job that says when it began.
    public static void pick(int number) {
        TOOK[number] = System.nanoTime() - SUBMITTED[number];
        left.countDown();
    }
}
