package io.incubator.auth.organisation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Organisations under a tenant.
@ApplicationScoped
class OrganisationRepository implements PanacheRepositoryBase<Organisation, UUID> {}
