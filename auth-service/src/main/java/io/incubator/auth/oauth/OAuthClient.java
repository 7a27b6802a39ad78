package io.incubator.auth.oauth;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// An application that people sign in to with their account here.
///
/// @param id its client id
/// @param organisation who registered it
/// @param confidential whether it has a secret
/// @param redirectUris where codes may be sent, compared character by character
/// @param logoutUris where people may be sent after logging out
/// @param serviceAccount whom it acts as with its own credentials; null for one that only acts for people
record OAuthClient(
        UUID id,
        UUID organisation,
        String name,
        boolean confidential,
        List<String> redirectUris,
        List<String> logoutUris,
        UUID serviceAccount,
        Instant createdAt) {
    OAuthClient {
        redirectUris = List.copyOf(redirectUris);
        logoutUris = List.copyOf(logoutUris);
    }
}
