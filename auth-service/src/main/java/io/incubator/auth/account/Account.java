package io.incubator.auth.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/// A person's account, as it is read under a tenant; it is written by the system role, which alone may sign people up.
@Entity
@Immutable
public class Account {
    @Id
    UUID id;

    @Column(nullable = false)
    String email;

    @Column(name = "display_name", nullable = false)
    String displayName;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    /// For Hibernate.
    protected Account() {}

    /// As others see it.
    public AccountView view() {
        return new AccountView(id, email, displayName, createdAt);
    }
}
