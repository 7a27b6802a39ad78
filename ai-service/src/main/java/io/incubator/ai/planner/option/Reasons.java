package io.incubator.ai.planner.option;

import io.incubator.ai.planner.brief.Facts;
import io.incubator.ai.planner.brief.Values;
import io.incubator.ai.planner.knowledge.Text;

/// Fills the values of a brief and an option into a text of the knowledge base.
public final class Reasons {
    private Reasons() {}

    public static String fill(Text text, Facts facts, OptionScope scope) {
        return Values.fill(text.in(facts.language()), scope::readable);
    }
}
