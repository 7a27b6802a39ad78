package io.incubator.ai.planner.roadmap;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Ways through a network of tasks with a limited number of people. Arrays only: 10,000 ways take some
/// milliseconds.
final class Simulation {
    /// The same tasks give the same figures.
    private static final long SEED = 20_260_115L;

    /// How often a task shares the luck of the whole project instead of having its own; two tasks'
    /// durations then correlate with its square, 0.2. A judgement: the estimates of one project err in
    /// the same direction.
    private static final double SHARED = 0.447;

    private static final int SHARED_BITS = (int) (SHARED * (1 << 20));
    private static final double UNIT = 0x1.0p-32;

    private final Network network;
    private final double[][] free;
    private final int[][] holder;
    private final double[] finish;
    private final double[] start;
    private final int[] binding;

    /// Prepares to work through a network.
    ///
    /// @param people per pool
    Simulation(Network network, int... people) {
        this.network = network;
        int count = network.order().length;
        this.free = new double[people.length][];
        this.holder = new int[people.length][];
        for (int pool = 0; pool < people.length; pool++) {
            free[pool] = new double[people[pool]];
            holder[pool] = new int[people[pool]];
        }
        this.finish = new double[count];
        this.start = new double[count];
        this.binding = new int[count];
    }

    /// What came of many ways.
    ///
    /// @param days until the last task is done, ascending
    /// @param criticality per task the share of ways in which it lay on the chain that made the end
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Outcome(double[] days, double[] criticality) {

        double percentile(double share) {
            return days[Math.clamp((int) Math.ceil(share * days.length) - 1, 0, days.length - 1)];
        }

        double mean() {
            return Arrays.stream(days).average().orElse(0);
        }
    }

    Outcome run(int draws) {
        int count = network.order().length;
        double[] days = new double[draws];
        int[] critical = new int[count];
        double[] duration = new double[count];
        SplittableRandom random = new SplittableRandom(SEED);
        for (int draw = 0; draw < draws; draw++) {
            double luck = (random.nextLong() >>> 32) * UNIT;
            for (int task = 0; task < count; task++) {
                long bits = random.nextLong();
                double own = (bits >>> 32) * UNIT;
                duration[task] = drawn(task, (bits & 0xFFFFF) < SHARED_BITS ? luck : own);
            }
            int last = work(duration);
            days[draw] = last < 0 ? 0 : finish[last];
            for (int task = last; task >= 0; task = binding[task]) {
                critical[task]++;
            }
        }
        Arrays.sort(days);
        return new Outcome(
                days,
                Arrays.stream(critical).mapToDouble(c -> (double) c / draws).toArray());
    }

    private double drawn(int task, double chance) {
        double[] quantiles = network.quantiles()[task];
        double at = chance * Pert.STEPS;
        int below = (int) at;
        double share = quantiles[below] + (at - below) * (quantiles[below + 1] - quantiles[below]);
        return network.optimistic()[task] + share * (network.pessimistic()[task] - network.optimistic()[task]);
    }

    /// Start and finish of every task if all take what is expected.
    double[][] expected() {
        work(network.expected());
        return new double[][] {start.clone(), finish.clone()};
    }

    /// Takes the tasks up in order, each by whoever of its pool is free first.
    ///
    /// @return the task that ends last; -1 if there is none
    private int work(double[] duration) {
        for (int pool = 0; pool < free.length; pool++) {
            Arrays.fill(free[pool], 0);
            Arrays.fill(holder[pool], -1);
        }
        int last = -1;
        for (int task : network.order()) {
            double ready = 0;
            int cause = -1;
            for (int b : network.before()[task]) {
                if (finish[b] > ready) {
                    ready = finish[b];
                    cause = b;
                }
            }
            double[] people = free[network.pool()[task]];
            int person = 0;
            for (int i = 1; i < people.length; i++) {
                if (people[i] < people[person]) {
                    person = i;
                }
            }
            if (people[person] > ready) {
                ready = people[person];
                cause = holder[network.pool()[task]][person];
            }
            start[task] = ready;
            finish[task] = ready + duration[task];
            binding[task] = cause;
            people[person] = finish[task];
            holder[network.pool()[task]][person] = task;
            if (last < 0 || finish[task] > finish[last]) {
                last = task;
            }
        }
        return last;
    }
}
