package io.incubator.project.projects;

import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.SortOrder;

/// The fields a list of projects can be sorted by. Each has an index, with and without the state.
enum ProjectOrder {
    CREATED_AT("created_at"),
    UPDATED_AT("updated_at"),
    /// Without regard to case.
    NAME("name_key");

    /// The newest first.
    static final SortOrder<ProjectOrder> STANDARD = new SortOrder<>(CREATED_AT, true);

    private final String column;

    ProjectOrder(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }

    /// What a project is sorted by.
    Object keyOf(ProjectRepository.Listed row) {
        return switch (this) {
            case CREATED_AT -> row.project().createdAt();
            case UPDATED_AT -> row.project().updatedAt();
            case NAME -> row.nameKey();
        };
    }

    /// The same key, from a cursor.
    Object keyOf(Cursor cursor) {
        return switch (this) {
            case CREATED_AT, UPDATED_AT -> cursor.instant(0);
            case NAME -> cursor.text(0);
        };
    }
}
