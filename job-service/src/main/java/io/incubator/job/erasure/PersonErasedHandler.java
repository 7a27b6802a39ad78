package io.incubator.job.erasure;

import io.incubator.kit.inbox.Effect;
import io.incubator.kit.inbox.EventHandler;
import io.incubator.kit.inbox.IncomingEvent;
import jakarta.inject.Singleton;

/// Carries out `auth.person.erased.v1`.
@Singleton
class PersonErasedHandler implements EventHandler<PersonErased> {
    private final ErasureRepository erasures;

    PersonErasedHandler(ErasureRepository erasures) {
        this.erasures = erasures;
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
        return () -> erasures.erase(event.data().person(), event.data().organisations());
    }
}
