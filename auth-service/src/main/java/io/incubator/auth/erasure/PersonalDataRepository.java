package io.incubator.auth.erasure;

import com.fasterxml.jackson.core.JsonGenerator;
import io.incubator.kit.data.SystemRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterator;

/// Writes what is held of a person as [PersonalData], row by row: however much it is, little of it
/// is in memory. In a transaction of the system role.
@ApplicationScoped
class PersonalDataRepository {
    private static final int AT_ONCE = 500;
    private static final List<Part> PARTS = List.of(
            Part.one("account", """
                    SELECT a.id, a.email, a.display_name AS "displayName", a.created_at AS "createdAt",
                        a.email_verified_at AS "emailVerifiedAt", c.changed_at AS "passwordChangedAt"
                    FROM account a LEFT JOIN password_credential c ON c.account_id = a.id WHERE a.id = :person"""),
            Part.many("organisations", """
                    SELECT o.id, o.name, o.personal_of IS NOT DISTINCT FROM :person AS personal, m.role,
                        m.created_at AS since
                    FROM membership m JOIN organisation o ON o.id = m.org_id
                    WHERE m.account_id = :person ORDER BY m.created_at, o.id"""),
            Part.many("teams", """
                    SELECT t.id, t.org_id AS "organisationId", t.name, m.created_at AS since
                    FROM team_member m JOIN team t ON t.id = m.team_id
                    WHERE m.account_id = :person ORDER BY m.created_at, t.id"""),
            Part.many("sessions", """
                    SELECT id, org_id AS "organisationId", client_id AS "applicationId", scopes, client, assurance,
                        authenticated_at AS "authenticatedAt", created_at AS "createdAt",
                        refreshed_at AS "refreshedAt", expires_at AS "expiresAt", ended_at AS "endedAt"
                    FROM session WHERE account_id = :person ORDER BY created_at, id"""),
            Part.values("browserSignIns", """
                    SELECT to_json(authenticated_at) FROM browser_session
                    WHERE account_id = :person ORDER BY authenticated_at"""),
            Part.many("apiKeys", """
                    SELECT id, org_id AS "organisationId", name, hint, scopes, created_at AS "createdAt",
                        expires_at AS "expiresAt", last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"
                    FROM api_key WHERE account_id = :person ORDER BY created_at, id"""),
            Part.many("passkeys", """
                    SELECT id, name, backed_up AS "backedUp", created_at AS "createdAt", last_used_at AS "lastUsedAt"
                    FROM passkey WHERE account_id = :person ORDER BY created_at, id"""),
            Part.many("identities", """
                    SELECT id, provider, issuer, subject, created_at AS "createdAt", last_used_at AS "lastUsedAt"
                    FROM external_identity WHERE account_id = :person ORDER BY created_at, id"""),
            Part.one("authenticator", """
                    SELECT created_at AS "createdAt", confirmed_at AS "confirmedAt",
                        (SELECT count(*) FROM recovery_code r WHERE r.account_id = :person AND r.used_at IS NULL)
                            AS "recoveryCodesLeft"
                    FROM totp_credential WHERE account_id = :person"""),
            Part.many("consents", """
                    SELECT c.client_id AS "applicationId", o.name AS application, c.scopes,
                        c.granted_at AS "grantedAt"
                    FROM oauth_consent c JOIN oauth_client o ON o.id = c.client_id
                    WHERE c.account_id = :person ORDER BY c.granted_at"""),
            Part.many("invitationsMade", """
                    SELECT org_id AS "organisationId", email, role, created_at AS "createdAt",
                        expires_at AS "expiresAt"
                    FROM invitation WHERE invited_by = :person ORDER BY created_at, id"""),
            Part.many("invitationsReceived", """
                    SELECT i.org_id AS "organisationId", i.email, i.role, i.created_at AS "createdAt",
                        i.expires_at AS "expiresAt"
                    FROM invitation i JOIN account a ON a.email = i.email
                    WHERE a.id = :person ORDER BY i.created_at, i.id"""),
            Part.many("notices", """
                    SELECT kind, created_at AS "createdAt" FROM notice
                    WHERE account_id = :person ORDER BY created_at, id"""),
            Part.values("mailWaiting", """
                    SELECT to_json(created_at) FROM mail WHERE account_id = :person ORDER BY created_at"""),
            Part.values("knownAddressesSeenAt", """
                    SELECT to_json(seen_at) FROM known_address WHERE account_id = :person ORDER BY seen_at"""),
            Part.many("audit", """
                    SELECT org_id AS "organisationId", kind, at FROM audit_event
                    WHERE account_id = :person ORDER BY at, id"""));

    private final Jdbi jdbi;

    PersonalDataRepository(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Writes all of it as one object.
    void write(UUID person, JsonGenerator json) throws IOException {
        try (Handle handle = jdbi.open()) {
            json.writeStartObject();
            for (Part part : PARTS) {
                json.writeFieldName(part.name());
                write(handle, part, person, json);
            }
            json.writeEndObject();
        }
    }

    private static void write(Handle handle, Part part, UUID person, JsonGenerator json) throws IOException {
        try (ResultIterator<String> rows = handle.createQuery(part.sql())
                .bind("person", person)
                .setFetchSize(AT_ONCE)
                .mapTo(String.class)
                .iterator()) {
            if (part.isList()) {
                writeList(rows, json);
            } else if (rows.hasNext()) {
                json.writeRawValue(rows.next());
            } else {
                json.writeNull();
            }
        }
    }

    private static void writeList(Iterator<String> rows, JsonGenerator json) throws IOException {
        json.writeStartArray();
        while (rows.hasNext()) {
            json.writeRawValue(rows.next());
        }
        json.writeEndArray();
    }

    /// One member of the object.
    ///
    /// @param isList whether it has as many values as there are rows, or one at most
    /// @param sql yields one column of JSON
    private record Part(String name, boolean isList, String sql) {
        static Part one(String name, String sql) {
            return new Part(name, false, rows(sql));
        }

        static Part many(String name, String sql) {
            return new Part(name, true, rows(sql));
        }

        static Part values(String name, String sql) {
            return new Part(name, true, sql);
        }

        private static String rows(String sql) {
            return "SELECT row_to_json(held) FROM (" + sql + ") AS held";
        }
    }
}
