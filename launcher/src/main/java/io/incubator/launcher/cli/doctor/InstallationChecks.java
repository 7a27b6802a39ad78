package io.incubator.launcher.cli.doctor;

import io.incubator.launcher.cli.api.Installation;
import io.incubator.launcher.suite.ReplicaHealth;
import io.incubator.launcher.suite.RunRecord;
import io.incubator.launcher.suite.ServiceName;
import io.incubator.launcher.suite.StartCaching;
import io.incubator.launcher.suite.SuiteOptions;
import io.incubator.local.process.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// What this clone and its data say.
final class InstallationChecks {
    private static final int PORT = 8080;
    private static final int CONNECT_MILLIS = 3_000;
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Installation installation;
    private final Optional<RunRecord> running;

    InstallationChecks(Installation installation) {
        this.installation = installation;
        this.running = installation.running();
    }

    List<Supplier<Finding>> all() {
        return List.of(
                this::build,
                this::startCache,
                this::data,
                this::secrets,
                this::port,
                this::leftOvers,
                this::suite,
                this::clock);
    }

    private Finding build() {
        List<String> missing = ServiceName.fullNames().stream()
                .filter(service -> !Files.exists(
                        installation.root().resolve(service).resolve("target/quarkus-app/quarkus-run.jar")))
                .toList();
        if (missing.isEmpty()) {
            return Finding.ok("Build", "all services are built");
        }
        String what = String.join(", ", missing) + " to be built";
        return canConnect("repo.maven.apache.org")
                ? Finding.ok("Build", what + "; Maven Central answers")
                : Finding.warn(
                        "Build",
                        what + ", and Maven Central does not answer",
                        "A first build fetches libraries: check the network, or a mirror in ~/.m2/settings.xml");
    }

    private Finding startCache() {
        SuiteOptions options = installation.options();
        if (StartCaching.of(options.outside()) == StartCaching.OFF) {
            return Finding.ok("Start cache", "switched off with " + StartCaching.VARIABLE);
        }
        int programs = ServiceName.values().length;
        int made = options.startCaches();
        return Finding.ok(
                "Start cache",
                made == programs
                        ? "made for every service: they start in half the time"
                        : "made for " + made + " of " + programs
                                + " services; ./incubator up makes the rest when it has nothing to do");
    }

    private static boolean canConnect(String host) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, 443), CONNECT_MILLIS);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private Finding data() {
        Path state = installation.state();
        Path place = Files.exists(state) ? state : state.getParent();
        while (!Files.exists(place)) {
            place = place.getParent();
        }
        return Files.isWritable(place)
                ? Finding.ok("Data", state + (Files.exists(state) ? "" : " (will be made)"))
                : Finding.fail(
                        "Data",
                        place + " belongs to somebody else",
                        "Use --state with a directory of your own, or give it to this user (chown)");
    }

    private Finding secrets() {
        Path file = installation.state().resolve("secrets.properties");
        try {
            if (!Files.exists(file)) {
                return Finding.ok("Secrets", "none yet; they are made at the first start");
            }
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            permissions.removeAll(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
            return permissions.isEmpty()
                    ? Finding.ok("Secrets", "only their owner can read them")
                    : Finding.fail("Secrets", "others may read " + file, "chmod 600 " + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Finding port() {
        if (running.isPresent()) {
            return Finding.ok("Port", running.get().port() + " is the suite's own");
        }
        return FreePorts.isFree(PORT)
                ? Finding.ok("Port", PORT + " is free")
                : Finding.warn("Port", PORT + " is taken by another program", "./incubator up --port " + (PORT + 1));
    }

    private Finding leftOvers() {
        boolean left = running.isEmpty()
                && RunRecord.read(installation.state()).stream()
                        .flatMap(run -> run.replicas().stream())
                        .anyMatch(replica -> replica.process().identity().find().isPresent());
        return left
                ? Finding.warn("Left-overs", "a killed launcher left services running", "./incubator down stops them")
                : Finding.ok("Left-overs", "none");
    }

    private Finding suite() {
        if (running.isEmpty()) {
            return Finding.ok("Suite", "does not run");
        }
        List<String> away = ReplicaHealth.of(running.get()).stream()
                .filter(health -> !health.ready())
                .map(health -> health.replica().service())
                .toList();
        return away.isEmpty()
                ? Finding.ok("Suite", "ready at " + running.get().url())
                : Finding.fail(
                        "Suite",
                        String.join(", ", away) + " not ready",
                        "./incubator logs " + away.getFirst() + " says why");
    }

    /// Tokens live minutes: a clock that stands or jumps refuses them.
    private Finding clock() {
        Path newest = installation.state().resolve("run.json");
        try {
            if (Files.exists(newest)
                    && Files.getLastModifiedTime(newest)
                            .toInstant()
                            .isAfter(Instant.now().plus(SKEW))) {
                return Finding.fail(
                        "Clock",
                        Instant.now() + " is before the last start",
                        "Set the clock (timedatectl set-ntp true)");
            }
            return Finding.ok("Clock", Instant.now().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
