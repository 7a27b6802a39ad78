package io.incubator.project.comments;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How the OpenAPI document describes a page of comments; the kit's generic page is what is sent.
///
/// @param nextCursor where the next page begins; null on the last page
record CommentPage(
        List<Comment> items, @Schema(nullable = true) String nextCursor) {}
