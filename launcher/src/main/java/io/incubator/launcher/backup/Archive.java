package io.incubator.launcher.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// A directory as one ZIP file: every file with its SHA-256 in a manifest at the end, empty directories as well, for
/// PostgreSQL misses them. Nothing of it can be read by others, neither packed nor unpacked.
final class Archive {
    private static final String MANIFEST = "incubator-backup.sha256";
    private static final String HEAD = "# incubator backup 1";

    private Archive() {}

    /// How much was packed or unpacked.
    ///
    /// @param files how many
    /// @param bytes their size, unpacked
    record Size(int files, long bytes) {}

    /// Packs what is in `directory` and not left out.
    static Size pack(Path directory, Predicate<Path> leftOut, Path file) throws IOException {
        StringBuilder manifest = new StringBuilder(HEAD).append('\n');
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), ".backup", ".zip");
        int files = 0;
        long bytes = 0;
        try (OutputStream out = Files.newOutputStream(draft);
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
                Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted().toList()) {
                Path relative = directory.relativize(path);
                if (path.equals(directory) || leftOut.test(relative)) {
                    continue;
                }
                String name = relative.toString().replace('\\', '/');
                if (Files.isDirectory(path)) {
                    zip.putNextEntry(new ZipEntry(name + "/"));
                } else if (Files.isRegularFile(path)) {
                    zip.putNextEntry(new ZipEntry(name));
                    DigestOutputStream digested = new DigestOutputStream(zip, sha256());
                    bytes += Files.copy(path, digested);
                    files++;
                    manifest.append(hex(digested.getMessageDigest()))
                            .append("  ")
                            .append(name)
                            .append('\n');
                }
                zip.closeEntry();
            }
            zip.putNextEntry(new ZipEntry(MANIFEST));
            zip.write(manifest.toString().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(draft);
            throw e;
        }
        Files.move(draft, file);
        return new Size(files, bytes);
    }

    /// Unpacks into `directory`, which is made; nothing is written unless every file is there and as it was.
    ///
    /// @throws BackupException when the file is not a backup, or damaged
    static Size unpack(Path file, Path directory) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            Map<String, String> manifest = manifest(zip, file);
            long bytes = verify(zip, manifest, file);
            makeDirectory(directory);
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                Path target = directory.resolve(entry.getName()).normalize();
                if (!target.startsWith(directory)) {
                    throw new BackupException(file + " names a file outside of the installation: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    makeDirectory(target);
                } else if (manifest.containsKey(entry.getName())) {
                    makeDirectory(target.getParent());
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.copy(in, target);
                    }
                    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
                }
            }
            return new Size(manifest.size(), bytes);
        } catch (java.util.zip.ZipException e) {
            throw new BackupException(file + " is not a backup, or only a part of one: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> manifest(ZipFile zip, Path file) throws IOException {
        ZipEntry entry = zip.getEntry(MANIFEST);
        if (entry == null) {
            throw new BackupException(file + " is not a backup of this suite: it has no " + MANIFEST);
        }
        Map<String, String> digests = new LinkedHashMap<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8))) {
            if (!HEAD.equals(lines.readLine())) {
                throw new BackupException(file + " was written by another release; restore it with that one");
            }
            for (String line : lines.lines().toList()) {
                List<String> parts = List.of(line.split("  ", 2));
                digests.put(parts.get(1), parts.get(0));
            }
        }
        return digests;
    }

    private static long verify(ZipFile zip, Map<String, String> manifest, Path file) throws IOException {
        long bytes = 0;
        for (Map.Entry<String, String> expected : manifest.entrySet()) {
            ZipEntry entry = zip.getEntry(expected.getKey());
            if (entry == null) {
                throw new BackupException(file + " is damaged: " + expected.getKey() + " is missing");
            }
            DigestOutputStream digested = new DigestOutputStream(OutputStream.nullOutputStream(), sha256());
            try (InputStream in = zip.getInputStream(entry)) {
                bytes += in.transferTo(digested);
            }
            if (!hex(digested.getMessageDigest()).equals(expected.getValue())) {
                throw new BackupException(file + " is damaged: " + expected.getKey() + " is not what was packed");
            }
        }
        return bytes;
    }

    private static void makeDirectory(Path directory) throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
