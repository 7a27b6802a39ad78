package io.incubator.project.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incubator.kit.problem.ProblemException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProjectQueryTest {
    private static final Instant CREATED = Instant.parse("2026-11-20T12:34:56.123456Z");
    private static final ProjectRepository.Listed LAST = new ProjectRepository.Listed(
            new Project(UUID.randomUUID(), "Boat Club", "", ProjectState.ACTIVE, 1, CREATED, CREATED.plusSeconds(60)),
            "boat club");

    @Test
    void aCursorLeadsBackToItsRowInEveryOrder() {
        UUID id = LAST.project().id();

        assertThat(followed("-createdAt")).isEqualTo(new ProjectQuery.Position(CREATED, id));
        assertThat(followed("updatedAt")).isEqualTo(new ProjectQuery.Position(CREATED.plusSeconds(60), id));
        assertThat(followed("name")).isEqualTo(new ProjectQuery.Position("boat club", id));
    }

    @Test
    void aCursorOfAnotherSearchIsRefused() {
        String cursor =
                ProjectQuery.of(null, "boat", null, null, 20).cursorOf(LAST).encode();

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

    private static ProjectQuery.Position followed(String sort) {
        String cursor = ProjectQuery.of(ProjectState.ACTIVE, "boat", sort, null, 20)
                .cursorOf(LAST)
                .encode();
        return ProjectQuery.of(ProjectState.ACTIVE, "boat", sort, cursor, 20).after();
    }
}
