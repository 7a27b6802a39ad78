package io.incubator.ai.planner.counsel;

import java.util.List;
import java.util.Objects;

/// Something a model says the product has to keep.
///
/// @param name in upper camel case
/// @param module id of the module that owns it
/// @param fields in the notation of the knowledge base, such as `status enum(open|paid)!`
/// @param relations likewise, such as `boat n:1 Boat!`
/// @param quote words of the brief that speak of it
public record DomainEntity(String name, String module, List<String> fields, List<String> relations, String quote) {
    /// Takes what is there of an answer.
    public DomainEntity {
        fields = fields == null
                ? List.of()
                : fields.stream().filter(Objects::nonNull).toList();
        relations = relations == null
                ? List.of()
                : relations.stream().filter(Objects::nonNull).toList();
    }
}
