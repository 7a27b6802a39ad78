package io.incubator.ai.planner.roadmap;

import io.incubator.ai.planner.brief.Facts;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How long a list of tasks takes a team.
final class Forecaster {
    private static final int DRAWS = 10_000;
    private static final int DAYS_A_WEEK = 5;

    /// Share of a team that builds what people see, where there is such a thing.
    private static final double FRONTEND_SHARE = 0.35;

    /// More people on one track than this get in each other's way (Brooks, The Mythical Man-Month,
    /// 1975); the bound is a judgement.
    private static final int MOST_PEOPLE = 12;

    /// As many screens as make a person of the frontend worth having.
    private static final int FEW_SCREENS = 2;

    private final KnowledgeBase knowledge;
    private final Facts facts;

    Forecaster(KnowledgeBase knowledge, Facts facts) {
        this.knowledge = knowledge;
        this.facts = facts;
    }

    Roadmap.Forecast forecast(List<Roadmap.Task> tasks, List<String> factors) {
        int people = (int) Math.max(1, facts.number("team.size"));
        long screens = tasks.stream().filter(t -> t.track().equals("frontend")).count();
        int frontend = screens > FEW_SCREENS ? Math.max(1, (int) Math.round(people * FRONTEND_SHARE)) : 0;
        int backend = Math.max(1, people - frontend);
        boolean alone = people == 1;
        Network network = Network.of(tasks, alone);
        Simulation simulation = new Simulation(
                network, Math.min(backend, MOST_PEOPLE), alone ? 1 : Math.clamp(frontend, 1, MOST_PEOPLE));
        Simulation.Outcome outcome = simulation.run(DRAWS);
        double deadline = rounded(facts.number("deadlineWeeks"));
        double p50 = weeks(outcome.percentile(0.5));
        double p80 = weeks(outcome.percentile(0.8));
        double p95 = weeks(outcome.percentile(0.95));
        String verdict = p80 <= deadline ? "forecast.fits" : p50 <= deadline ? "forecast.tight" : "forecast.late";
        return new Roadmap.Forecast(
                backend,
                frontend,
                rounded(tasks.stream().mapToDouble(t -> t.estimate().expected()).sum()),
                weeks(outcome.mean()),
                p50,
                p80,
                p95,
                deadline,
                p80 <= deadline,
                String.format(Locale.ROOT, knowledge.text(verdict, facts.language()), p50, p80, p95, deadline),
                factors,
                schedule(tasks, simulation.expected(), outcome.criticality()));
    }

    private List<Roadmap.Slot> schedule(List<Roadmap.Task> tasks, double[][] times, double[] criticality) {
        double focus = knowledge.roadmap().people().focus();
        List<Roadmap.Slot> slots = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            slots.add(new Roadmap.Slot(
                    tasks.get(i).id(),
                    rounded(times[0][i] / focus),
                    rounded(times[1][i] / focus),
                    Math.round(100 * criticality[i]) / 100.0));
        }
        return slots;
    }

    private double weeks(double days) {
        return rounded(days / knowledge.roadmap().people().focus() / DAYS_A_WEEK);
    }

    private static double rounded(double value) {
        return Math.round(10 * value) / 10.0;
    }
}
