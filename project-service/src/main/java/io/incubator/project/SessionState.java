package io.incubator.project;

import io.incubator.kit.tenancy.ReadState;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/// Outside a transaction Hibernate's session lives as long as the request and would show a later read what an earlier
/// one found.
@Singleton
class SessionState implements ReadState {
    private final EntityManager session;

    SessionState(EntityManager session) {
        this.session = session;
    }

    @Override
    public void forget() {
        session.clear();
    }
}
