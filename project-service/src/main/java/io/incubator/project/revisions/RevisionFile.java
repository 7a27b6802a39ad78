package io.incubator.project.revisions;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A file of a bundle.
///
/// @param path inside the bundle, with forward slashes
/// @param size in bytes
/// @param sha256 of its content, in hexadecimal; also its entity tag
record RevisionFile(
        @Schema(examples = "diagrams/architecture.mmd") String path,
        @Schema(examples = "text/vnd.mermaid") String mediaType,
        long size,
        String sha256) {

    /// The name a download is saved under; a header is no place for letters beyond ASCII.
    String fileName() {
        return path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
