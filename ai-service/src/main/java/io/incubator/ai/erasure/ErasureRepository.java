package io.incubator.ai.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Erases by the one function that sees every organisation. In a transaction.
@ApplicationScoped
class ErasureRepository {
    private final Jdbi jdbi;

    ErasureRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Leaves nothing of the organisations, and nothing the person wrote elsewhere. Once more
    /// changes nothing.
    void erase(UUID person, List<UUID> organisations) {
        jdbi.useHandle(h -> h.createQuery("select erase_person(:person, :organisations)::text")
                .bind("person", person)
                .bindArray("organisations", UUID.class, organisations)
                .mapTo(String.class)
                .one());
    }
}
