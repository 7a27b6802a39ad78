package io.incubator.system.contract;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// A call for every operation of the contracts; the matrix fails for an operation that has none here.
final class Scenarios {
    private static final Map<String, Scenario> ALL = new TreeMap<>();

    static {
        ALL.putAll(AuthScenarios.all());
        ALL.putAll(PasskeyScenarios.all());
        ALL.putAll(ProjectScenarios.all());
        ALL.putAll(TeamScenarios.all());
        ALL.putAll(BoardScenarios.all());
        ALL.putAll(JobScenarios.all());
        ALL.putAll(AiScenarios.all());
        ALL.putAll(ModelScenarios.all());
        ALL.putAll(PromptScenarios.all());
        ALL.putAll(ModelGatewayScenarios.all());
    }

    private Scenarios() {}

    static Set<String> keys() {
        return ALL.keySet();
    }

    static Scenario of(Operation operation) {
        Scenario scenario = ALL.get(operation.key());
        if (scenario == null) {
            throw new AssertionError("Say in Scenarios how " + operation + " is called, so that it can be checked.");
        }
        return scenario;
    }

    /// A name nobody else uses.
    static String unique(String start) {
        return start + "-" + UUID.randomUUID();
    }
}
