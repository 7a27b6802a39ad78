package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incubator.system.Api.Account;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Teams at work: so many calls a second, as long as eight callers at once can make them; on a slower
/// machine the rate falls, and what was left out is caught up with. Most calls read, one in five changes
/// something, some refresh a session or sign in; plans are made and streams followed beside it. No call is
/// made twice, and whatever is not answered as it should be is a failure.
final class Traffic implements AutoCloseable {
    private static final int TEAMS = 6;
    private static final int MOST_AT_ONCE = 8;
    private static final int CALLS_A_SIGN_IN = 1_000;
    private static final int CALLS_A_REFRESH = 50;
    private static final int CALLS_A_CHANGE = 5;
    private static final int CALLS_A_PLAN = 1_000;

    private final int rate;
    private final Api anonymous;
    private final List<Team> teams;
    private final Queue<String> refreshTokens = new ConcurrentLinkedQueue<>();
    private final Queue<MainJob> plans = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Queue<Long> millis = new ConcurrentLinkedQueue<>();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);
    private final long began = System.nanoTime();
    private final Thread clock;
    private volatile boolean stopped;

    /// One person with a project that is followed.
    private record Team(Api person, Account account, String project, AtomicInteger changes, Follower follower) {}

    private Traffic(URI gateway, int rate) {
        this.rate = rate;
        this.anonymous = Api.anonymous(gateway);
        this.teams = Stream.generate(this::newTeam).limit(TEAMS).toList();
        this.clock = Thread.ofPlatform().name("traffic").start(this::run);
    }

    /// @param rate calls a second
    static Traffic begin(URI gateway, int rate) {
        return new Traffic(gateway, rate);
    }

    private Team newTeam() {
        Account account = Account.random();
        Api.Answer session = signUp(account);
        Api person = anonymous.with(session.text("accessToken"));
        refreshTokens.add(session.text("refreshToken"));
        String project = person.post("/api/projects", Map.of("name", "Worked on"))
                .expect(201)
                .text("id");
        return new Team(person, account, project, new AtomicInteger(), Follower.of(person, project, failures));
    }

    private Api.Answer signUp(Account account) {
        anonymous
                .post(
                        "/api/auth/register",
                        Map.of("email", account.email(), "password", account.password(), "displayName", "A Person"))
                .expect(201);
        return signIn(account);
    }

    private Api.Answer signIn(Account account) {
        return anonymous
                .post("/api/auth/login", Map.of("email", account.email(), "password", account.password()))
                .expect(200);
    }

    private void run() {
        for (int number = 0; !stopped; number++) {
            long due = began + number * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            int call = number;
            free.acquireUninterruptibly();
            callers.execute(() -> attempt(call));
        }
    }

    private void attempt(int number) {
        long start = System.nanoTime();
        try {
            call(number, teams.get(number % TEAMS));
        } catch (AssertionError | RuntimeException e) {
            failures.add("after %d ms: %s %s"
                    .formatted(Duration.ofNanos(start - began).toMillis(), e, Objects.toString(e.getCause(), "")));
        }
        free.release();
        millis.add((System.nanoTime() - start) / 1_000_000);
    }

    private void call(int number, Team team) {
        if (number % CALLS_A_PLAN == 0) {
            plans.add(MainJob.begin(team.person));
        } else if (number % CALLS_A_SIGN_IN == 1) {
            signIn(team.account);
        } else if (number % CALLS_A_REFRESH == 2) {
            refresh();
        } else if (number % CALLS_A_CHANGE == 3) {
            change(number, team);
        } else {
            read(number, team);
        }
    }

    private void refresh() {
        String token = refreshTokens.poll();
        if (token != null) {
            Api.Answer next = anonymous
                    .post("/api/auth/refresh", Map.of("refreshToken", token))
                    .expect(200);
            refreshTokens.add(next.text("refreshToken"));
        }
    }

    private static void change(int number, Team team) {
        String project = "/api/projects/" + team.project;
        if (number / CALLS_A_CHANGE % 2 == 0) {
            team.person
                    .patch(project, Map.of("description", "Change " + number))
                    .expect(200);
            team.changes.incrementAndGet();
        } else {
            String task = team.person
                    .post(project + "/tasks", Map.of("title", "Task " + number))
                    .expect(201)
                    .text("id");
            assertThat(team.person.get(project + "/tasks/" + task).expect(200).text("title"))
                    .isEqualTo("Task " + number);
        }
    }

    private static void read(int number, Team team) {
        String project = "/api/projects/" + team.project;
        String path = switch (number / TEAMS % 6) {
            case 0 -> project;
            case 1 -> project + "/tasks";
            case 2 -> "/api/projects";
            case 3 -> "/api/auth/me";
            case 4 -> "/api/jobs";
            default -> "/api/ai/knowledge";
        };
        team.person.get(path).expect(200);
    }

    /// Stops calling and waits for what is under way: every plan is there once, of its first attempt, and every change
    /// was told once.
    void finish() {
        stop();
        plans.forEach(MainJob::awaitPlan);
        plans.forEach(MainJob::assertExactlyOneRevision);
        plans.forEach(MainJob::assertFirstAttempt);
        for (Team team : teams) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(team.follower.updates()).isEqualTo(team.changes.get()));
        }
    }

    private void stop() {
        stopped = true;
        try {
            clock.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        callers.close();
    }

    List<String> failures() {
        return new ArrayList<>(failures);
    }

    /// How often streams were opened again.
    int resumptions() {
        return teams.stream()
                .map(Team::follower)
                .mapToInt(Follower::resumptions)
                .sum();
    }

    /// How it goes, for people.
    @Override
    public String toString() {
        long seconds = Math.max(1, Duration.ofNanos(System.nanoTime() - began).toSeconds());
        List<Long> sorted = millis.stream().sorted().toList();
        return "%d calls in %d s (%d/s), %d failed, %d plans, %d streams resumed; p50 %d ms, p99 %d ms, longest %d ms"
                .formatted(
                        sorted.size(),
                        seconds,
                        sorted.size() / seconds,
                        failures.size(),
                        plans.size(),
                        resumptions(),
                        quantile(sorted, 0.5),
                        quantile(sorted, 0.99),
                        quantile(sorted, 1));
    }

    private static long quantile(List<Long> sorted, double part) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(part * sorted.size()) - 1);
    }

    @Override
    public void close() {
        stop();
        teams.forEach(team -> team.follower.close());
    }
}
