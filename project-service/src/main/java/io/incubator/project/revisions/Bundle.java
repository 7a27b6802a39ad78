package io.incubator.project.revisions;

import java.util.List;
import java.util.UUID;

/// What a bundle holds, before its contents are read.
///
/// @param paths of its files, in the order of the archive
record Bundle(UUID organisation, UUID revisionId, int number, List<String> paths) {

    /// The name the download is saved under: made here, of nothing a user wrote.
    String fileName() {
        return "plan-" + number + ".zip";
    }
}
