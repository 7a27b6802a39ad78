package io.incubator.bench;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// What happened to a project.
@Entity
@Table(name = "project_event")
public class BareEvent extends PanacheEntityBase {
    @EmbeddedId
    public Key key;

    @Column(name = "org_id")
    public UUID organisation;

    public String type;
    public String data;

    @Column(name = "occurred_at")
    public Instant occurredAt;

    public UUID actor;

    /// An event by its number.
    @Embeddable
    public record Key(
            @Column(name = "project_id") UUID project,
            @Column(name = "sequence") long sequence) {}
}
