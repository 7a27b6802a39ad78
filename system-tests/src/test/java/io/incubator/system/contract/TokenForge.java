package io.incubator.system.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Signs tokens with auth-service's very own key, which the operator of the test suite can open: tokens that are right
/// in everything but the one thing a test is about.
public final class TokenForge {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NONCE_BYTES = 12;

    private final String issuer;
    private final String keyId;
    private final PrivateKey key;

    private TokenForge(String issuer, String keyId, PrivateKey key) {
        this.issuer = issuer;
        this.keyId = keyId;
        this.key = key;
    }

    /// Takes the newest signing key from auth-service's database.
    ///
    /// @param encryptionKey `KEY_ENCRYPTION_KEY`, base64
    public static TokenForge of(Connection database, String encryptionKey, String issuer) {
        try (Statement statement = database.createStatement();
                ResultSet row =
                        statement.executeQuery("select kid, private_key from signing_key where state = 'signing'")) {
            row.next();
            String kid = row.getString(1);
            return new TokenForge(
                    issuer, kid, open(row.getBytes(2), kid, Base64.getDecoder().decode(encryptionKey)));
        } catch (SQLException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot open the signing key", e);
        }
    }

    private static PrivateKey open(byte[] sealed, String kid, byte[] encryptionKey) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(encryptionKey, "AES"),
                new GCMParameterSpec(128, Arrays.copyOf(sealed, NONCE_BYTES)));
        cipher.updateAAD(kid.getBytes(StandardCharsets.UTF_8));
        byte[] plain = cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(plain));
    }

    /// A token that is good in everything.
    public Draft good(UUID subject, UUID organisation, String... scopes) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("aud", List.of("incubator"));
        claims.put("sub", subject.toString());
        claims.put("org", organisation.toString());
        claims.put("scope", String.join(" ", scopes));
        claims.put("sid", UUID.randomUUID().toString());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", Instant.now().getEpochSecond());
        claims.put("exp", Instant.now().plus(Duration.ofMinutes(5)).getEpochSecond());
        return new Draft(claims, new LinkedHashMap<>(Map.of("alg", "ES256", "typ", "at+jwt", "kid", keyId)));
    }

    /// A token before it is signed.
    public final class Draft {
        private final Map<String, Object> claims;
        private final Map<String, Object> header;

        private Draft(Map<String, Object> claims, Map<String, Object> header) {
            this.claims = claims;
            this.header = header;
        }

        /// The same, long expired.
        public Draft expired() {
            claims.put("iat", Instant.now().minus(Duration.ofHours(2)).getEpochSecond());
            claims.put("exp", Instant.now().minus(Duration.ofHours(1)).getEpochSecond());
            return this;
        }

        /// The same with one claim changed, or left out when the value is null.
        public Draft claim(String name, Object value) {
            claims.put(name, value);
            claims.values().removeIf(java.util.Objects::isNull);
            return this;
        }

        /// The same with one header field changed.
        public Draft header(String name, Object value) {
            header.put(name, value);
            return this;
        }

        /// The token.
        public String sign() {
            String content = encoded(header) + "." + encoded(claims);
            try {
                Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
                signature.initSign(key);
                signature.update(content.getBytes(StandardCharsets.US_ASCII));
                return content + "." + base64(signature.sign());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        /// The token, signed by nobody (`alg` none).
        public String unsigned() {
            return encoded(header("alg", "none").header) + "." + encoded(claims) + ".";
        }
    }

    private static String encoded(Map<String, Object> part) {
        try {
            return base64(JSON.writeValueAsBytes(part));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
