package io.incubator.ai.limits;

import java.util.UUID;

/// Whose call it is, in every way an allowance can ask.
///
/// @param key the API key's id; null for a call with a token
/// @param project what the call says it is for; empty if nothing
/// @param model the name that is called
public record Subjects(UUID organisation, UUID user, UUID key, String project, String model) {

    /// Whether the allowance counts the call.
    boolean match(Allowance allowance) {
        return switch (allowance.subjectKind()) {
            case ORGANISATION -> true;
            case KEY -> key != null && key.toString().equals(allowance.subject());
            case USER -> user.toString().equals(allowance.subject());
            case PROJECT -> !project.isEmpty() && project.equals(allowance.subject());
            case MODEL -> model.equals(allowance.subject());
        };
    }
}
