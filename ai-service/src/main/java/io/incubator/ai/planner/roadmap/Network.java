package io.incubator.ai.planner.roadmap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The tasks of a roadmap as arrays: who waits for whom, who works on what, in which order work is
/// taken up.
///
/// @param order indices of the tasks; none before one it waits for, of those ready the one of the
///     earliest phase, and in a phase the one with the longest way to the end, first
/// @param before per task the indices of those it waits for
/// @param pool per task the pool of people it is done by
@SuppressWarnings("ArrayRecordComponent") // never compared, and read ten thousand times a simulation
record Network(
        int[] order,
        int[][] before,
        int[] pool,
        double[] optimistic,
        double[] pessimistic,
        double[] expected,
        double[][] quantiles) {

    /// Puts the tasks in order.
    ///
    /// @param alone whether one person does both tracks
    /// @throws IllegalArgumentException if a task waits for one that is not there, or tasks wait for
    ///     each other in a circle
    static Network of(List<Roadmap.Task> tasks, boolean alone) {
        int count = tasks.size();
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < count; i++) {
            index.put(tasks.get(i).id(), i);
        }
        int[][] before = new int[count][];
        int[] pool = new int[count];
        double[] optimistic = new double[count];
        double[] pessimistic = new double[count];
        double[] expected = new double[count];
        double[][] quantiles = new double[count][];
        for (int i = 0; i < count; i++) {
            Roadmap.Task task = tasks.get(i);
            before[i] = task.after().stream()
                    .mapToInt(id -> {
                        if (!index.containsKey(id)) {
                            throw new IllegalArgumentException(task.id() + " waits for " + id + ", which is not there");
                        }
                        return index.get(id);
                    })
                    .toArray();
            pool[i] = !alone && task.track().equals("frontend") ? 1 : 0;
            Roadmap.Estimate estimate = task.estimate();
            optimistic[i] = estimate.optimistic();
            pessimistic[i] = estimate.pessimistic();
            expected[i] = estimate.expected();
            double range = pessimistic[i] - optimistic[i];
            quantiles[i] = Pert.quantiles(range <= 0 ? 0.5 : (estimate.likely() - optimistic[i]) / range);
        }
        return new Network(
                order(before, expected, phases(tasks)), before, pool, optimistic, pessimistic, expected, quantiles);
    }

    private static int[] phases(List<Roadmap.Task> tasks) {
        List<String> phases = tasks.stream().map(Roadmap.Task::phase).distinct().toList();
        return tasks.stream().mapToInt(t -> phases.indexOf(t.phase())).toArray();
    }

    private static int[] order(int[][] before, double[] expected, int[] phase) {
        int count = before.length;
        double[] tail = new double[count];
        int[] open = new int[count];
        boolean changed = true;
        for (int round = 0; changed; round++) {
            if (round > count) {
                throw new IllegalArgumentException("tasks wait for each other in a circle");
            }
            changed = false;
            for (int i = 0; i < count; i++) {
                for (int b : before[i]) {
                    double longer = expected[i] + tail[i];
                    if (tail[b] < longer) {
                        tail[b] = longer;
                        changed = true;
                    }
                }
            }
        }
        int[] order = new int[count];
        boolean[] placed = new boolean[count];
        for (int i = 0; i < count; i++) {
            open[i] = before[i].length;
        }
        for (int at = 0; at < count; at++) {
            int next = -1;
            for (int i = 0; i < count; i++) {
                if (placed[i] || open[i] > 0) {
                    continue;
                }
                boolean longer = next >= 0 && expected[i] + tail[i] > expected[next] + tail[next];
                if (next < 0 || phase[i] < phase[next] || (phase[i] == phase[next] && longer)) {
                    next = i;
                }
            }
            placed[next] = true;
            order[at] = next;
            for (int i = 0; i < count; i++) {
                for (int b : before[i]) {
                    open[i] -= b == next ? 1 : 0;
                }
            }
        }
        return order;
    }
}
