package io.incubator.auth.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/// What the standard asks a relying party to check (WebAuthn, sections 7.1 and 7.2): type, challenge, origin, domain,
/// presence and verification of the user, algorithm, signature and counter. Nothing is asked about the make of the
/// authenticator. Whatever does not hold, the answer is the same.
final class PasskeyVerifier {
    /// What is accepted, the preferred first: ES256, EdDSA, RS256.
    static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256);

    private static final List<PublicKeyCredentialParameters> PARAMETERS = ALGORITHMS.stream()
            .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
            .toList();

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter keys = new AttestedCredentialDataConverter(converter);
    private final RelyingParty party;
    private final Set<Origin> origins;

    PasskeyVerifier(RelyingParty party) {
        this.party = party;
        this.origins = party.origins().stream().map(Origin::new).collect(Collectors.toUnmodifiableSet());
    }

    /// An answer that can be read, of which nothing is known to be true yet.
    ///
    /// @param challenge the one it claims to answer
    record Claimed<T>(T data, Challenge challenge) {}

    /// Of a key that was shown to sign.
    sealed interface Outcome {
        /// All of it holds.
        ///
        /// @param signCount what the authenticator counts now
        record Good(long signCount, boolean backedUp) implements Outcome {}

        /// Something does not hold.
        record Refused() implements Outcome {}

        /// The signature is good and the counter has not moved: somebody may hold a copy of the key.
        record Copied() implements Outcome {}
    }

    /// Reads a new credential; empty if it is none.
    Optional<Claimed<RegistrationData>> read(NewCredential credential) {
        return unlessMalformed(() -> {
            NewCredential.Attested response = credential.response();
            RegistrationData data = manager.parse(new RegistrationRequest(
                    bytes(response.attestationObject()), bytes(response.clientDataJSON()), response.transports()));
            return claimed(data, data.getCollectedClientData())
                    .filter(_ -> data.getAttestationObject() != null
                            && sameId(credential.id(), attested(data).getCredentialId()));
        });
    }

    /// Reads what somebody signed to sign in; empty if it is nothing of the kind.
    Optional<Claimed<AuthenticationData>> read(Assertion assertion) {
        return unlessMalformed(() -> {
            Assertion.Signed response = assertion.response();
            AuthenticationData data = manager.parse(new AuthenticationRequest(
                    bytes(assertion.id()),
                    bytes(response.userHandle()),
                    bytes(response.authenticatorData()),
                    bytes(response.clientDataJSON()),
                    bytes(response.signature())));
            return claimed(data, data.getCollectedClientData());
        });
    }

    /// The key of a new credential, if all of it holds. The challenge must have been spent.
    Optional<PasskeyKey> verify(Claimed<RegistrationData> claimed) {
        return unlessMalformed(() -> {
            RegistrationData data = claimed.data();
            manager.verify(data, new RegistrationParameters(server(claimed.challenge()), PARAMETERS, true, true));
            AuthenticatorData<?> told = data.getAttestationObject().getAuthenticatorData();
            return Optional.of(new PasskeyKey(
                    attested(data).getCredentialId(),
                    keys.convert(attested(data)),
                    told.getSignCount(),
                    told.isFlagBE(),
                    told.isFlagBS(),
                    data.getTransports() == null
                            ? Set.of()
                            : data.getTransports().stream()
                                    .map(Object::toString)
                                    .collect(Collectors.toSet())));
        });
    }

    /// Whether a key has signed what it claims. The challenge must have been spent.
    Outcome verify(Claimed<AuthenticationData> claimed, PasskeyKey key) {
        try {
            return unlessMalformed(() -> Optional.of(good(claimed, key))).orElseGet(Outcome.Refused::new);
        } catch (MaliciousCounterValueException e) {
            return new Outcome.Copied();
        }
    }

    private Outcome good(Claimed<AuthenticationData> claimed, PasskeyKey key) {
        CredentialRecordImpl known = new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                key.backupEligible(),
                key.backedUp(),
                key.signCount(),
                keys.convert(key.attested()),
                null,
                null,
                null,
                Set.of());
        manager.verify(
                claimed.data(), new AuthenticationParameters(server(claimed.challenge()), known, null, true, true));
        AuthenticatorData<?> told = claimed.data().getAuthenticatorData();
        return new Outcome.Good(told.getSignCount(), told.isFlagBS());
    }

    private ServerProperty server(Challenge challenge) {
        return ServerProperty.builder()
                .origins(origins)
                .rpId(party.id())
                .challenge(new DefaultChallenge(challenge.bytes()))
                .build();
    }

    private static AttestedCredentialData attested(RegistrationData data) {
        return data.getAttestationObject().getAuthenticatorData().getAttestedCredentialData();
    }

    /// A page that another one has framed does not sign anybody in.
    private static <T> Optional<Claimed<T>> claimed(T data, CollectedClientData client) {
        return Optional.ofNullable(client)
                .filter(seen -> seen.getChallenge() != null && !Boolean.TRUE.equals(seen.getCrossOrigin()))
                .map(seen ->
                        new Claimed<>(data, Challenge.of(seen.getChallenge().getValue())));
    }

    private static boolean sameId(String id, byte[] credentialId) {
        return Arrays.equals(bytes(id), credentialId);
    }

    private static byte[] bytes(String base64url) {
        return Base64.getUrlDecoder().decode(base64url);
    }

    /// The bytes are a stranger's: whatever they make the library throw, they are refused.
    private static <T> Optional<T> unlessMalformed(Supplier<Optional<T>> reading) {
        try {
            return reading.get();
        } catch (MaliciousCounterValueException e) {
            throw e;
        } catch (WebAuthnException | JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
