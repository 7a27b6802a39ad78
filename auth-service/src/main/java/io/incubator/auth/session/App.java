package io.incubator.auth.session;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// The application a session was given to, and what its person lets it do.
///
/// @param client its client id
/// @param scopes what was consented to; the person's role still limits it
public record App(UUID client, Set<String> scopes) {
    /// What an application may learn of a person; no right of any role.
    public static final Set<String> ABOUT_THE_PERSON = Set.of("openid", "profile", "email", "offline_access");

    /// Takes a copy.
    public App {
        scopes = Set.copyOf(scopes);
    }

    /// What is consented to and held.
    public Set<String> limited(Collection<String> held) {
        Set<String> allowed = new TreeSet<>(scopes);
        allowed.removeIf(scope -> !held.contains(scope) && !ABOUT_THE_PERSON.contains(scope));
        return allowed;
    }
}
