package io.incubator.auth.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Accounts under a tenant: one's own, and those of the people in one's organisation.
@ApplicationScoped
public class AccountRepository implements PanacheRepositoryBase<Account, UUID> {}
