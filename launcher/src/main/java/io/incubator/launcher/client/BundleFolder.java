package io.incubator.launcher.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Writes a bundle into a folder.
final class BundleFolder {
    private static final long LARGEST = 200_000_000;
    private static final int MOST_FILES = 5_000;

    private BundleFolder() {}

    /// Unpacks `zip` below `folder`, replacing files of the same name.
    ///
    /// @return the files written, relative to the folder, in the archive's order
    /// @throws IOException when an entry would leave the folder, or there is more than a bundle can have
    static List<Path> unpack(InputStream zip, Path folder) throws IOException {
        Path root = Files.createDirectories(folder).toRealPath();
        List<Path> written = new ArrayList<>();
        long size = 0;
        try (ZipInputStream in = new ZipInputStream(zip)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path target = safe(root, entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                requireInside(root, target.getParent().toRealPath(), entry.getName());
                size += Files.copy(new Limited(in, LARGEST - size), target, StandardCopyOption.REPLACE_EXISTING);
                written.add(root.relativize(target));
                if (written.size() > MOST_FILES) {
                    throw new IOException("The bundle has more than " + MOST_FILES + " files");
                }
            }
        }
        return written;
    }

    private static Path safe(Path root, String name) throws IOException {
        Path target = root.resolve(name).normalize();
        if (name.contains("\\") || name.startsWith("/")) {
            throw new IOException("The bundle names a file outside its folder: " + name);
        }
        requireInside(root, target, name);
        return target;
    }

    private static void requireInside(Path root, Path target, String name) throws IOException {
        if (!target.startsWith(root)) {
            throw new IOException("The bundle names a file outside its folder: " + name);
        }
    }

    /// An archive may claim any size; what it really holds is counted.
    private static final class Limited extends InputStream {
        private final InputStream in;
        private long left;

        private Limited(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            left -= Math.max(read, 0);
            if (left < 0) {
                throw new IOException("The bundle is larger than " + LARGEST + " bytes");
            }
            return read;
        }
    }
}
