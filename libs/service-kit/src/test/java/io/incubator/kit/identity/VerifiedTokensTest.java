package io.incubator.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
    private final VerifiedTokens tokens = new VerifiedTokens(new SimpleMeterRegistry());

    @Test
    void knowsWhatWasVerifiedAndNothingElse() {
        JsonWebToken token = token("first", Instant.now().plusSeconds(60));

        tokens.remember(token);

        assertThat(asked("first").getPrincipal()).isSameAs(token);
        assertThat(asked("first").getRoles()).containsExactly("projects:read");
        assertThat(asked("second")).isNull();
        assertThat(tokens.isKnown(token)).isTrue();
        assertThat(tokens.isKnown(token("first", Instant.now().plusSeconds(60))))
                .isFalse();
    }

    @Test
    void doesNotServeATokenPastItsEnd() {
        tokens.remember(token("old", Instant.now().minusSeconds(1)));

        assertThat(asked("old")).isNull();
    }

    private SecurityIdentity asked(String raw) {
        return tokens.authenticate(new TokenAuthenticationRequest(new TokenCredential(raw, "bearer")), null)
                .await()
                .indefinitely();
    }

    private static JsonWebToken token(String raw, Instant end) {
        JwtClaims claims = new JwtClaims();
        claims.setStringListClaim("groups", List.of("projects:read"));
        claims.setExpirationTime(NumericDate.fromMilliseconds(end.toEpochMilli()));
        return new DefaultJWTCallerPrincipal(raw, "JWT", claims);
    }
}
