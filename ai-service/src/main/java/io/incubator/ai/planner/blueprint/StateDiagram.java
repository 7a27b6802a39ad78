package io.incubator.ai.planner.blueprint;

import java.util.List;

/// Draws the states of the typical long task.
final class StateDiagram {
    private StateDiagram() {}

    /// Draws the way through the states and the two ways out of trouble.
    ///
    /// @param states first to last good one
    static String draw(List<String> states, String retry, String failed) {
        StringBuilder out = new StringBuilder("stateDiagram-v2\n  direction LR\n  [*] --> ")
                .append(states.getFirst())
                .append('\n');
        for (int i = 1; i < states.size(); i++) {
            out.append("  ")
                    .append(states.get(i - 1))
                    .append(" --> ")
                    .append(states.get(i))
                    .append('\n');
        }
        String working = states.get(states.size() - 2);
        if (states.size() > 2) {
            out.append("  %s --> %s : %s\n".formatted(working, states.getFirst(), Mermaid.plain(retry)));
        }
        out.append("  %s --> FAILED : %s\n".formatted(working, Mermaid.plain(failed)));
        out.append("  %s --> [*]\n  FAILED --> [*]\n".formatted(states.getLast()));
        return out.toString();
    }
}
