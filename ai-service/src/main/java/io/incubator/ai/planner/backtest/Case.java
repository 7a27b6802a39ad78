package io.incubator.ai.planner.backtest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.BriefContext;
import java.util.List;

/// A documented decision, or several, of a team, with the brief as it stood then.
///
/// @param brief the only part the planner sees
@JsonIgnoreProperties(ignoreUnknown = true)
record Case(String id, Told brief, List<Choice> decisions, Evidence evidence) {
    Case {
        decisions = List.copyOf(decisions);
    }

    /// The brief in the format of the cases.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Told(String idea, String language, BriefContext context) {
        Brief brief() {
            return new Brief(idea, language, context);
        }
    }

    /// What was chosen on one axis.
    ///
    /// @param question present when the team named its alternatives
    /// @param chosen acceptable classes
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Choice(String axis, String question, List<String> alternatives, List<String> chosen) {
        Choice {
            alternatives = alternatives == null ? List.of() : List.copyOf(alternatives);
            chosen = List.copyOf(chosen);
        }

        boolean ranked() {
            return question != null && alternatives.size() >= 2;
        }
    }

    /// How well it is documented.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Evidence(String confidence) {}

    String language() {
        return brief.language();
    }

    boolean wellDocumented() {
        return evidence != null && "high".equals(evidence.confidence());
    }
}
