package io.incubator.auth.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.webauthn4j.data.AuthenticationData;
import io.incubator.auth.passkey.PasskeyVerifier.Claimed;
import io.incubator.auth.passkey.PasskeyVerifier.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PasskeyVerifierTest {
    private static final String ORIGIN = "https://suite.example";
    private static final RelyingParty PARTY = new RelyingParty("suite.example", Set.of(ORIGIN));
    private static final UUID ACCOUNT = UUID.fromString("0198f3a2-7c10-7b5e-9d3f-3a1f3f0c9b11");
    private static final int VERIFIED = 0x04;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PasskeyVerifier verifier = new PasskeyVerifier(PARTY);
    private final Device device = new Device(ORIGIN);

    @Test
    void aKeyThatWasMadeHereSignsItsOwnerIn() {
        PasskeyKey key = registered();

        Claimed<AuthenticationData> claimed = signed(requested("required"));

        assertThat(UserHandle.read(claimed.data().getUserHandle())).contains(ACCOUNT);
        assertThat(claimed.data().getCredentialId()).isEqualTo(key.credentialId());
        assertThat(verifier.verify(claimed, key)).isInstanceOf(Outcome.Good.class);
    }

    @Test
    void whoeverWasNotVerifiedByTheDeviceIsNotAccepted() {
        PasskeyKey key = registered();

        assertThat(verifier.verify(signed(requested("discouraged")), key)).isEqualTo(new Outcome.Refused());
        assertThat(verifier.read(unverified(created(creation("required", "suite.example"))))
                        .flatMap(verifier::verify))
                .isEmpty();
    }

    @Test
    void aPageElsewhereGetsNothing() {
        PasskeyKey key = registered();

        device.visit("https://elsewhere.example");

        assertThat(verifier.verify(signed(requested("required")), key)).isEqualTo(new Outcome.Refused());
        assertThat(verifier.read(created(creation("required", "suite.example"))).flatMap(verifier::verify))
                .isEmpty();
    }

    @Test
    void aKeyForAnotherDomainIsNotAccepted() {
        assertThat(verifier.read(created(creation("required", "elsewhere.example")))
                        .flatMap(verifier::verify))
                .isEmpty();
    }

    @Test
    void anotherKeysSignatureIsNotAccepted() {
        PasskeyKey other = registered();
        Device second = new Device(ORIGIN);
        assertThat(verifier.read(json(second.create(creation("required", "suite.example")), NewCredential.class))
                        .flatMap(verifier::verify))
                .isPresent();

        Assertion assertion = json(second.get(requested("required")), Assertion.class);

        assertThat(verifier.verify(verifier.read(assertion).orElseThrow(), other))
                .isEqualTo(new Outcome.Refused());
    }

    @Test
    void anAnswerToAnotherChallengeIsNotAccepted() {
        PasskeyKey key = registered();
        Claimed<AuthenticationData> claimed = signed(requested("required"));

        assertThat(verifier.verify(new Claimed<>(claimed.data(), Challenge.random()), key))
                .isEqualTo(new Outcome.Refused());
    }

    @Test
    void aCounterThatDoesNotMoveTellsOfACopy() {
        PasskeyKey key = registered();
        Outcome.Good used = (Outcome.Good) verifier.verify(signed(requested("required")), key);
        PasskeyKey later = new PasskeyKey(
                key.credentialId(),
                key.attested(),
                used.signCount(),
                key.backupEligible(),
                key.backedUp(),
                key.transports());

        device.stopCounting();

        assertThat(used.signCount()).isPositive();
        assertThat(verifier.verify(signed(requested("required")), later)).isEqualTo(new Outcome.Copied());
    }

    @Test
    void whateverIsSentIsRefusedAndNothingIsThrown() {
        PasskeyKey key = registered();
        NewCredential credential = created(creation("required", "suite.example"));
        Assertion assertion = json(device.get(requested("required")), Assertion.class);
        Random random = new Random(42);

        for (int i = 0; i < 400; i++) {
            NewCredential.Attested made = credential.response();
            assertThat(verifier.read(new NewCredential(
                                    credential.id(),
                                    new NewCredential.Attested(
                                            i % 2 == 0 ? made.clientDataJSON() : broken(made.clientDataJSON(), random),
                                            i % 2 == 0
                                                    ? broken(made.attestationObject(), random)
                                                    : made.attestationObject(),
                                            Set.of("hybrid", "no such thing"))))
                            .map(Claimed::challenge))
                    .isNotNull();
            Assertion.Signed signed = assertion.response();
            verifier.read(new Assertion(
                            assertion.id(),
                            new Assertion.Signed(
                                    i % 3 == 0 ? broken(signed.clientDataJSON(), random) : signed.clientDataJSON(),
                                    i % 3 == 1
                                            ? broken(signed.authenticatorData(), random)
                                            : signed.authenticatorData(),
                                    i % 3 == 2 ? broken(signed.signature(), random) : signed.signature(),
                                    signed.userHandle())))
                    .ifPresent(
                            claimed -> assertThat(verifier.verify(claimed, key)).isNotInstanceOf(Outcome.Copied.class));
        }
        for (String text : List.of("", "=", "***", "AA", "oA", "_".repeat(4000))) {
            assertThat(verifier.read(new NewCredential(text, new NewCredential.Attested(text, text, Set.of()))))
                    .isEmpty();
            assertThat(verifier.read(new Assertion(text, new Assertion.Signed(text, text, text, text))))
                    .isEmpty();
        }
    }

    private PasskeyKey registered() {
        return verifier.read(created(creation("required", "suite.example")))
                .flatMap(verifier::verify)
                .orElseThrow();
    }

    private Claimed<AuthenticationData> signed(String options) {
        return verifier.read(json(device.get(options), Assertion.class)).orElseThrow();
    }

    private NewCredential created(String options) {
        return json(device.create(options), NewCredential.class);
    }

    private static String creation(String verification, String domain) {
        return """
                {"rp": {"id": "%s", "name": "suite"}, "user": {"id": "%s", "name": "a", "displayName": "A"},
                 "challenge": "%s", "pubKeyCredParams": [{"type": "public-key", "alg": -7}], "timeout": 300000,
                 "excludeCredentials": [], "attestation": "none",
                 "authenticatorSelection": {"residentKey": "required", "requireResidentKey": true,
                                            "userVerification": "%s"}}""".formatted(domain, UserHandle.of(ACCOUNT), Challenge.random().text(), verification);
    }

    private static String requested(String verification) {
        return """
                {"challenge": "%s", "timeout": 300000, "rpId": "suite.example", "allowCredentials": [],
                 "userVerification": "%s"}""".formatted(Challenge.random().text(), verification);
    }

    /// The same without the flag that the user was verified, which stands behind the domain's hash.
    private static NewCredential unverified(NewCredential credential) {
        NewCredential.Attested made = credential.response();
        byte[] bytes = Base64.getUrlDecoder().decode(made.attestationObject());
        byte[] domain =
                Challenge.of(PARTY.id().getBytes(StandardCharsets.UTF_8)).digest();
        for (int at = 0; at < bytes.length - domain.length; at++) {
            if (Arrays.equals(bytes, at, at + domain.length, domain, 0, domain.length)) {
                assertThat(bytes[at + domain.length] & VERIFIED).isEqualTo(VERIFIED);
                bytes[at + domain.length] &= (byte) ~VERIFIED;
            }
        }
        String changed = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        assertThat(changed).isNotEqualTo(made.attestationObject());
        return new NewCredential(
                credential.id(), new NewCredential.Attested(made.clientDataJSON(), changed, made.transports()));
    }

    /// The same with a byte changed, or cut off somewhere.
    private static String broken(String base64url, Random random) {
        byte[] bytes = Base64.getUrlDecoder().decode(base64url);
        int at = random.nextInt(bytes.length);
        if (random.nextInt(4) == 0) {
            bytes = Arrays.copyOf(bytes, at);
        } else {
            bytes[at] = (byte) random.nextInt(256);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static <T> T json(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
