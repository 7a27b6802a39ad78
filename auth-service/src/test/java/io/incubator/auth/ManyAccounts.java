package io.incubator.auth;

import io.incubator.kittest.Rows;
import java.util.Set;
import java.util.UUID;

/// Fills the tables: twenty thousand people, each in an organisation of their own with sessions, keys and what else
/// people have; and one organisation and one person with many rows among those. Every table is filled by one statement.
final class ManyAccounts {
    /// The tables in which reading everything is not what anybody asked for.
    static final Set<String> LARGE = Set.of(
            "account",
            "password_credential",
            "organisation",
            "membership",
            "team",
            "team_member",
            "session",
            "refresh_token",
            "revocation",
            "notice",
            "login_bucket",
            "known_address",
            "api_key",
            "recovery_code",
            "mail_token",
            "oauth_client",
            "oauth_consent",
            "authorization_code",
            "browser_session",
            "audit_event",
            "invitation",
            "passkey");

    private ManyAccounts() {}

    static void insert() {
        run("""
                insert into account (id, email, display_name, created_at)
                select gen_random_uuid(), 'n' || n || '@many.example', 'Person ' || n, now() - n * interval '1 second'
                from generate_series(1, 20000) n""");
        run("insert into password_credential (account_id, phc, changed_at) select id, 'none', created_at from MANY");
        run("""
                insert into organisation (id, name, personal_of, created_at)
                select gen_random_uuid(), display_name, id, created_at from MANY""");
        run("""
                insert into membership (org_id, account_id, role, created_at)
                select id, personal_of, 'owner', created_at from organisation where personal_of in (select id from MANY)""");
        run("""
                insert into team (id, org_id, name, description, created_at, updated_at)
                select gen_random_uuid(), org_id, 'Team', '', created_at, created_at from MEMBERS""");
        run("""
                insert into team_member (team_id, account_id, org_id, created_at)
                select t.id, account_id, org_id, t.created_at from team t join MEMBERS using (org_id)""");
        run("""
                insert into session (id, account_id, org_id, generation, created_at, refreshed_at, expires_at)
                select gen_random_uuid(), account_id, org_id, 0, created_at, created_at, now() + interval '30 days'
                from MEMBERS, generate_series(1, 2)""");
        run("""
                insert into refresh_token (digest, session_id, generation, created_at)
                select sha256(id::text::bytea), id, 0, created_at from SESSIONS""");
        run("""
                insert into revocation (session_id, revoked_at, expires_at)
                select id, now(), now() + interval '10 minutes' from SESSIONS""");
        run("""
                insert into notice (id, account_id, kind, created_at)
                select gen_random_uuid(), id, 'api-key-created', created_at from MANY, generate_series(1, 4)""");
        run("""
                insert into login_bucket (key, full_until)
                select sha256(id::text::bytea), now() + interval '1 hour' from MANY""");
        run("""
                insert into known_address (key, account_id, seen_at)
                select sha256(id::text::bytea), id, now() from MANY""");
        run("""
                insert into api_key (id, org_id, account_id, name, hint, digest, scopes, created_at, expires_at)
                select gen_random_uuid(), org_id, account_id, 'CI', 'inc_…', sha256(account_id::text::bytea), '{jobs:read}',
                    created_at, now() + interval '90 days' from MEMBERS""");
        run("""
                insert into recovery_code (account_id, digest)
                select id, sha256((id || '-' || n)::bytea) from MANY, generate_series(1, 2) n""");
        run("""
                insert into mail_token (digest, account_id, purpose, created_at, expires_at)
                select sha256(id::text::bytea), id, 'verify', now(), now() + interval '1 day' from MANY""");
        run("""
                insert into oauth_client (id, org_id, name, redirect_uris, logout_uris, created_at)
                select gen_random_uuid(), org_id, 'App', '{https://app.example/cb}', '{}', created_at from MEMBERS""");
        run("""
                insert into oauth_consent (account_id, client_id, scopes, granted_at)
                select account_id, c.id, '{openid}', now() from oauth_client c join MEMBERS using (org_id)""");
        run("""
                insert into authorization_code (digest, client_id, account_id, redirect_uri, challenge, scopes, assurance,
                    authenticated_at, expires_at)
                select sha256(client_id::text::bytea), client_id, account_id, 'https://app.example/cb', 'c', '{openid}', 'pwd',
                    now(), now() + interval '1 hour' from oauth_consent where account_id in (select id from MANY)""");
        run("""
                insert into browser_session (digest, account_id, assurance, authenticated_at, expires_at)
                select sha256(id::text::bytea), id, 'pwd', now(), now() + interval '1 hour' from MANY""");
        run("""
                insert into audit_event (id, org_id, account_id, kind, at)
                select gen_random_uuid(), org_id, account_id, 'signed-in', created_at from MEMBERS, generate_series(1, 4)""");
        run("""
                insert into invitation (id, org_id, email, role, invited_by, digest, created_at, expires_at)
                select gen_random_uuid(), org_id, 'guest-' || account_id || '@many.example', 'viewer', account_id,
                    sha256(account_id::text::bytea), now(), now() + interval '1 day' from MEMBERS""");
        run("""
                insert into passkey (id, account_id, credential_id, attested, sign_count, backup_eligible, backed_up,
                    transports, name, created_at)
                select gen_random_uuid(), id, sha256(id::text::bytea), '', 0, false, false, '{}', 'Phone', now() from MANY""");
        Rows.execute("analyze");
    }

    /// Gives one person and their organisation many rows of what they can list.
    ///
    /// @param team of the organisation, which all its people join
    static void giveMany(UUID person, UUID organisation, UUID team) {
        String own = "uuid '" + person + "'";
        String org = "uuid '" + organisation + "'";
        run("""
                insert into membership (org_id, account_id, role, created_at)
                select ORG, id, 'viewer', created_at from (select * from MANY order by id limit 5000) m""".replace("ORG", org));
        run("""
                insert into team_member (team_id, account_id, org_id, created_at)
                select uuid 'TEAM', account_id, org_id, created_at from membership
                where org_id = ORG""".replace("TEAM", team.toString()).replace("ORG", org));
        run("""
                insert into team (id, org_id, name, description, created_at, updated_at)
                select gen_random_uuid(), ORG, 'Team ' || n, '', now(), now()
                from generate_series(1, 5000) n""".replace("ORG", org));
        run("""
                insert into notice (id, account_id, kind, created_at)
                select gen_random_uuid(), OWN, 'api-key-created', now() - n * interval '1 second'
                from generate_series(1, 5000) n""".replace("OWN", own));
        run("""
                insert into audit_event (id, org_id, account_id, kind, at)
                select gen_random_uuid(), ORG, OWN, 'signed-in', now() - n * interval '1 second'
                from generate_series(1, 5000) n""".replace("ORG", org).replace("OWN", own));
        Rows.execute("analyze");
    }

    /// Takes away what other tests would meet: revocations they would have to page through, events outside the chain.
    static void delete() {
        run("""
                set session_replication_role = replica;
                delete from audit_event e where not exists (select from audit_link l where l.event_id = e.id)
                    and not exists (select from audit_pending p where p.event_id = e.id)""");
        run("delete from revocation where session_id in (select id from SESSIONS)");
        run("delete from login_bucket where key in (select sha256(id::text::bytea) from MANY)");
        run("delete from account where id in (select id from MANY)");
        Rows.execute("analyze");
    }

    private static void run(String sql) {
        Rows.execute(sql.replace("MEMBERS", among("membership"))
                .replace("SESSIONS", among("session"))
                .replace("MANY", "(select * from account where email like '%@many.example') many"));
    }

    /// Other tests have rows there, too.
    private static String among(String table) {
        return "(select * from %1$s where account_id in (select id from MANY)) %1$s_of_many".formatted(table);
    }
}
