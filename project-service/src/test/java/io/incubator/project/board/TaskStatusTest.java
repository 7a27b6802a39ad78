package io.incubator.project.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TaskStatusTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            TODO,        IN_PROGRESS, true
            TODO,        DONE,        true
            TODO,        IN_REVIEW,   false
            IN_PROGRESS, IN_REVIEW,   true
            IN_REVIEW,   DONE,        true
            IN_REVIEW,   TODO,        false
            BLOCKED,     DONE,        false
            DONE,        IN_PROGRESS, true
            DONE,        DROPPED,     false
            DROPPED,     TODO,        true
            DROPPED,     DONE,        false
            """)
    void aTaskGoesWhereTheTableSays(TaskStatus from, TaskStatus to, boolean may) {
        assertThat(from.mayBecome(to)).isEqualTo(may);
    }

    @ParameterizedTest
    @EnumSource
    void fromEveryStateThereIsAWayOutAndNoneToItself(TaskStatus state) {
        assertThat(state.exits()).isNotEmpty();
        assertThat(state.mayBecome(state)).isFalse();
        assertThat(TaskStatus.of(state.label())).isEqualTo(state);
    }

    @Test
    void labelsAreWordsWithDashes() {
        assertThat(TaskStatus.IN_PROGRESS.label()).isEqualTo("in-progress");
        assertThat(TaskStatus.IN_REVIEW.exits()).isEqualTo("blocked, done, dropped, in-progress");
    }
}
