package io.incubator.local.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// RabbitMQ as a package of the operating system put it there.
///
/// @param home directory with `sbin/` and `plugins/`. Its scripts are used rather than those on the path: the latter
/// switch to the system's own user.
record RabbitMqInstallation(Path home) {

    private static final List<Path> PARENTS =
            List.of(Path.of("/usr/lib/rabbitmq/lib"), Path.of("/opt/homebrew/opt"), Path.of("/usr/local/opt"));

    /// The newest one on this machine.
    static Optional<RabbitMqInstallation> find() {
        return PARENTS.stream()
                .filter(Files::isDirectory)
                .flatMap(parent -> homesIn(parent).stream())
                .max(Comparator.comparing(home -> home.getFileName().toString()))
                .map(RabbitMqInstallation::new);
    }

    private static List<Path> homesIn(Path parent) {
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(home -> home.getFileName().toString().startsWith("rabbitmq"))
                    .filter(home -> Files.isExecutable(home.resolve("sbin/rabbitmq-server")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path server() {
        return home.resolve("sbin/rabbitmq-server");
    }

    String version() {
        return home.getFileName().toString().replaceFirst("^rabbitmq(_server-)?", "");
    }
}
