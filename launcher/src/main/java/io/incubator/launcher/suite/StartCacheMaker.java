package io.incubator.launcher.suite;

import io.incubator.local.process.LastWill;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the start caches that are missing, in the background of a running suite: one after the other, with the lowest
/// priority, and only begun while the suite has nothing to do. Nothing depends on it: what fails is logged and tried
/// again in a later run.
final class StartCacheMaker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StartCacheMaker.class);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);
    /// four archives of 90 to 150 MB, and the draft of one
    private static final long SPACE = 1_000_000_000;

    private final List<StartCache> caches;
    private final BooleanSupplier idle;
    private final Duration settling;
    private final Thread thread;
    private volatile Process child;

    private StartCacheMaker(List<StartCache> caches, Duration settling, BooleanSupplier idle) {
        this.caches = caches;
        this.settling = settling;
        this.idle = idle;
        this.thread = Thread.ofVirtual().name("start-cache").unstarted(this::makeAll);
    }

    /// Begins with what is missing and returns at once.
    ///
    /// @param settling how long to wait first
    /// @param idle whether nobody waits for the suite now
    static StartCacheMaker start(List<StartCache> caches, Duration settling, BooleanSupplier idle) {
        StartCacheMaker maker = new StartCacheMaker(caches, settling, idle);
        maker.thread.start();
        return maker;
    }

    /// Ends the making. A half-made archive is never taken for one.
    @Override
    public void close() {
        thread.interrupt();
        Process running = child;
        if (running != null) {
            running.destroyForcibly();
        }
        try {
            thread.join(Duration.ofSeconds(10));
            caches.forEach(StartCache::deleteDrafts);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void makeAll() {
        try {
            Thread.sleep(settling);
            for (StartCache cache : caches) {
                if (!cache.exists()) {
                    awaitIdle();
                    make(cache);
                }
            }
        } catch (InterruptedException _) {
            LOG.atDebug().log("Start caches are left for a later run");
        } catch (IOException | RuntimeException e) { // whatever it is, the suite runs without
            LOG.atWarn().setCause(e).log("Start caches cannot be made");
        }
    }

    private void awaitIdle() throws InterruptedException {
        while (!idle.getAsBoolean()) {
            Thread.sleep(LOOK_AGAIN);
        }
    }

    private void make(StartCache cache) throws IOException, InterruptedException {
        if (!Files.exists(cache.classes())) {
            // started with an older archive, which the JVM did not take: the next start records
            cache.deleteOlder();
            return;
        }
        if (cache.classes().toFile().getUsableSpace() < SPACE) {
            return;
        }
        Path list = cache.draft(".list");
        Path archive = cache.draft(".draft");
        Path output = cache.draft(".log");
        try {
            Files.writeString(list, wholeLines(Files.readString(cache.classes())));
            if (run(command(cache, list, archive), output) && Files.exists(archive)) {
                toDisk(archive);
                Files.move(archive, cache.archive(), StandardCopyOption.ATOMIC_MOVE);
                LOG.atInfo()
                        .addKeyValue("program", cache.name())
                        .addKeyValue("bytes", Files.size(cache.archive()))
                        .log("Start cache made");
                cache.deleteOlder();
            } else {
                LOG.atWarn()
                        .addKeyValue("program", cache.name())
                        .addKeyValue("output", LogTail.of(output, 3))
                        .log("Start cache was not made");
            }
        } finally {
            cache.deleteDrafts();
        }
    }

    /// The JVM only loads the classes of the list for this; the program itself does not run.
    private static List<String> command(StartCache cache, Path list, Path archive) {
        List<String> command = new ArrayList<>(List.of("nice", "-n", "19"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(cache.jvmFlags());
        command.addAll(List.of(
                "-Xshare:dump",
                "-Xlog:disable",
                "-Xlog:all=error",
                "-XX:SharedClassListFile=" + list,
                "-XX:SharedArchiveFile=" + archive,
                "-jar",
                cache.jar().toString()));
        return command;
    }

    private boolean run(List<String> command, Path output) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        child = process;
        LastWill.stop(process.pid(), LastWill.Signal.TERM);
        try {
            return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
        } finally {
            process.destroyForcibly();
            LastWill.release(process.pid());
            child = null;
        }
    }

    /// The JVM is still writing the last line.
    static String wholeLines(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }

    /// After a power cut there must not be a name without its contents.
    private static void toDisk(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
