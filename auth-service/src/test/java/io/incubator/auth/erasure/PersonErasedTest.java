package io.incubator.auth.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.kit.outbox.OutboxEvent;
import io.incubator.kittest.EventContract;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PersonErasedTest {
    private static final UUID PERSON = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2026-11-20T12:34:56.789Z");
    private static final Instant QUIET = NOW.plusSeconds(660);

    @Test
    void theEventIsTheOneOfTheContract() {
        EventContract.assertExact("auth", "person.erased.v1", PersonErased.class);
    }

    @Test
    void isToldAtOnceAndAgainWhenAllIsQuiet() {
        List<OutboxEvent> events = PersonErased.events(PERSON, List.of(), NOW, QUIET);

        assertThat(events).extracting(OutboxEvent::notBefore).containsExactly(null, QUIET);
        assertThat(events.getFirst().id()).isNotEqualTo(events.getLast().id());
        assertThat(events).extracting(OutboxEvent::data).allMatch(new PersonErased(PERSON, List.of(), NOW)::equals);
    }

    @Test
    void moreOrganisationsThanFitAreToldOfInSeveralEvents() {
        List<UUID> organisations =
                Stream.generate(UUID::randomUUID).limit(1_001).toList();

        List<OutboxEvent> events = PersonErased.events(PERSON, organisations, NOW, QUIET);

        assertThat(events.stream().filter(event -> event.notBefore() == null))
                .flatExtracting(event -> ((PersonErased) event.data()).organisations())
                .isEqualTo(organisations);
        assertThat(events)
                .hasSize(4)
                .extracting(
                        event -> ((PersonErased) event.data()).organisations().size())
                .containsExactly(1_000, 1_000, 1, 1);
    }
}
