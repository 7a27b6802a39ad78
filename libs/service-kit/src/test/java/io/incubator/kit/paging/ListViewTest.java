package io.incubator.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incubator.kit.problem.ProblemException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListViewTest {
    private enum Field {
        CREATED_AT,
        NAME
    }

    private static final SortOrder<Field> NEWEST_FIRST = new SortOrder<>(Field.CREATED_AT, true);

    @Test
    void aSortParameterNamesAFieldAndADirection() {
        assertThat(SortOrder.of("name", NEWEST_FIRST)).isEqualTo(new SortOrder<>(Field.NAME, false));
        assertThat(SortOrder.of("-name", NEWEST_FIRST)).isEqualTo(new SortOrder<>(Field.NAME, true));
        assertThat(SortOrder.of("createdAt", NEWEST_FIRST).parameter()).isEqualTo("createdAt");
        assertThat(SortOrder.of(null, NEWEST_FIRST)).isSameAs(NEWEST_FIRST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "--name", "Name", "created_at", "CREATED_AT", "name,createdAt", "name desc"})
    void aFieldTheListDoesNotOfferIsRefusedAndTheOfferedAreNamed(String parameter) {
        assertThatThrownBy(() -> SortOrder.of(parameter, NEWEST_FIRST))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.errorCode().code()).isEqualTo("validation-failed");
                    assertThat(e.fields().getFirst().message()).contains("createdAt, name");
                });
    }

    @Test
    void aCursorLeadsBackToItsRowWhateverTheKeysHold() {
        ListView view = ListView.of(NEWEST_FIRST, "active", null);
        UUID id = UUID.randomUUID();
        String strange = "100 % 船\u001f%1f%25";

        Cursor back = view.decode(view.cursor(strange, id).encode(), 2);

        assertThat(back.text(0)).isEqualTo(strange);
        assertThat(back.uuid(1)).isEqualTo(id);
    }

    @Test
    void aCursorOfAnotherOrderOrOtherFiltersIsRefused() {
        String cursor =
                ListView.of(NEWEST_FIRST, "active", null).cursor("a", "b").encode();

        for (ListView other : new ListView[] {
            ListView.of(new SortOrder<>(Field.CREATED_AT, false), "active", null),
            ListView.of(new SortOrder<>(Field.NAME, true), "active", null),
            ListView.of(NEWEST_FIRST, null, null),
            ListView.of(NEWEST_FIRST, "active", "boat"),
            ListView.of(NEWEST_FIRST, null, "active")
        }) {
            assertThatThrownBy(() -> other.decode(cursor, 2)).isInstanceOfSatisfying(ProblemException.class, e -> {
                assertThat(e.errorCode().code()).isEqualTo("invalid-cursor");
                assertThat(e.fields().getFirst().code()).isEqualTo("other-list");
            });
        }
    }
}
