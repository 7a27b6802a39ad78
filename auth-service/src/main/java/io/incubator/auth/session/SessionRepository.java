package io.incubator.auth.session;

import io.incubator.auth.organisation.Standing;
import io.incubator.auth.token.Assurance;
import io.incubator.kit.data.SystemRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Sessions and the digests of their refresh tokens, under the system role: nobody has a tenant before
/// these are read.
@ApplicationScoped
class SessionRepository {
    private final Jdbi jdbi;

    SessionRepository(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Adds a session with its first refresh token, and drops what the account has left behind that is
    /// long over.
    ///
    /// @param assurance how it was authenticated, now
    /// @param app the application it is given to
    /// @param client what the client calls itself; null if it does not say
    void open(
            UUID session,
            Standing standing,
            RefreshToken first,
            Instant now,
            Assurance assurance,
            String client,
            Optional<App> app,
            Instant expiresAt) {
        jdbi.useHandle(h -> {
            h.createUpdate("DELETE FROM session WHERE account_id = :account AND expires_at < :now")
                    .bind("account", standing.account())
                    .bind("now", now)
                    .execute();
            h.createUpdate("""
                            INSERT INTO session
                                (id, account_id, org_id, generation, client, created_at, refreshed_at, expires_at,
                                 assurance, authenticated_at, client_id, scopes)
                            VALUES (:id, :account, :organisation, 0, :client, :now, :now, :expiresAt, :assurance, :authenticatedAt,
                                    :app, CAST(:scopes AS text[]))""")
                    .bind("id", session)
                    .bind("account", standing.account())
                    .bind("organisation", standing.organisation())
                    .bind("client", client)
                    .bind("assurance", assurance.level().label())
                    .bind("authenticatedAt", assurance.at())
                    .bind("app", app.map(App::client).orElse(null))
                    .bindByType(
                            "scopes",
                            app.map(a -> a.scopes().toArray(String[]::new)).orElse(null),
                            String[].class)
                    .bind("now", now)
                    .bind("expiresAt", expiresAt)
                    .execute();
            h.createUpdate("""
                            INSERT INTO refresh_token (digest, session_id, generation, created_at)
                            VALUES (:digest, :session, 0, :now)""")
                    .bind("digest", first.digest())
                    .bind("session", session)
                    .bind("now", now)
                    .execute();
        });
    }

    /// Finds the family of a token and locks it until the transaction ends. The generation of a token
    /// never changes, so that what was read while waiting for the lock is true after it.
    Optional<Family> lock(RefreshToken token) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT s.id, s.account_id, s.org_id, s.generation AS newest, t.generation AS presented,
                               s.expires_at, s.assurance, s.authenticated_at, s.client_id, s.scopes, s.ended_at IS NOT NULL AS ended
                        FROM refresh_token t JOIN session s ON s.id = t.session_id
                        WHERE t.digest = :digest FOR UPDATE OF s""")
                .bind("digest", token.digest())
                .map((rs, _) -> new Family(
                        rs.getObject("id", UUID.class),
                        rs.getObject("account_id", UUID.class),
                        rs.getObject("org_id", UUID.class),
                        rs.getInt("newest"),
                        rs.getInt("presented"),
                        rs.getObject("expires_at", OffsetDateTime.class).toInstant(),
                        new Assurance(
                                Assurance.Level.of(rs.getString("assurance")),
                                rs.getObject("authenticated_at", OffsetDateTime.class)
                                        .toInstant()),
                        app(rs),
                        rs.getBoolean("ended")))
                .findOne());
    }

    private static Optional<App> app(ResultSet row) throws SQLException {
        UUID client = row.getObject("client_id", UUID.class);
        return client == null
                ? Optional.empty()
                : Optional.of(
                        new App(client, Set.of((String[]) row.getArray("scopes").getArray())));
    }

    /// What is kept of a spent token. Read it under the lock, by a statement that began after it was
    /// granted.
    SpentToken spent(RefreshToken token) {
        return jdbi.withHandle(h -> h.createQuery(
                        "SELECT rotated_at, successor FROM refresh_token WHERE digest = :digest")
                .bind("digest", token.digest())
                .map((rs, _) -> new SpentToken(
                        rs.getObject("rotated_at", OffsetDateTime.class).toInstant(), rs.getBytes("successor")))
                .one());
    }

    /// Spends the newest token and adds the next generation, in one statement; forgets successors of
    /// tokens that were spent before `forgetBefore`.
    void rotate(
            Family family, RefreshToken from, RefreshToken to, UUID organisation, Instant now, Instant forgetBefore) {
        jdbi.useHandle(h -> h.createUpdate("""
                        WITH spent AS (
                            UPDATE refresh_token SET rotated_at = :now, successor = :successor WHERE digest = :digest
                        ), forgotten AS (
                            UPDATE refresh_token SET successor = NULL
                            WHERE session_id = :session AND successor IS NOT NULL AND rotated_at < :forgetBefore
                        ), next AS (
                            INSERT INTO refresh_token (digest, session_id, generation, created_at)
                            VALUES (:next, :session, :generation, :now)
                        )
                        UPDATE session SET generation = :generation, org_id = :organisation, refreshed_at = :now
                        WHERE id = :session""")
                .bind("now", now)
                .bind("successor", from.seal(to))
                .bind("digest", from.digest())
                .bind("next", to.digest())
                .bind("session", family.session())
                .bind("generation", family.newest() + 1)
                .bind("organisation", organisation)
                .bind("forgetBefore", forgetBefore)
                .execute());
    }

    boolean runs(UUID session, Instant now) {
        return jdbi.withHandle(h -> h.createQuery(
                                "SELECT 1 FROM session WHERE id = :id AND ended_at IS NULL AND expires_at > :now")
                        .bind("id", session)
                        .bind("now", now)
                        .mapTo(Integer.class)
                        .findOne())
                .isPresent();
    }

    /// Turns a session to another organisation without rotating its token.
    void turn(UUID session, UUID organisation) {
        jdbi.useHandle(h -> h.createUpdate("UPDATE session SET org_id = :organisation WHERE id = :session")
                .bind("organisation", organisation)
                .bind("session", session)
                .execute());
    }

    /// Ends the running sessions of an account but one, and with them what leads to new ones: browsers signed
    /// in at the provider, and codes not yet traded.
    ///
    /// @param kept null to end all of them
    /// @return the sessions that were still running
    List<UUID> endOthers(UUID account, UUID kept, EndCause cause, Instant now) {
        return jdbi.withHandle(h -> h.createQuery("""
                        WITH browsers AS (DELETE FROM browser_session WHERE account_id = :account),
                             codes AS (DELETE FROM authorization_code WHERE account_id = :account AND used_at IS NULL)
                        UPDATE session SET ended_at = :now, ended_by = :cause
                        WHERE account_id = :account AND ended_at IS NULL AND id IS DISTINCT FROM :kept RETURNING id""")
                .bind("now", now)
                .bind("cause", cause.stored())
                .bind("account", account)
                .bind("kept", kept)
                .mapTo(UUID.class)
                .list());
    }

    /// Ends the running sessions of an application for an account.
    List<UUID> endOfApp(UUID account, UUID client, Instant now) {
        return jdbi.withHandle(h -> h.createQuery("""
                        UPDATE session SET ended_at = :now, ended_by = :cause
                        WHERE account_id = :account AND client_id = :client AND ended_at IS NULL RETURNING id""")
                .bind("now", now)
                .bind("cause", EndCause.REVOKED.stored())
                .bind("account", account)
                .bind("client", client)
                .mapTo(UUID.class)
                .list());
    }

    /// Ends one session of an account.
    ///
    /// @return whether there was one running
    boolean endOwn(UUID session, UUID account, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                UPDATE session SET ended_at = :now, ended_by = :cause
                                WHERE id = :session AND account_id = :account AND ended_at IS NULL
                                  AND expires_at > :now""")
                        .bind("now", now)
                        .bind("cause", EndCause.REVOKED.stored())
                        .bind("session", session)
                        .bind("account", account)
                        .execute())
                == 1;
    }

    /// Ends a session, unless it has ended.
    ///
    /// @return whether it was still running
    boolean end(UUID session, EndCause cause, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate("""
                        UPDATE session SET ended_at = :now, ended_by = :cause WHERE id = :session AND ended_at IS NULL""")
                        .bind("now", now)
                        .bind("cause", cause.stored())
                        .bind("session", session)
                        .execute())
                == 1;
    }
}
