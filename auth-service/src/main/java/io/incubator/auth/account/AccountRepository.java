package io.incubator.auth.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Accounts under a tenant: one's own, and those of the people in one's organisation. They are written by the system
/// role, which alone may sign people up.
@ApplicationScoped
public class AccountRepository {
    private final Jdbi jdbi;

    AccountRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// The person of that id, if the tenant may see them.
    public Optional<AccountView> find(UUID account) {
        return find(jdbi, account);
    }

    static Optional<AccountView> find(Jdbi jdbi, UUID account) {
        return jdbi.withHandle(
                h -> h.createQuery("SELECT id, email, display_name, created_at FROM account WHERE id = :account")
                        .bind("account", account)
                        .map((rs, _) -> account(rs))
                        .findOne());
    }

    private static AccountView account(ResultSet row) throws SQLException {
        return new AccountView(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getString("display_name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
