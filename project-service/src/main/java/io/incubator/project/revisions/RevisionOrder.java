package io.incubator.project.revisions;

import io.incubator.kit.paging.SortOrder;

/// The fields a list of revisions can be sorted by.
enum RevisionOrder {
    NUMBER;

    /// The newest first.
    static final SortOrder<RevisionOrder> STANDARD = new SortOrder<>(NUMBER, true);
}
