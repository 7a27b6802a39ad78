package io.incubator.project.members;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How the OpenAPI document describes a page of teams; the kit's generic page is what is sent.
///
/// @param nextCursor where the next page begins; null on the last page
record ProjectTeamPage(
        List<ProjectTeam> items, @Schema(nullable = true) String nextCursor) {}
