package io.incubator.auth.erasure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// For the API's description: what [PersonalDataRepository] writes. Secrets are not among it, nor
/// their digests: what a person could sign in with is told of, not handed out.
record PersonalData(
        HeldAccount account,
        List<HeldMembership> organisations,
        List<HeldTeam> teams,
        List<HeldSession> sessions,
        List<Instant> browserSignIns,
        List<HeldKey> apiKeys,
        List<HeldPasskey> passkeys,
        List<HeldIdentity> identities,
        HeldAuthenticator authenticator,
        List<HeldConsent> consents,
        List<HeldInvitation> invitationsMade,
        List<HeldInvitation> invitationsReceived,
        List<HeldNotice> notices,
        List<Instant> mailWaiting,
        List<Instant> knownAddressesSeenAt,
        List<HeldEvent> audit) {

    record HeldAccount(
            UUID id,
            String email,
            String displayName,
            Instant createdAt,
            Instant emailVerifiedAt,
            Instant passwordChangedAt) {}

    record HeldMembership(UUID id, String name, boolean personal, String role, Instant since) {}

    record HeldTeam(UUID id, UUID organisationId, String name, Instant since) {}

    record HeldSession(
            UUID id,
            UUID organisationId,
            UUID applicationId,
            List<String> scopes,
            String client,
            String assurance,
            Instant authenticatedAt,
            Instant createdAt,
            Instant refreshedAt,
            Instant expiresAt,
            Instant endedAt) {}

    record HeldKey(
            UUID id,
            UUID organisationId,
            String name,
            String hint,
            List<String> scopes,
            Instant createdAt,
            Instant expiresAt,
            Instant lastUsedAt,
            Instant revokedAt) {}

    record HeldPasskey(UUID id, String name, boolean backedUp, Instant createdAt, Instant lastUsedAt) {}

    record HeldIdentity(
            UUID id, String provider, String issuer, String subject, Instant createdAt, Instant lastUsedAt) {}

    record HeldAuthenticator(Instant createdAt, Instant confirmedAt, int recoveryCodesLeft) {}

    record HeldConsent(UUID applicationId, String application, List<String> scopes, Instant grantedAt) {}

    record HeldInvitation(UUID organisationId, String email, String role, Instant createdAt, Instant expiresAt) {}

    record HeldNotice(String kind, Instant createdAt) {}

    record HeldEvent(UUID organisationId, String kind, Instant at) {}
}
