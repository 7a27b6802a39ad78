package io.incubator.launcher.suite;

import io.incubator.local.process.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// The classes of one program, parsed and linked once and mapped into memory at the next start: an archive of the JVM
/// in `target/start-cache`.
///
/// Its name holds what it fits: the JVM, the flags and the jars. Another JVM or a new build therefore finds none. The
/// JVM looks at the archive once more and starts without one it does not like; an archive that lets the program end
/// all the same is deleted ([#distrust()]).
final class StartCache {
    /// the name the script `incubator` looks for
    private static final String LAUNCHER = "launcher";
    private static final String ARCHIVE = ".jsa";
    /// What the JVM says of an archive it does not take is no news to anybody. An archive mapped where it
    /// was made for stays the file's pages; at an address drawn by lot the JVM rewrites every pointer, and
    /// each process would hold some 50 MB more of its own.
    private static final List<String> QUIET_AND_IN_PLACE = List.of(
            "-Xshare:auto",
            "-Xlog:cds*=off",
            "-Xlog:aot*=off",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0");
    private static final List<String> OF_THE_CACHE = List.of(
            "-Xshare:",
            "-Xlog:",
            "-XX:SharedArchiveFile=",
            "-XX:DumpLoadedClassList=",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=");

    private final String name;
    private final Path jar;
    private final List<String> jvmFlags;
    private final Path archive;
    private final AtomicBoolean recorded = new AtomicBoolean();

    private StartCache(String name, Path jar, List<String> jvmFlags, Path archive) {
        this.name = name;
        this.jar = jar;
        this.jvmFlags = jvmFlags;
        this.archive = archive;
    }

    /// The cache of a program.
    ///
    /// @param directory of all caches
    /// @param jar what is run; everything beside and below it is taken for part of the program
    /// @param jvmFlags what it is run with
    static StartCache of(Path directory, String name, Path jar, List<String> jvmFlags) {
        String file = name + "-" + fingerprint(jar, jvmFlags) + ARCHIVE;
        return new StartCache(name, jar, List.copyOf(jvmFlags), directory.resolve(file));
    }

    /// The cache of the program that runs here, when it is run from its jar.
    static Optional<StartCache> ofThisProgram(Path root) {
        Path jar = Path.of(System.getProperty("java.class.path"));
        if (!jar.toString().endsWith(".jar") || !Files.isRegularFile(jar)) {
            return Optional.empty();
        }
        List<String> flags = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> OF_THE_CACHE.stream().noneMatch(flag::startsWith))
                .toList();
        return Optional.of(of(directory(root), LAUNCHER, jar, flags));
    }

    /// Where the caches of the programs below `root` are.
    static Path directory(Path root) {
        return root.resolve("target").resolve("start-cache");
    }

    String name() {
        return name;
    }

    Path jar() {
        return jar;
    }

    List<String> jvmFlags() {
        return jvmFlags;
    }

    Path archive() {
        return archive;
    }

    /// A file of the making. Two suites of one clone may make the same at once; the JVM writes a number
    /// like this, too.
    Path draft(String ending) {
        return archive.resolveSibling(name + ".pid" + ProcessHandle.current().pid() + ending);
    }

    /// The classes the program has loaded, written by the JVM while it runs.
    Path classes() {
        return draft(".classes");
    }

    boolean exists() {
        return Files.exists(archive);
    }

    /// What a process of the program is started with: the archive where there is one, else, where
    /// archives are made, the order to write down the classes. Only the first process gets that: two
    /// would write over each other.
    List<String> flags(StartCaching caching) {
        List<String> flags = new ArrayList<>(jvmFlags);
        if (caching != StartCaching.OFF && exists()) {
            flags.addAll(QUIET_AND_IN_PLACE);
            flags.add("-XX:SharedArchiveFile=" + archive);
        } else if (caching.makes() && !recorded.getAndSet(true)) {
            Directories.make(archive.getParent());
            flags.add("-XX:DumpLoadedClassList=" + classes());
        }
        return flags;
    }

    /// Deletes the archive: a start with it failed.
    void distrust() {
        delete(archive);
    }

    /// Deletes the archives this one has taken the place of.
    void deleteOlder() {
        filesOf(archive.getParent(), name).stream()
                .filter(file -> isArchive(file) && !file.equals(archive))
                .forEach(StartCache::delete);
    }

    /// Deletes what is left of making the archive.
    void deleteDrafts() {
        filesOf(archive.getParent(), name).stream()
                .filter(file -> !isArchive(file))
                .forEach(StartCache::delete);
    }

    private static boolean isArchive(Path file) {
        return file.toString().endsWith(ARCHIVE);
    }

    private static List<Path> filesOf(Path directory, String name) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches(name + "[-.].*"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Names, sizes and times are what the JVM compares, too; reading a hundred megabytes of jars would cost a start
    /// what the cache saves.
    private static String fingerprint(Path jar, List<String> jvmFlags) {
        MessageDigest digest = sha256();
        add(digest, System.getProperty("java.vm.version"));
        add(digest, System.getProperty("java.home"));
        jvmFlags.forEach(flag -> add(digest, flag));
        add(digest, jar.toString());
        try (Stream<Path> files = Files.walk(jar.getParent())) {
            for (Path file : files.filter(found -> found.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                add(
                        digest,
                        file + " " + Files.size(file) + " "
                                + Files.getLastModifiedTime(file).toMillis());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static void add(MessageDigest digest, String part) {
        digest.update((part + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
