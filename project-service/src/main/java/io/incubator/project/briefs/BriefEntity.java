package io.incubator.project.briefs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/// A brief's row.
@Entity
@Immutable
@Table(name = "brief")
class BriefEntity {
    @Id
    UUID id;

    @Column(name = "org_id")
    UUID organisation;

    @Column(name = "project_id")
    UUID projectId;

    String text;

    Language language;

    /// The context's JSON; the record is its only reader and writer.
    String context;

    @Column(name = "created_by")
    UUID createdBy;

    @Column(name = "created_at")
    Instant createdAt;
}
