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
    void aCursorLeadsBackToItsRowInEveryOrder() {
        ProjectEntity last = new ProjectEntity();
        last.id = UUID.randomUUID();
        last.createdAt = CREATED;
        last.updatedAt = CREATED.plusSeconds(60);
        last.nameKey = "boat club";

        assertThat(followed("-createdAt", last)).isEqualTo(new ProjectQuery.Position(CREATED, last.id));
        assertThat(followed("updatedAt", last)).isEqualTo(new ProjectQuery.Position(last.updatedAt, last.id));
        assertThat(followed("name", last)).isEqualTo(new ProjectQuery.Position("boat club", last.id));
    }

    @Test
    void aCursorOfAnotherSearchIsRefused() {
        ProjectEntity last = new ProjectEntity();
        last.id = UUID.randomUUID();
        last.createdAt = CREATED;
        String cursor =
                ProjectQuery.of(null, "boat", null, null, 20).cursorOf(last).encode();

        assertThatThrownBy(() -> ProjectQuery.of(null, "car", null, cursor, 20))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.errorCode().code()).isEqualTo("invalid-cursor"));
        // spaces make no other search
        assertThat(ProjectQuery.of(null, " boat　", null, cursor, 20).after()).isNotNull();
    }

    @Test
    void anOrderNobodyOffersIsRefused() {
        assertThatThrownBy(() -> ProjectQuery.of(null, null, "description", null, 20))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.errorCode().code()).isEqualTo("validation-failed"));
    }

    private static ProjectQuery.Position followed(String sort, ProjectEntity last) {
        String cursor = ProjectQuery.of(ProjectState.ACTIVE, "boat", sort, null, 20)
                .cursorOf(last)
                .encode();
        return ProjectQuery.of(ProjectState.ACTIVE, "boat", sort, cursor, 20).after();
    }
}
