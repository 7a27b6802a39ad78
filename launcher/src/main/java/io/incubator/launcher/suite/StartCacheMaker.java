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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the start caches that are missing: in the background of a running suite, or at once where somebody waits for
/// it. Nothing depends on it: what fails is logged and tried again in a later run.
final class StartCacheMaker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StartCacheMaker.class);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);
    /// four archives of 90 to 150 MB, and the draft of one
    private static final long SPACE = 1_000_000_000;

    private final List<StartCache> caches;
    private final AtomicReference<Thread> background = new AtomicReference<>();

    StartCacheMaker(List<StartCache> caches) {
        this.caches = List.copyOf(caches);
    }

    /// Begins with what is missing and returns at once: one cache after the other, with the lowest priority, and each
    /// only begun while the suite has nothing to do.
    ///
    /// @param settling how long to wait first
    /// @param idle whether nobody waits for the suite now
    void startInBackground(Duration settling, BooleanSupplier idle) {
        Thread maker = Thread.ofVirtual().name("start-cache").unstarted(() -> makeWhenIdle(settling, idle));
        background.set(maker);
        maker.start();
    }

    /// Ends what [#startInBackground] began. A half-made archive is never taken for one.
    void stopBackground() {
        Thread maker = background.getAndSet(null);
        if (maker == null) {
            return;
        }
        maker.interrupt();
        try {
            maker.join(Duration.ofSeconds(10));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether something is missing that can be made.
    boolean hasWork() {
        return missing().anyMatch(cache -> Files.exists(cache.classes()));
    }

    /// Makes what is missing, as many at a time as there are processors, and returns when all are made. Who interrupts
    /// the caller ends it.
    void makeNow() throws InterruptedException {
        List<Callable<Void>> tasks = missing()
                .<Callable<Void>>map(cache -> () -> {
                    make(cache);
                    return null;
                })
                .toList();
        ExecutorService makers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            for (Future<Void> made : makers.invokeAll(tasks)) {
                made.get();
            }
        } catch (ExecutionException e) {
            LOG.atWarn().setCause(e.getCause()).log("Start caches cannot be made");
        } finally {
            makers.shutdownNow();
            makers.close();
        }
    }

    /// Ends the making and forgets what it was made from.
    @Override
    public void close() {
        stopBackground();
        caches.forEach(StartCache::deleteDrafts);
    }

    private Stream<StartCache> missing() {
        return caches.stream().filter(cache -> !cache.exists());
    }

    private void makeWhenIdle(Duration settling, BooleanSupplier idle) {
        try {
            Thread.sleep(settling);
            for (StartCache cache : missing().toList()) {
                while (!idle.getAsBoolean()) {
                    Thread.sleep(LOOK_AGAIN);
                }
                make(cache);
            }
        } catch (InterruptedException _) {
            LOG.atDebug().log("Start caches are left for a later run");
        } catch (IOException | RuntimeException e) { // whatever it is, the suite runs without
            LOG.atWarn().setCause(e).log("Start caches cannot be made");
        }
    }

    private static void make(StartCache cache) throws IOException, InterruptedException {
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

    private static boolean run(List<String> command, Path output) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        LastWill.stop(process.pid(), LastWill.Signal.TERM);
        try {
            return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
        } finally {
            process.destroyForcibly();
            LastWill.release(process.pid());
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
