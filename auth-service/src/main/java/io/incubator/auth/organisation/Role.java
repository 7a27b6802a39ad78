package io.incubator.auth.organisation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Where somebody stands in an organisation, the highest first, and the scopes that gives their tokens.
public enum Role {
    OWNER(Scopes.ALL),
    ADMIN(Scopes.ALL),
    MEMBER(Scopes.without("projects:delete", "organisations:write", "models:write")),
    VIEWER(Scopes.reading());

    @SuppressWarnings("ImmutableEnumChecker") // made unmodifiable by Scopes
    private final Set<String> scopes;

    Role(Set<String> scopes) {
        this.scopes = scopes;
    }

    /// The rights of the role, as scopes.
    public Set<String> scopes() {
        return scopes;
    }

    /// Nobody hands out more than they have; viewers and members hand out nothing.
    boolean mayGrant(Role other) {
        return scopes.contains("organisations:write") && compareTo(other) <= 0;
    }

    /// The name in the database and in JSON.
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role of that name.
    ///
    /// @throws IllegalArgumentException for an unknown one
    @JsonCreator
    public static Role of(String label) {
        return Arrays.stream(values())
                .filter(r -> r.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such role"));
    }

    /// Apart, because an enum's constants are made before its static fields.
    private static final class Scopes {
        static final Set<String> ALL = Collections.unmodifiableSet(new TreeSet<>(Set.of(
                "projects:read",
                "projects:write",
                "projects:delete",
                "jobs:read",
                "jobs:write",
                "plans:read",
                "models:read",
                "models:write",
                "models:use",
                "organisations:read",
                "organisations:write")));

        static Set<String> without(String... taken) {
            Set<String> rest = new TreeSet<>(ALL);
            rest.removeAll(Set.of(taken));
            return Collections.unmodifiableSet(rest);
        }

        static Set<String> reading() {
            Set<String> rest = new TreeSet<>(ALL);
            rest.removeIf(scope -> !scope.endsWith(":read"));
            return Collections.unmodifiableSet(rest);
        }
    }
}
