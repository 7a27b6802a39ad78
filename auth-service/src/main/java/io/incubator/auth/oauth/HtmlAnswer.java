package io.incubator.auth.oauth;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/// A page: kept by nobody, framed by nobody, with our one style sheet, at most the one script of passkeys and never one
/// in the page itself, and forms that lead here and on to the application.
final class HtmlAnswer {
    private HtmlAnswer() {}

    /// @param formTarget where a form's answer may redirect to; empty for nowhere else
    static Response.ResponseBuilder of(int status, TemplateInstance page, PageText text, String formTarget) {
        return of(status, page, text, formTarget, "");
    }

    /// A page that offers passkeys.
    ///
    /// @param origin where it is, for its script and what that asks for are named and nothing beside them
    static Response.ResponseBuilder withPasskeys(
            int status, TemplateInstance page, PageText text, String formTarget, String origin) {
        return of(
                status,
                page,
                text,
                formTarget,
                "; script-src " + origin + "/oauth2/passkey.js; connect-src " + origin
                        + "/api/auth/login/passkey/options");
    }

    private static Response.ResponseBuilder of(
            int status, TemplateInstance page, PageText text, String formTarget, String scripts) {
        return Response.status(status)
                .header(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .header(HttpHeaders.CONTENT_LANGUAGE, text.language())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, "Accept-Language")
                .header("X-Frame-Options", "DENY")
                // without it browsers would not say where a form comes from
                .header("Referrer-Policy", "same-origin")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; form-action 'self' " + formTarget
                                + "; base-uri 'none'; frame-ancestors 'none'" + scripts)
                .entity(page.render());
    }
}
