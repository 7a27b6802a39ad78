package io.incubator.project.revisions;

import io.incubator.kit.tenancy.Tenant;
import io.incubator.kit.tenancy.TenantContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes a bundle as a ZIP archive. The same revision gives the same bytes: sorted entries, one fixed time.
@Singleton
class BundleWriter {
    // the earliest time the format knows
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final RevisionContents contents;

    BundleWriter(RevisionContents contents) {
        this.contents = contents;
    }

    /// Reads file by file, so that a slow reader holds neither the whole bundle in memory nor a database connection.
    void write(Bundle bundle, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (String path : bundle.paths()) {
                byte[] content = TenantContext.call(
                                Tenant.of(bundle.organisation()),
                                () -> contents.file(bundle.organisation(), bundle.revisionId(), path))
                        // the reader sees a broken transfer, not an archive that looks whole
                        .orElseThrow(() -> new IOException("the revision was deleted while it was read"));
                ZipEntry entry = new ZipEntry(path);
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
        }
    }
}
