package io.incubator.launcher.suite;

import io.incubator.local.postgres.ServicePasswords;
import io.incubator.local.process.OwnerOnly;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The secrets of this installation: made once, kept in a file only the owner may read.
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PASSWORD_BYTES = 24;
    private static final int KEY_BYTES = 32;
    private static final String OPERATOR = "client.operator";

    private final Map<String, String> values;

    private Secrets(Map<String, String> values) {
        this.values = values;
    }

    /// Reads the file and adds what is missing in it.
    static Secrets keptIn(Path file) {
        Map<String, String> values = read(file);
        int known = values.size();
        values.computeIfAbsent("postgres.superuser", _ -> password());
        values.computeIfAbsent("auth.key-encryption-key", _ -> key());
        values.computeIfAbsent("ai.master-key", _ -> key());
        values.computeIfAbsent(OPERATOR, _ -> password());
        for (ServiceName service : ServiceName.values()) {
            for (String role : new String[] {"owner", "app", "system"}) {
                values.computeIfAbsent("postgres." + service.shortName() + "." + role, _ -> password());
            }
            if (service.isClient()) {
                values.computeIfAbsent("client." + service.shortName(), _ -> password());
            }
        }
        if (values.size() > known) {
            OwnerOnly.write(file, format(values));
        }
        return new Secrets(values);
    }

    String superuserPassword() {
        return values.get("postgres.superuser");
    }

    /// Base64 of 32 bytes.
    String keyEncryptionKey() {
        return values.get("auth.key-encryption-key");
    }

    /// What seals the credentials of model providers: an id and base64 of 32 bytes.
    String masterKeys() {
        return "k1:" + values.get("ai.master-key");
    }

    ServicePasswords database(ServiceName service) {
        String prefix = "postgres." + service.shortName() + ".";
        return new ServicePasswords(
                values.get(prefix + "owner"), values.get(prefix + "app"), values.get(prefix + "system"));
    }

    String client(ServiceName service) {
        return values.get("client." + service.shortName());
    }

    /// What the client `operator` of the installation with this file proves itself with; nothing before its first
    /// start.
    static Optional<String> operator(Path file) {
        return Optional.ofNullable(read(file).get(OPERATOR));
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try {
            if (Files.exists(file)) {
                properties.load(new StringReader(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
        Map<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return values;
    }

    private static String format(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining(
                        "", "# Secrets of this installation. The data cannot be read without them.\n", ""));
    }

    /// Letters, digits, `-` and `_` only: it travels through properties, URLs and environments unchanged.
    private static String password() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(PASSWORD_BYTES));
    }

    private static String key() {
        return Base64.getEncoder().encodeToString(random(KEY_BYTES));
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "Secrets[***]";
    }
}
