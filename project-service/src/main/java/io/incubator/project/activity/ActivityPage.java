package io.incubator.project.activity;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How the OpenAPI document describes a page of the feed; the kit's generic page is what is sent.
///
/// @param nextCursor where the next page begins; null on the last page
record ActivityPage(
        List<Activity> items, @Schema(nullable = true) String nextCursor) {}
