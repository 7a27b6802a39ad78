package io.incubator.kit.erasure;

import io.incubator.kit.inbox.Effect;
import io.incubator.kit.inbox.EventHandler;
import io.incubator.kit.inbox.IncomingEvent;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Carries out `auth.person.erased.v1` by the one function of the service's database that sees every organisation.
/// It leaves nothing of the organisations, and nothing the person wrote elsewhere; once more changes nothing.
@Singleton
public class PersonErasedHandler implements EventHandler<PersonErased> {
    private final Jdbi jdbi;

    PersonErasedHandler(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public String consumer() {
        return "person-erased";
    }

    @Override
    public Class<PersonErased> payload() {
        return PersonErased.class;
    }

    @Override
    public Effect prepare(IncomingEvent<PersonErased> event) {
        return () -> jdbi.useHandle(h -> h.createQuery("select erase_person(:person, :organisations)::text")
                .bind("person", event.data().person())
                .bindArray("organisations", UUID.class, event.data().organisations())
                .mapTo(String.class)
                .one());
    }
}
