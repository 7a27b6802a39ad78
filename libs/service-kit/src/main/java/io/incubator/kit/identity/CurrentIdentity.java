package io.incubator.kit.identity;

import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// The caller of the request at hand, as the verified token says it. Scopes are roles:
/// `@RolesAllowed("projects:read")`.
@Singleton
public class CurrentIdentity {
    private final SecurityIdentity identity;

    CurrentIdentity(SecurityIdentity identity) {
        this.identity = identity;
    }

    /// The person or service that acts.
    ///
    /// @throws ProblemException `unauthenticated` without a token of a person
    public UUID subject() {
        return findSubject().orElseThrow(CurrentIdentity::unauthenticated);
    }

    /// The organisation the token was issued for: the tenant of everything this request does.
    ///
    /// @throws ProblemException `unauthenticated` when the token names none
    public UUID organisation() {
        return findOrganisation().orElseThrow(CurrentIdentity::unauthenticated);
    }

    /// The organisation, if there is a token and it names one.
    public Optional<UUID> findOrganisation() {
        return known().map(TokenHolder::organisation).or(() -> token().flatMap(t -> Claims.uuid(t.getClaim("org"))));
    }

    /// The subject, if there is a token and it is a person's.
    public Optional<UUID> findSubject() {
        return known().map(TokenHolder::subject).or(() -> token().flatMap(t -> Claims.uuid(t.getSubject())));
    }

    /// The rights the token carries.
    public Set<String> scopes() {
        return identity.getRoles();
    }

    /// The teams of the organisation to which the subject belongs, as far as their token tells: API
    /// keys and tickets tell of none.
    public Set<UUID> teams() {
        return token().map(t -> Claims.uuids(t.getClaim("teams"))).orElse(Set.of());
    }

    /// The service that acts on the subject's behalf, when a job does.
    public Optional<String> actor() {
        return token().map(t -> t.<JsonObject>getClaim("act"))
                .map(act -> act.get("sub"))
                .map(sub -> ((JsonString) sub).getString());
    }

    /// The service that calls, when it calls for itself with its client credentials.
    public Optional<String> client() {
        return token().filter(t -> t.getAudience().contains(TokenRules.INTERNAL_AUDIENCE))
                .map(JsonWebToken::getSubject);
    }

    /// The session a person's token belongs to.
    public Optional<UUID> session() {
        return known().map(TokenHolder::session).or(() -> token().flatMap(t -> Claims.uuid(t.getClaim("sid"))));
    }

    /// What decides how long the caller's rights last.
    ///
    /// @throws ProblemException `unauthenticated` without a token of a person
    public TokenHolder holder() {
        return TokenHolder.of(identity).orElseThrow(CurrentIdentity::unauthenticated);
    }

    private Optional<TokenHolder> known() {
        return Optional.ofNullable(identity.getAttribute(TokenHolder.ATTRIBUTE));
    }

    private Optional<JsonWebToken> token() {
        return !identity.isAnonymous() && identity.getPrincipal() instanceof JsonWebToken token
                ? Optional.of(token)
                : Optional.empty();
    }

    private static ProblemException unauthenticated() {
        return new ProblemException(CommonError.UNAUTHENTICATED);
    }
}
