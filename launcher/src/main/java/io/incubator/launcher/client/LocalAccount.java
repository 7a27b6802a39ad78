package io.incubator.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.local.process.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// The account the command line uses on this machine. It is made at first use; only the owner may read it.
record LocalAccount(String email, String password) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /// The account kept in `file`, made if there is none.
    static LocalAccount keptIn(Path file) {
        try {
            if (Files.exists(file)) {
                JsonNode kept = Json.read(Files.readString(file));
                if (kept.hasNonNull("email") && kept.hasNonNull("password")) {
                    return new LocalAccount(
                            kept.get("email").asText(), kept.get("password").asText());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
        return renewed(file);
    }

    /// Another account, kept in `file` instead of the present one.
    static LocalAccount renewed(Path file) {
        LocalAccount account = new LocalAccount(
                "local-" + HexFormat.of().formatHex(random(4)) + "@incubator.example",
                Base64.getUrlEncoder().withoutPadding().encodeToString(random(24)));
        OwnerOnly.write(
                file,
                Json.pretty(Json.object().put("email", account.email()).put("password", account.password())) + "\n");
        return account;
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "LocalAccount[" + email + "]";
    }
}
