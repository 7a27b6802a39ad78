package io.incubator.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditEventTest {
    private static final UUID ID = new UUID(1, 1);
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");
    private static final byte[] PREVIOUS = new byte[32];

    private final AuditEvent event = new AuditEvent(ID, new UUID(2, 2), new UUID(3, 3), "signed-in", AT);

    @Test
    void everyFieldThePositionAndTheLinkBeforeCountInTheHash() {
        byte[] hash = event.hash(PREVIOUS, 7);

        assertThat(new AuditEvent(ID, new UUID(2, 2), new UUID(3, 3), "signed-in", AT).hash(PREVIOUS, 7))
                .isEqualTo(hash);
        for (AuditEvent changed : List.of(
                new AuditEvent(new UUID(1, 2), new UUID(2, 2), new UUID(3, 3), "signed-in", AT),
                new AuditEvent(ID, null, new UUID(3, 3), "signed-in", AT),
                new AuditEvent(ID, new UUID(2, 2), new UUID(3, 4), "signed-in", AT),
                new AuditEvent(ID, new UUID(2, 2), new UUID(3, 3), "signed-out", AT),
                new AuditEvent(ID, new UUID(2, 2), new UUID(3, 3), "signed-in", AT.plusNanos(1000)))) {
            assertThat(changed.hash(PREVIOUS, 7)).as(changed.toString()).isNotEqualTo(hash);
        }
        byte[] other = PREVIOUS.clone();
        other[31] = 1;
        assertThat(event.hash(other, 7)).isNotEqualTo(hash);
        assertThat(event.hash(PREVIOUS, 8)).isNotEqualTo(hash);
    }
}
