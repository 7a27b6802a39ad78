package io.incubator.bench;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// Who founded a project.
@Entity
@Table(name = "project_member")
public class BareMember extends PanacheEntityBase {
    @EmbeddedId
    public Key key;

    @Column(name = "org_id")
    public UUID organisation;

    public String role;
    public long version;

    @Column(name = "added_by")
    public UUID addedBy;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    /// A person in a project.
    @Embeddable
    public record Key(
            @Column(name = "project_id") UUID project,
            @Column(name = "user_id") UUID user) {}
}
