package io.incubator.deploy.image;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A registry in memory, under a certificate of its own: as much of the OCI distribution protocol
/// as pushing and pulling take.
final class MemoryRegistry implements AutoCloseable {
    private static final byte[] NOTHING = {};
    private static final String PASSWORD = "of-no-secret";
    private final Map<String, byte[]> stored = new ConcurrentHashMap<>();
    private final Map<String, String> types = new ConcurrentHashMap<>();
    private final Map<String, ByteArrayOutputStream> uploads = new ConcurrentHashMap<>();
    private final HttpsServer server;

    MemoryRegistry(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certified(folder.resolve("registry.p12"))));
        server.createContext("/v2/", this::handle);
        server.start();
    }

    private static SSLContext certified(Path file) throws IOException, GeneralSecurityException, InterruptedException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String options = "-genkeypair -alias registry -keyalg EC -storetype PKCS12 -dname CN=localhost -storepass "
                + PASSWORD + " -keystore " + file;
        new ProcessBuilder(Stream.concat(Stream.of(keytool), Stream.of(options.split(" ", -1)))
                        .toList())
                .inheritIO()
                .start()
                .waitFor();
        KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /// Host and port, as they stand before an image's name.
    String address() {
        return "localhost:" + server.getAddress().getPort();
    }

    /// What is kept under a path such as `/v2/name/manifests/tag`.
    byte[] content(String path) {
        return stored.get(path);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            switch (exchange.getRequestMethod()) {
                case "POST" -> accept(exchange, path + UUID.randomUUID(), NOTHING);
                case "PATCH" -> accept(exchange, path, body);
                case "PUT" -> {
                    if (path.contains("/manifests/")) {
                        manifest(exchange, path, body);
                    } else {
                        blob(exchange, path, body);
                    }
                }
                default -> answer(exchange, path);
            }
        }
    }

    private void accept(HttpExchange exchange, String upload, byte[] part) throws IOException {
        uploads.computeIfAbsent(upload, _ -> new ByteArrayOutputStream()).writeBytes(part);
        exchange.getResponseHeaders().set("Location", upload);
        exchange.sendResponseHeaders(202, -1);
    }

    private void blob(HttpExchange exchange, String upload, byte[] last) throws IOException {
        ByteArrayOutputStream content = uploads.remove(upload);
        content.writeBytes(last);
        String digest = digest(content.toByteArray());
        // what is sent is checked, as a registry does
        boolean right = exchange.getRequestURI().getQuery().contains(digest);
        if (right) {
            stored.put(upload.substring(0, upload.indexOf("/uploads/")) + "/" + digest, content.toByteArray());
        }
        exchange.sendResponseHeaders(right ? 201 : 400, -1);
    }

    private void manifest(HttpExchange exchange, String path, byte[] manifest) throws IOException {
        String byDigest = path.substring(0, path.lastIndexOf('/') + 1) + digest(manifest);
        for (String key : new String[] {path, byDigest}) {
            stored.put(key, manifest);
            types.put(key, exchange.getRequestHeaders().getFirst("Content-Type"));
        }
        exchange.getResponseHeaders().set("Docker-Content-Digest", digest(manifest));
        exchange.sendResponseHeaders(201, -1);
    }

    private void answer(HttpExchange exchange, String path) throws IOException {
        byte[] content = path.equals("/v2/") ? NOTHING : stored.get(path);
        if (content == null) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", types.getOrDefault(path, "application/octet-stream"));
        exchange.getResponseHeaders().set("Docker-Content-Digest", digest(content));
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(200, head || content.length == 0 ? -1 : content.length);
        if (!head) {
            exchange.getResponseBody().write(content);
        }
    }

    private static String digest(byte[] content) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
