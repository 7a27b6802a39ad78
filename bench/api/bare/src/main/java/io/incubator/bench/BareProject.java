package io.incubator.bench;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/// A project without anything around it.
@Entity
public class BareProject extends PanacheEntityBase {
    @Id
    public UUID id;

    public String name;
    public String description;
    public String state;
    public long version;
    public Instant createdAt;
    public Instant updatedAt;
}
