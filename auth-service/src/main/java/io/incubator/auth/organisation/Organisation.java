package io.incubator.auth.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/// A group of people who own things together; every account has a personal one of its own.
@Entity
class Organisation {
    @Id
    UUID id;

    @Column(nullable = false)
    String name;

    @Column(name = "personal_of", updatable = false)
    UUID personalOf;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    /// For Hibernate.
    protected Organisation() {}

    Organisation(UUID id, String name, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.createdAt = createdAt;
    }

    void rename(String newName) {
        name = newName;
    }
}
