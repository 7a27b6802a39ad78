package io.incubator.project.briefs;

import io.incubator.kit.paging.SortOrder;

/// The fields a list of briefs can be sorted by.
enum BriefOrder {
    CREATED_AT;

    /// The newest first.
    static final SortOrder<BriefOrder> STANDARD = new SortOrder<>(CREATED_AT, true);
}
