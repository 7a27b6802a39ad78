package io.incubator.ai.planner.roadmap;

import io.incubator.ai.planner.brief.Facts;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How long a list of tasks takes a team: list scheduling over the dependencies with one queue per track.
final class Forecaster {
    /// Share of a working day that goes into planned tasks; the rest is talk, review, support and surprises.
    private static final double FOCUS = 0.7;

    /// How much the estimates of one project err in the same direction; a judgement.
    private static final double CORRELATION = 0.2;

    private static final int DAYS_A_WEEK = 5;

    /// 80th percentile of the normal distribution.
    private static final double Z80 = 0.8416;

    private final KnowledgeBase knowledge;
    private final Facts facts;

    Forecaster(KnowledgeBase knowledge, Facts facts) {
        this.knowledge = knowledge;
        this.facts = facts;
    }

    Roadmap.Forecast forecast(List<Roadmap.Task> tasks, List<String> factors) {
        int people = (int) Math.max(1, facts.number("team.size"));
        boolean screens =
                tasks.stream().filter(t -> t.track().equals("frontend")).count() > 2;
        int frontend = screens ? Math.max(1, (int) Math.round(people * 0.35)) : 0;
        int backend = Math.max(1, people - frontend);
        boolean alone = people == 1;
        double days = schedule(tasks, backend, Math.max(1, frontend), alone) / FOCUS;
        double spread = deviation(tasks) / Math.min(people, 3) / FOCUS;
        double expected = rounded(days / DAYS_A_WEEK);
        double p80 = rounded((days + Z80 * spread) / DAYS_A_WEEK);
        double deadline = rounded(facts.number("deadlineWeeks"));
        double personDays =
                tasks.stream().mapToDouble(t -> t.estimate().expected()).sum();
        String verdict = p80 <= deadline ? "forecast.fits" : expected <= deadline ? "forecast.tight" : "forecast.late";
        return new Roadmap.Forecast(
                backend,
                frontend,
                rounded(personDays),
                expected,
                p80,
                deadline,
                p80 <= deadline,
                String.format(Locale.ROOT, knowledge.text(verdict, facts.language()), expected, p80, deadline),
                factors);
    }

    /// Standard deviation of the sum (PERT: range / 6 each), in person-days; the tasks of one project err together.
    private static double deviation(List<Roadmap.Task> tasks) {
        double squares = 0;
        double sum = 0;
        for (Roadmap.Task task : tasks) {
            double sigma = (task.estimate().pessimistic() - task.estimate().optimistic()) / 6;
            squares += sigma * sigma;
            sum += sigma;
        }
        return Math.sqrt((1 - CORRELATION) * squares + CORRELATION * sum * sum);
    }

    /// @return working days until the last task is done
    private static double schedule(List<Roadmap.Task> tasks, int backend, int frontend, boolean alone) {
        double[] backendFree = new double[backend];
        double[] frontendFree = alone ? backendFree : new double[frontend];
        Map<String, Double> finished = new HashMap<>();
        double end = 0;
        for (Roadmap.Task task : tasks) {
            double[] free = task.track().equals("frontend") ? frontendFree : backendFree;
            double ready = task.after().stream()
                    .mapToDouble(id -> finished.getOrDefault(id, 0.0))
                    .max()
                    .orElse(0);
            int person = 0;
            for (int i = 1; i < free.length; i++) {
                person = free[i] < free[person] ? i : person;
            }
            double done = Math.max(ready, free[person]) + task.estimate().expected();
            free[person] = done;
            finished.put(task.id(), done);
            end = Math.max(end, done);
        }
        return end;
    }

    private static double rounded(double value) {
        return Math.round(10 * value) / 10.0;
    }
}
