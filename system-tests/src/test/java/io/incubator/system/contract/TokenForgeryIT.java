package io.incubator.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.incubator.system.Api;
import io.incubator.system.SuiteUnderTest;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A good token and everything that can be made of it without its private key, at every service.
@Tag("no-broker")
class TokenForgeryIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] PATHS = {"/api/auth/me", "/api/projects", "/api/jobs", "/api/ai/models"};
    private static final int COORDINATE = 32;
    private static final int MUTATIONS = 100;

    private static Api anonymous;
    private static String good;
    private static String header;
    private static String claims;
    private static String kid;
    private static ECPublicKey publicKey;

    @BeforeAll
    static void aGoodToken() throws Exception {
        URI gateway = SuiteUnderTest.shared().gateway();
        anonymous = Api.anonymous(gateway);
        good = Person.register(gateway).accessToken();
        String[] parts = good.split("\\.", 3);
        header = decoded(parts[0]);
        claims = decoded(parts[1]);
        kid = JSON.readTree(header).path("kid").asText();
        publicKey = published();
        for (String path : PATHS) {
            assertThat(anonymous.with(good).get(path).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void nobodySignsWithNothingOrWithWhatEverybodyKnows() throws Exception {
        Map<String, String> forged = new TreeMap<>();
        for (String none : new String[] {"none", "None", "NONE", ""}) {
            String content = content(Map.of("alg", none));
            forged.put("alg '" + none + "'", content + ".");
            forged.put("alg '" + none + "' with the old signature", content + good.substring(good.lastIndexOf('.')));
        }
        byte[] der = publicKey.getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----\n";
        for (String algorithm : new String[] {"HS256", "HS384", "HS512"}) {
            forged.put(algorithm + " with the public key", hmac(algorithm, der));
            forged.put(algorithm + " with its text", hmac(algorithm, pem.getBytes(StandardCharsets.US_ASCII)));
            forged.put(algorithm + " with nearly nothing", hmac(algorithm, new byte[1]));
        }

        everyServiceRefuses(forged);
    }

    @Test
    void nobodyBringsTheKeyAlongOrSaysWhereItIs() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair own = generator.generateKeyPair();
        AtomicInteger fetched = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            fetched.incrementAndGet();
            byte[] keys = JSON.writeValueAsBytes(Map.of("keys", new Object[] {jwk(own.getPublic(), kid)}));
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
            Map<String, String> forged = new TreeMap<>();
            forged.put("another key under that name", signed(own, Map.of()));
            forged.put("jwk", signed(own, Map.of("jwk", jwk(own.getPublic(), kid))));
            forged.put("jwk of no name", signed(own, Map.of("kid", "own", "jwk", jwk(own.getPublic(), "own"))));
            forged.put("jku", signed(own, Map.of("jku", url)));
            forged.put("x5u", signed(own, Map.of("x5u", url)));
            forged.put("x5c", signed(own, Map.of("x5c", new String[] {
                Base64.getEncoder().encodeToString(own.getPublic().getEncoded())
            })));
            forged.put("kid that is an address", signed(own, Map.of("kid", url)));
            forged.put("kid that is a path", signed(own, Map.of("kid", "../../../../dev/null")));
            forged.put("kid that is SQL", signed(own, Map.of("kid", "x' OR '1'='1")));

            everyServiceRefuses(forged);

            assertThat(fetched)
                    .as("nobody fetches a key from an address in a token")
                    .hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void noSignatureIsTakenButTheOneThatWasMade() throws Exception {
        String content = good.substring(0, good.lastIndexOf('.'));
        byte[] signature = Base64.getUrlDecoder().decode(good.substring(good.lastIndexOf('.') + 1));
        Map<String, String> forged = new TreeMap<>();
        forged.put("of zeros", content + "." + encoded(new byte[2 * COORDINATE]));
        forged.put("cut off", content + "." + encoded(Arrays.copyOf(signature, COORDINATE)));
        forged.put("too long", content + "." + encoded(Arrays.copyOf(signature, 2 * COORDINATE + 1)));
        forged.put("missing", content);
        forged.put("twice", good + good.substring(good.lastIndexOf('.')));
        forged.put(
                "of more rights",
                content(Map.of()).replace(encoded(claims), encoded(claims.replace("read", "writ")))
                        + good.substring(good.lastIndexOf('.')));
        forged.put(
                "critical extension",
                content(Map.of("crit", new String[] {"x"}, "x", 1)) + good.substring(good.lastIndexOf('.')));
        Random random = new Random(13);
        for (int i = 0; i < MUTATIONS; i++) {
            // the last character of a part has bits that say nothing: it is left alone
            int at = random.nextInt(good.lastIndexOf('.') + 80);
            if (good.charAt(at) == '.') {
                continue;
            }
            char other = good.charAt(at) == 'A' ? 'B' : 'A';
            forged.put("mutation " + i, good.substring(0, at) + other + good.substring(at + 1));
        }

        everyServiceRefuses(forged);
    }

    private static void everyServiceRefuses(Map<String, String> forged) {
        forged.forEach((how, token) -> {
            for (String path : PATHS) {
                Api.Answer answer = anonymous.with(token).get(path);
                assertThat(answer.status()).as("%s at %s", how, path).isEqualTo(401);
                assertThat(answer.text("code")).isEqualTo("unauthenticated");
            }
        });
    }

    private static String content(Map<String, Object> changes) throws IOException {
        Map<String, Object> changed = new LinkedHashMap<>();
        JSON.readTree(header).properties().forEach(field -> changed.put(field.getKey(), field.getValue()));
        changed.putAll(changes);
        return encoded(JSON.writeValueAsString(changed)) + "." + encoded(claims);
    }

    private static String hmac(String algorithm, byte[] secret) throws IOException, GeneralSecurityException {
        String content = content(Map.of("alg", algorithm));
        Mac mac = Mac.getInstance(algorithm.replace("HS", "HmacSHA"));
        mac.init(new SecretKeySpec(secret, mac.getAlgorithm()));
        return content + "." + encoded(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String signed(KeyPair own, Map<String, Object> changes) throws Exception {
        String content = content(changes);
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(own.getPrivate());
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + encoded(signature.sign());
    }

    private static Map<String, String> jwk(PublicKey key, String name) {
        ECPoint point = ((ECPublicKey) key).getW();
        return Map.of(
                "kty", "EC",
                "crv", "P-256",
                "alg", "ES256",
                "use", "sig",
                "kid", name,
                "x", encoded(coordinate(point.getAffineX())),
                "y", encoded(coordinate(point.getAffineY())));
    }

    private static byte[] coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[COORDINATE];
        int length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE - length, length);
        return fixed;
    }

    private static ECPublicKey published() throws Exception {
        for (JsonNode key :
                anonymous.get("/.well-known/jwks.json").expect(200).json().path("keys")) {
            if (key.path("kid").asText().equals(kid)) {
                AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
                curve.init(new ECGenParameterSpec("secp256r1"));
                return (ECPublicKey) KeyFactory.getInstance("EC")
                        .generatePublic(new ECPublicKeySpec(
                                new ECPoint(number(key.path("x")), number(key.path("y"))),
                                curve.getParameterSpec(ECParameterSpec.class)));
            }
        }
        throw new AssertionError("no key " + kid);
    }

    private static BigInteger number(JsonNode coordinate) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(coordinate.asText()));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
