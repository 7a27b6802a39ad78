package io.incubator.ai.planner.counsel;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// A model that says what it is told, and remembers what it was asked.
final class ScriptedAdviser implements Adviser {
    static final Opinion OPINION =
            new Opinion(List.of("The team carries every extra part by itself."), "A", "It asks least of the team.");
    static final Explanation EXPLANATION = new Explanation(
            "The club gets its bookings early and pays little.",
            "One service keeps everything in one database.",
            "Begin with the calendar of the boats.",
            List.of("Show the first version to the members."));

    private Function<Integer, Findings> findings = _ -> new Findings(List.of());
    private Function<Integer, DomainAnswer> domains = _ -> new DomainAnswer(List.of());
    private Function<Integer, Readings> readings = _ -> new Readings(List.of());
    private Function<Integer, Opinion> opinions = _ -> OPINION;
    private Function<Integer, Explanation> explanations = _ -> EXPLANATION;
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
    final List<String> materials = new CopyOnWriteArrayList<>();
    final List<String> objections = new CopyOnWriteArrayList<>();

    /// @param answer by attempt, from 1
    ScriptedAdviser finding(Function<Integer, Findings> answer) {
        findings = answer;
        return this;
    }

    ScriptedAdviser keeping(Function<Integer, DomainAnswer> answer) {
        domains = answer;
        return this;
    }

    ScriptedAdviser reading(Function<Integer, Readings> answer) {
        readings = answer;
        return this;
    }

    ScriptedAdviser saying(Function<Integer, Opinion> answer) {
        opinions = answer;
        return this;
    }

    ScriptedAdviser explaining(Function<Integer, Explanation> answer) {
        explanations = answer;
        return this;
    }

    @Override
    public Findings findings(String material, String objection) {
        return answer("findings", material, objection, findings);
    }

    @Override
    public DomainAnswer domain(String material, String objection) {
        return answer("domain", material, objection, domains);
    }

    @Override
    public Readings readings(String material, String objection) {
        return answer("readings", material, objection, readings);
    }

    @Override
    public Opinion opinion(String perspective, String material, String objection) {
        return answer(perspective, material, objection, opinions);
    }

    @Override
    public Explanation explanation(String material, String objection) {
        return answer("explanation", material, objection, explanations);
    }

    private <T> T answer(String question, String material, String objection, Function<Integer, T> script) {
        materials.add(material);
        if (!objection.isEmpty()) {
            objections.add(objection);
        }
        return script.apply(
                attempts.computeIfAbsent(question, _ -> new AtomicInteger()).incrementAndGet());
    }

    /// How often it was asked.
    int asked(String question) {
        return attempts.getOrDefault(question, new AtomicInteger()).get();
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public Counsel.Use use() {
        return new Counsel.Use(materials.size(), 0, 0, 0);
    }
}
