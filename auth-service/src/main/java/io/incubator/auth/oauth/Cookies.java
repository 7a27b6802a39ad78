package io.incubator.auth.oauth;

import io.incubator.auth.AuthConfig;
import io.incubator.auth.external.ExternalSignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;

/// The cookies of the pages: out of reach of scripts, of other sites' forms and, over TLS, of plain
/// connections.
@ApplicationScoped
class Cookies {
    static final String SESSION = "incubator_session";
    static final String ELSEWHERE = "incubator_elsewhere";
    static final String CSRF = "incubator_csrf";

    private final boolean secure;
    private final String origin;

    @Inject
    Cookies(AuthConfig config) {
        URI issuer = URI.create(config.issuer());
        this.secure = "https".equals(issuer.getScheme());
        this.origin = issuer.getScheme() + "://" + issuer.getRawAuthority();
    }

    /// Where the pages are, as browsers name it.
    String origin() {
        return origin;
    }

    NewCookie session(Secret value) {
        return cookie(SESSION, value.text(), AuthorizationService.BROWSER_LIFETIME);
    }

    NewCookie noSession() {
        return cookie(SESSION, "", Duration.ZERO);
    }

    /// Of a browser that signs in elsewhere.
    NewCookie elsewhere(String value) {
        return cookie(ELSEWHERE, value, ExternalSignIn.LIFETIME.multipliedBy(2));
    }

    NewCookie nowhereElse() {
        return cookie(ELSEWHERE, "", Duration.ZERO);
    }

    NewCookie csrf(Secret value) {
        return cookie(CSRF, value.text(), AuthorizationService.BROWSER_LIFETIME);
    }

    /// Whether a form was filled in on a page of ours: it repeats the cookie, and the browser names no
    /// other origin.
    boolean isOwnForm(String cookie, String repeated, String fromOrigin) {
        return cookie != null
                && repeated != null
                && MessageDigest.isEqual(
                        cookie.getBytes(StandardCharsets.UTF_8), repeated.getBytes(StandardCharsets.UTF_8))
                && (fromOrigin == null || fromOrigin.equals("null") || fromOrigin.equals(origin));
    }

    private NewCookie cookie(String name, String value, Duration age) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/oauth2")
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge((int) age.toSeconds())
                .build();
    }
}
