package io.incubator.kittest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/// Stands where auth-service stands in production: publishes the public key of [TestTokens], and answers
/// client-credential requests, so that a service under test can call others; and tells what
/// [TestRevocations] revokes.
final class FakeIssuer implements AutoCloseable {
    static final String ISSUER = "http://issuer.test";
    static final String KEY_ID = "test-key";
    static final KeyPair KEYS = generate();

    private final HttpServer server;

    private FakeIssuer(HttpServer server) {
        this.server = server;
    }

    static FakeIssuer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/.well-known/jwks.json", exchange -> answer(exchange, jwks()));
            server.createContext(
                    "/api/auth/token",
                    exchange -> answer(exchange, """
                    {"access_token":"%s","token_type":"Bearer","expires_in":600,"scope":""}""".formatted(TestTokens.service("service-under-test"))));
            server.createContext("/internal/auth/keys/checks", FakeIssuer::checkKey);
            server.createContext(
                    "/internal/auth/revocations",
                    exchange -> answer(
                            exchange,
                            TestRevocations.feed(exchange.getRequestURI().getQuery())));
            server.start();
            return new FakeIssuer(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String jwks() {
        ECPublicKey key = (ECPublicKey) KEYS.getPublic();
        return """
                {"keys":[{"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"%s","x":"%s","y":"%s"}]}""".formatted(
                        KEY_ID,
                        coordinate(key.getW().getAffineX()),
                        coordinate(key.getW().getAffineY()));
    }

    private static String coordinate(BigInteger value) {
        byte[] padded = new byte[32];
        byte[] bytes = value.toByteArray();
        int length = Math.min(bytes.length, padded.length);
        System.arraycopy(bytes, bytes.length - length, padded, padded.length - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(padded);
    }

    private static void checkKey(HttpExchange exchange) throws IOException {
        String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        answer(exchange, TestApiKeys.answer(question));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
