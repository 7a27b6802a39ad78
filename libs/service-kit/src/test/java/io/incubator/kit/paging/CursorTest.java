package io.incubator.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incubator.kit.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void readsBackWhatItWrote() {
        Instant time = Instant.parse("2026-11-20T08:00:00.123456Z");
        UUID id = UUID.randomUUID();

        Cursor cursor = Cursor.decode(Cursor.of(time, "名字, with|signs", id).encode(), 3);

        assertThat(cursor.instant(0)).isEqualTo(time);
        assertThat(cursor.text(1)).isEqualTo("名字, with|signs");
        assertThat(cursor.uuid(2)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "abc", "bm90IGEgY3Vyc29y", "' or 1=1 --"})
    void refusesWhatIsNoCursor(String text) {
        assertThatThrownBy(() -> Cursor.decode(text, 2).uuid(1))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.errorCode().code()).isEqualTo("invalid-cursor"));
    }

    @Test
    void refusesACursorOfAnotherList() {
        String other = Cursor.of("name", UUID.randomUUID()).encode();

        assertThatThrownBy(() -> Cursor.decode(other, 2).instant(0)).isInstanceOf(ProblemException.class);
    }

    @Test
    void cutsThePageAndPointsAtItsLastRow() {
        Page<String> page = Page.of(List.of(1, 2, 3), 2, Cursor::of, row -> "row " + row);

        assertThat(page.items()).containsExactly("row 1", "row 2");
        assertThat(Cursor.decode(page.nextCursor(), 1).number(0)).isEqualTo(2);
    }

    @Test
    void endsWhenNoRowIsLeft() {
        assertThat(Page.of(List.of(1, 2), 2, Cursor::of, row -> row).nextCursor())
                .isNull();
    }
}
