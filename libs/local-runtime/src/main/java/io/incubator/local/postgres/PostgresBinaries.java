package io.incubator.local.postgres;

import io.incubator.local.process.Directories;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL programs for this platform, unpacked once per user.
///
/// @param home directory with `bin/`, `lib/` and `share/`
record PostgresBinaries(Path home) {

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /// The programs, unpacked if this user does not have them yet.
    ///
    /// @throws IllegalStateException when there are none for this platform
    static PostgresBinaries unpacked() {
        try {
            Path home = cache().resolve("postgresql-" + digest());
            if (!Files.isDirectory(home)) {
                unpackInto(home);
            }
            return new PostgresBinaries(home);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack PostgreSQL", e);
        }
    }

    private static InputStream open() throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "Darwin" : "Linux";
        String architecture = ArchUtils.normalize(System.getProperty("os.arch"));
        InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, architecture);
        if (archive == null) {
            throw new IllegalStateException("There is no embedded PostgreSQL for " + system + " on " + architecture
                    + ". Set DATABASE_URL to a server of your own.");
        }
        return new BufferedInputStream(archive);
    }

    private static String digest() throws IOException {
        MessageDigest sha256 = sha256();
        try (InputStream in = new DigestInputStream(open(), sha256)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(sha256.digest(), 0, 8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /// Unpacks beside the final place and moves there in one step: whoever sees the directory sees all of it, and two
    /// processes may do it at once.
    static void unpackInto(Path home) throws IOException {
        Path draft = Files.createTempDirectory(home.getParent(), "unpacking-");
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(open()))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, draft);
            }
        }
        try {
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // another process was first; systems have several words for that
            Directories.delete(draft);
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path directory) throws IOException {
        Path target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory)) {
            throw new IOException("Entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    /// `~/.cache/incubator`, or a directory of this user in the temporary one when there is no home to write to.
    private static Path cache() throws IOException {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path home = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        try {
            Path cache = Files.createDirectories(home.resolve("incubator"));
            if (Files.isWritable(cache)) {
                return cache.toRealPath();
            }
        } catch (IOException _) {
            // no usable home: the temporary directory serves
        }
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"), "incubator-" + System.getProperty("user.name"));
        Files.createDirectories(temporary);
        requireOwn(temporary);
        return temporary.toRealPath();
    }

    /// Programs are run from there: a directory that somebody else prepared must not be used.
    private static void requireOwn(Path directory) throws IOException {
        String owner = Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).getName();
        if (!owner.equals(System.getProperty("user.name"))) {
            throw new IOException(directory + " belongs to " + owner);
        }
    }
}
