package io.incubator.auth.token;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/// Whom an access token speaks for, and with what rights.
public sealed interface Grant {

    /// The rights, as scopes.
    Set<String> scopes();

    /// The teams of the organisation to which the subject belongs.
    Set<UUID> teams();

    /// When the rights were looked up: a later change withdraws the token.
    Instant asOf();

    /// A signed-in user in one organisation.
    ///
    /// @param session the sign-in it descends from, `sid`
    /// @param client the application that was let in, `client_id`; null for the person themselves
    /// @param assurance how that was authenticated, `acr` and `auth_time`
    record User(
            UUID subject,
            UUID organisation,
            UUID session,
            Set<String> scopes,
            Set<UUID> teams,
            Assurance assurance,
            UUID client,
            Instant asOf)
            implements Grant {
        public User {
            scopes = Set.copyOf(scopes);
            teams = Set.copyOf(teams);
        }
    }

    /// A program that acts by its own account in one organisation.
    ///
    /// @param subject its service account
    record Program(UUID subject, UUID organisation, UUID client, Set<String> scopes, Set<UUID> teams, Instant asOf)
            implements Grant {
        public Program {
            scopes = Set.copyOf(scopes);
            teams = Set.copyOf(teams);
        }
    }

    /// A service that speaks for itself, to other services only.
    record Service(String client, Set<String> scopes, Instant asOf) implements Grant {
        public Service {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public Set<UUID> teams() {
            return Set.of();
        }
    }

    /// A service that works on a job of a user, `act`.
    ///
    /// @param actor the client id of the service
    /// @param expiresAt no later than the job's own end
    record OnBehalf(
            UUID subject,
            UUID organisation,
            String actor,
            UUID job,
            Set<String> scopes,
            Set<UUID> teams,
            Instant expiresAt,
            Instant asOf)
            implements Grant {
        public OnBehalf {
            scopes = Set.copyOf(scopes);
            teams = Set.copyOf(teams);
        }
    }
}
