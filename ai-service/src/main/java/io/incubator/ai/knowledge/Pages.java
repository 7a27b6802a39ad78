package io.incubator.ai.knowledge;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How the OpenAPI document describes pages of the knowledge base; the kit's generic page is what is sent.
final class Pages {
    private Pages() {}

    /// @param nextCursor where the next page begins; null on the last page
    record TechnologyPage(
            List<TechnologyView> items,
            @Schema(nullable = true) String nextCursor) {}

    /// @param nextCursor where the next page begins; null on the last page
    record RulePage(
            List<RuleView> items, @Schema(nullable = true) String nextCursor) {}

    /// @param nextCursor where the next page begins; null on the last page
    record ArchetypePage(
            List<ArchetypeView> items,
            @Schema(nullable = true) String nextCursor) {}
}
