package io.incubator.ai.knowledge;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.incubator.ai.planner.knowledge.Technology;
import java.util.List;

/// A product an option can name.
///
/// @param zh name in Chinese where it is a description; absent for a product's own name
/// @param axis it belongs to, and `type`, its class there
/// @param priority 0 … 10, which of its class is named when nothing else speaks for one
/// @param when circumstances in which it is the better pick; absent for none
/// @param hosted whether it only exists as a service
/// @param maturity 0 … 10
@JsonInclude(JsonInclude.Include.NON_NULL)
record TechnologyView(
        String id,
        String name,
        String zh,
        String axis,
        String type,
        List<String> aliases,
        double priority,
        String when,
        boolean hosted,
        double maturity,
        EvidenceView evidence) {

    static TechnologyView of(Technology technology) {
        return new TechnologyView(
                technology.id(),
                technology.name(),
                technology.zh(),
                technology.axis().id(),
                technology.type(),
                technology.aliases(),
                technology.priority(),
                technology.when() == null ? null : technology.when().text(),
                technology.hosted(),
                technology.maturity(),
                EvidenceView.of(technology.evidence()));
    }
}
