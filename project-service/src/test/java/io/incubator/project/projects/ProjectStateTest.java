package io.incubator.project.projects;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectStateTest {
    @ParameterizedTest
    @CsvSource({
        "ACTIVE,   ACTIVE,   false",
        "ACTIVE,   ARCHIVED, true",
        "ARCHIVED, ACTIVE,   true",
        "ARCHIVED, ARCHIVED, false"
    })
    void archivingGoesBothWays(ProjectState from, ProjectState to, boolean allowed) {
        assertThat(from.mayBecome(to)).isEqualTo(allowed);
    }
}
