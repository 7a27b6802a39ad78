package io.incubator.auth.passkey;

import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

/// The public half of a passkey, and how often it was used.
///
/// @param credentialId the name the authenticator gave it
/// @param attested its public key as the authenticator wrote it (WebAuthn, attested credential data)
/// @param signCount how often it has signed, as it last said; 0 for authenticators that do not count
/// @param backupEligible whether it may be copied to other devices of its owner, which never changes
/// @param backedUp whether it has been
/// @param transports how the authenticator is reached
@SuppressWarnings("ArrayRecordComponent") // never compared
record PasskeyKey(
        byte[] credentialId,
        byte[] attested,
        long signCount,
        boolean backupEligible,
        boolean backedUp,
        Set<String> transports) {
    private static final int LONGEST_ID = 1023;

    PasskeyKey {
        if (credentialId.length == 0 || credentialId.length > LONGEST_ID || signCount < 0) {
            throw new IllegalArgumentException("not a passkey");
        }
        credentialId = Arrays.copyOf(credentialId, credentialId.length);
        attested = Arrays.copyOf(attested, attested.length);
        transports = Set.copyOf(transports);
    }

    /// The credential's id as browsers write it.
    String id() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(credentialId);
    }

    @Override
    public String toString() {
        return "PasskeyKey[…]";
    }
}
