package io.incubator.project.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incubator.kit.problem.ProblemException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProjectQueryTest {
    private static final Instant CREATED = Instant.parse("2026-11-20T12:34:56.123456Z");

    @Test
    void aCursorLeadsBackToItsRow() {
        ProjectEntity last = new ProjectEntity();
        last.id = UUID.randomUUID();
        last.createdAt = CREATED;
        ProjectQuery first = ProjectQuery.of(ProjectState.ACTIVE, null, null, 20);

        ProjectQuery next = ProjectQuery.of(
                ProjectState.ACTIVE, "-createdAt", first.cursorOf(last).encode(), 20);

        assertThat(first.after()).isNull();
        assertThat(next.after()).isEqualTo(new ProjectQuery.Position(CREATED, last.id));
    }

    @Test
    void anOrderNobodyOffersIsRefused() {
        assertThatThrownBy(() -> ProjectOrder.of("name"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.errorCode().code()).isEqualTo("validation-failed"));
    }
}
