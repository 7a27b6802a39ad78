package io.incubator.local.broker;

import io.incubator.local.process.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/// The password of a broker on this machine. It lives beside the data: RabbitMQ takes one only when it makes them.
final class BrokerPassword {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 18;

    private BrokerPassword() {}

    static String keptIn(Path directory) {
        Path file = directory.resolve("password");
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        OwnerOnly.write(file, password);
        return password;
    }
}
