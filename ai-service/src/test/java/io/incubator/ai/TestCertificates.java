package io.incubator.ai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// An authority of the tests' own and certificates for `localhost` that it has signed, made by the JDK's keytool.
public final class TestCertificates {
    /// Of every store.
    public static final String PASSWORD = "changeit";
    /// What the server's key is called.
    public static final String SERVER = "server";

    private final Path authority;

    private TestCertificates(Path authority) {
        this.authority = authority;
    }

    /// A new authority in a new store.
    public static TestCertificates in(Path store) throws IOException, InterruptedException {
        keytool(store, "ca", "-1d", 30, "-ext", "bc:critical");
        return new TestCertificates(store);
    }

    /// The store whoever trusts the authority trusts.
    public Path authority() {
        return authority;
    }

    /// A store with a key of a server.
    ///
    /// @param start when its certificate begins, as keytool writes it: `-30d`
    /// @param days for how long it is valid
    public Path server(Path store, String start, int days) throws IOException, InterruptedException {
        Files.copy(authority, store);
        keytool(store, SERVER, start, days, "-ext", "SAN=dns:localhost", "-signer", "ca");
        return store;
    }

    private static void keytool(Path store, String alias, String start, int days, String... more)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + alias,
                "-startdate",
                start,
                "-validity",
                Integer.toString(days),
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(more));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }
}
