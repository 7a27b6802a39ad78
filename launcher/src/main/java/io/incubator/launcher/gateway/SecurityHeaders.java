package io.incubator.launcher.gateway;

import io.vertx.core.MultiMap;

/// What a browser must know about answers that the gateway makes itself.
final class SecurityHeaders {
    /// an answer that is data: nothing in it is ever run or framed
    static final String DATA = "default-src 'none'; frame-ancestors 'none'";
    /// the pages of /docs: their own files and calls of this API, nothing of any other host
    static final String PAGES = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    static void set(MultiMap headers, String contentSecurityPolicy) {
        headers.set("Content-Security-Policy", contentSecurityPolicy)
                .set("X-Content-Type-Options", "nosniff")
                .set("X-Frame-Options", "DENY")
                .set("Referrer-Policy", "no-referrer")
                .set("Cross-Origin-Opener-Policy", "same-origin");
    }
}
