package io.incubator.kit.erasure;

import java.util.List;
import java.util.UUID;

/// What is read of `auth.person.erased.v1`, owned by auth-service.
///
/// @param organisations that are gone with the person
public record PersonErased(UUID person, List<UUID> organisations) {
    public PersonErased {
        organisations = List.copyOf(organisations);
    }
}
