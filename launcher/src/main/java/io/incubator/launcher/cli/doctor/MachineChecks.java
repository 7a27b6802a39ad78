package io.incubator.launcher.cli.doctor;

import com.sun.management.OperatingSystemMXBean;
import io.incubator.local.broker.PrivateRabbitMq;
import io.incubator.local.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What the machine itself offers.
final class MachineChecks {
    private static final int JAVA = 25;
    private static final long LEAST_MEMORY = 1_800L << 20;
    private static final long ENOUGH_MEMORY = 3_000L << 20;
    private static final long LEAST_DISK = 500L << 20;
    private static final long ENOUGH_DISK = 3_000L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path state;

    MachineChecks(Path state) {
        this.state = state;
    }

    List<Supplier<Finding>> all() {
        return List.of(this::jdk, this::postgres, MachineChecks::rabbitMq, this::memory, this::disk);
    }

    private Finding jdk() {
        int version = Runtime.version().feature();
        String what = System.getProperty("java.vendor") + " " + Runtime.version();
        return version >= JAVA
                ? Finding.ok("JDK", what)
                : Finding.fail("JDK", what, "Install a JDK 25 and set INCUBATOR_JAVA_HOME to it");
    }

    /// PostgreSQL refuses to run as root; a user namespace makes root an ordinary user.
    private Finding postgres() {
        if (!System.getenv().getOrDefault("DATABASE_URL", "").isBlank()) {
            return Finding.ok("PostgreSQL", "the one of DATABASE_URL");
        }
        if (!"root".equals(System.getProperty("user.name"))) {
            return Finding.ok("PostgreSQL", "embedded, as an ordinary user");
        }
        try {
            if (Command.run(PATIENCE, Map.of(), List.of("unshare", "-U", "true"))
                    .succeeded()) {
                return Finding.ok("PostgreSQL", "embedded, as root in a user namespace");
            }
        } catch (UncheckedIOException _) {
            // there is no unshare: same advice
        }
        return Finding.fail(
                "PostgreSQL",
                "it refuses to run as root, and user namespaces are not allowed here",
                "Run ./incubator as an ordinary user, or set DATABASE_URL");
    }

    private static Finding rabbitMq() {
        if (!System.getenv().getOrDefault("AMQP_URL", "").isBlank()) {
            return Finding.ok("Broker", "the one of AMQP_URL");
        }
        return PrivateRabbitMq.installedVersion()
                .map(version -> Finding.ok("Broker", "RabbitMQ " + version + " is installed; a private node is used"))
                .orElseGet(() -> Finding.ok("Broker", "embedded (RabbitMQ is not installed, and need not be)"));
    }

    private Finding memory() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long free = available(system.getFreeMemorySize());
        String message = (free >> 20) + " MiB of " + (system.getTotalMemorySize() >> 20) + " MiB available";
        if (free < LEAST_MEMORY) {
            return Finding.fail("Memory", message, "The suite needs about 1800 MiB: close something");
        }
        return free < ENOUGH_MEMORY
                ? Finding.warn("Memory", message, "Enough for one replica of each service, not for two")
                : Finding.ok("Memory", message);
    }

    /// What the kernel could give counts, not only what is unused.
    private static long available(long unused) {
        Path info = Path.of("/proc/meminfo");
        if (!Files.isReadable(info)) {
            return unused;
        }
        try {
            return Files.readAllLines(info).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                    .findFirst()
                    .orElse(unused);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Finding disk() {
        Path existing = state;
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            long free = Files.getFileStore(existing).getUsableSpace();
            String message = (free >> 20) + " MiB free at " + existing;
            if (free < LEAST_DISK) {
                return Finding.fail("Disk", message, "Make room: the data and logs need at least 500 MiB");
            }
            return free < ENOUGH_DISK
                    ? Finding.warn("Disk", message, "Enough to run; a first build needs about 3000 MiB")
                    : Finding.ok("Disk", message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
