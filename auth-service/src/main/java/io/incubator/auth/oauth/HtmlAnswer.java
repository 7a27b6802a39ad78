package io.incubator.auth.oauth;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/// A page: kept by nobody, framed by nobody, with our one style sheet, no script, and forms that lead
/// here and on to the application.
final class HtmlAnswer {
    private HtmlAnswer() {}

    /// @param formTarget where a form's answer may redirect to; empty for nowhere else
    static Response.ResponseBuilder of(int status, TemplateInstance page, PageText text, String formTarget) {
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
                                + "; base-uri 'none'; frame-ancestors 'none'")
                .entity(page.render());
    }
}
