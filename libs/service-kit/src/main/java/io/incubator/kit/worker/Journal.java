package io.incubator.kit.worker;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one attempt has to tell beside its progress, until the ledger has it: lines of its log and points
/// of its curves. Each is numbered, so that what is sent twice is stored once. A handler that tells more
/// than the ledger takes loses the oldest lines, never points.
final class Journal {
    private static final int MOST_LINES_KEPT = 10_000;
    private static final int LINES_A_REPORT = 500;
    private static final int POINTS_A_REPORT = 20_000;

    private final Deque<LedgerClient.Line> lines = new ArrayDeque<>();
    private final Map<String, Pending> curves = new LinkedHashMap<>();
    private int nextLine;

    synchronized void log(JobContext.Level level, String message, Map<String, ?> fields) {
        lines.add(new LedgerClient.Line(nextLine++, Instant.now(), level.name(), message, Map.copyOf(fields)));
        if (lines.size() > MOST_LINES_KEPT) {
            lines.remove();
        }
    }

    synchronized void point(String curve, long step, double value) {
        if (Double.isFinite(value)) {
            curves.computeIfAbsent(curve, _ -> new Pending()).add(step, value);
        }
    }

    /// What to send next; empty when all is told.
    synchronized Optional<LedgerClient.Report> next(LedgerClient.Lease lease) {
        List<LedgerClient.Line> some = lines.stream().limit(LINES_A_REPORT).toList();
        List<LedgerClient.Curve> points = new ArrayList<>();
        int room = POINTS_A_REPORT;
        for (Map.Entry<String, Pending> curve : curves.entrySet()) {
            int take = Math.min(room, curve.getValue().steps.size());
            if (take > 0) {
                points.add(curve.getValue().head(curve.getKey(), take));
                room -= take;
            }
        }
        return some.isEmpty() && points.isEmpty()
                ? Optional.empty()
                : Optional.of(new LedgerClient.Report(lease.jobId(), lease.epoch(), some, points));
    }

    /// Forgets what the ledger has.
    synchronized void told(LedgerClient.Report report) {
        if (!report.lines().isEmpty()) {
            int last = report.lines().getLast().number();
            lines.removeIf(line -> line.number() <= last);
        }
        for (LedgerClient.Curve curve : report.curves()) {
            curves.get(curve.name()).forget(curve.first() + curve.steps().size());
        }
    }

    private static final class Pending {
        private final List<Long> steps = new ArrayList<>();
        private final List<Double> values = new ArrayList<>();
        private long first;

        void add(long step, double value) {
            steps.add(step);
            values.add(value);
        }

        LedgerClient.Curve head(String name, int count) {
            return new LedgerClient.Curve(
                    name, first, List.copyOf(steps.subList(0, count)), List.copyOf(values.subList(0, count)));
        }

        void forget(long until) {
            int count = Math.toIntExact(Math.max(0, until - first));
            steps.subList(0, count).clear();
            values.subList(0, count).clear();
            first += count;
        }
    }
}
