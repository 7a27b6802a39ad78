package io.incubator.bench;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// A project, in the very table that project-service keeps projects in.
@Entity
@Table(name = "project")
public class BareProject extends PanacheEntityBase {
    @Id
    public UUID id;

    @JsonIgnore
    @Column(name = "org_id")
    public UUID organisation;

    public String name;
    public String description;
    public String state;
    public long version;

    @JsonIgnore
    public String contributors;

    @JsonIgnore
    @Column(name = "event_sequence")
    public long eventSequence;

    @JsonIgnore
    @Column(name = "created_by")
    public UUID createdBy;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;
}
