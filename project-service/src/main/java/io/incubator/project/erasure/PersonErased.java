package io.incubator.project.erasure;

import java.util.List;
import java.util.UUID;

/// What this service reads of `auth.person.erased.v1`, owned by auth-service.
///
/// @param organisations that are gone with the person
record PersonErased(UUID person, List<UUID> organisations) {
    PersonErased {
        organisations = List.copyOf(organisations);
    }
}
