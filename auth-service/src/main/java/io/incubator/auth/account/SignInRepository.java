package io.incubator.auth.account;

import io.incubator.kit.data.SystemRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Accounts before there is a tenant: signing up, and finding who is signing in. Call it inside a
/// transaction of the system role.
@ApplicationScoped
public class SignInRepository {
    private final Jdbi jdbi;

    SignInRepository(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Adds an account with its password.
    ///
    /// @return whether the address was still free
    public boolean add(AccountView account, String phc) {
        return add(account) && addPassword(account.id(), phc, account.createdAt());
    }

    /// Adds an account without a password, which an account elsewhere opens.
    ///
    /// @return whether the address was still free
    public boolean add(AccountView account) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                INSERT INTO account (id, email, display_name, created_at)
                                VALUES (:id, :email, :name, :now) ON CONFLICT (email) DO NOTHING""")
                        .bind("id", account.id())
                        .bind("email", account.email())
                        .bind("name", account.displayName())
                        .bind("now", account.createdAt())
                        .execute())
                == 1;
    }

    /// Gives a person who has no password one.
    ///
    /// @return whether they had none
    public boolean addPassword(UUID account, String phc, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                INSERT INTO password_credential (account_id, phc, changed_at)
                                SELECT id, :phc, :now FROM account WHERE id = :id AND kind = 'person'
                                ON CONFLICT (account_id) DO NOTHING""")
                        .bind("id", account)
                        .bind("phc", phc)
                        .bind("now", now)
                        .execute())
                == 1;
    }

    /// The account of an address, with what its password is checked against.
    public Optional<Login> find(EmailAddress email) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT a.id, c.phc FROM account a JOIN password_credential c ON c.account_id = a.id
                        WHERE a.email = :email""")
                .bind("email", email.value())
                .map((rs, _) -> new Login(rs.getObject("id", UUID.class), rs.getString("phc")))
                .findOne());
    }

    /// The id of the account of an address.
    public Optional<UUID> findId(EmailAddress email) {
        return jdbi.withHandle(h -> h.createQuery("SELECT id FROM account WHERE email = :email")
                .bind("email", email.value())
                .mapTo(UUID.class)
                .findOne());
    }

    /// The account of that id, with what its password is checked against.
    public Optional<Login> find(UUID account) {
        return jdbi.withHandle(h -> h.createQuery(
                        "SELECT account_id, phc FROM password_credential WHERE account_id = :account")
                .bind("account", account)
                .map((rs, _) -> new Login(rs.getObject("account_id", UUID.class), rs.getString("phc")))
                .findOne());
    }

    /// The person of that id.
    public Optional<AccountView> view(UUID account) {
        return AccountRepository.find(jdbi, account);
    }

    /// Whether the address of the account is known to be its owner's.
    public boolean isVerified(UUID account) {
        return jdbi.withHandle(h -> h.createQuery("SELECT email_verified_at IS NOT NULL FROM account WHERE id = :id")
                .bind("id", account)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false));
    }

    /// The address of the account is its owner's.
    public void verified(UUID account, Instant now) {
        jdbi.useHandle(h -> h.createUpdate(
                        "UPDATE account SET email_verified_at = :now WHERE id = :id AND email_verified_at IS NULL")
                .bind("now", now)
                .bind("id", account)
                .execute());
    }

    /// Stores another password, or the same one hashed anew, unless it was changed since it was read.
    ///
    /// @return whether it was stored
    public boolean replace(Login read, String phc, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate("""
                        UPDATE password_credential SET phc = :phc, changed_at = :now
                        WHERE account_id = :account AND phc = :read""")
                        .bind("phc", phc)
                        .bind("now", now)
                        .bind("account", read.account())
                        .bind("read", read.phc())
                        .execute())
                == 1;
    }
}
