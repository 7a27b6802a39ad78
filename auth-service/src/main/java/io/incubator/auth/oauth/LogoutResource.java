package io.incubator.auth.oauth;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Signing out at an application's wish (OpenID Connect RP-Initiated Logout). Who comes with an ID
/// token of the application is signed out at once; anybody else is asked.
@Path("/oauth2/logout")
@PermitAll
@RunOnVirtualThread
class LogoutResource {
    private final LogoutService logouts;
    private final Cookies cookies;

    LogoutResource(LogoutService logouts, Cookies cookies) {
        this.logouts = logouts;
        this.cookies = cookies;
    }

    @GET
    @Operation(hidden = true)
    public Response begin(
            @QueryParam("id_token_hint") String hint,
            @QueryParam("post_logout_redirect_uri") String returnTo,
            @QueryParam("state") String state,
            @CookieParam(Cookies.SESSION) String session,
            @CookieParam(Cookies.CSRF) String csrf,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
        return end(hint, returnTo, state, session, csrf, language);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response post(
            MultivaluedMap<String, String> form,
            @CookieParam(Cookies.SESSION) String session,
            @CookieParam(Cookies.CSRF) String csrf,
            @HeaderParam("Origin") String origin,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
        if (form.containsKey("csrf") && cookies.isOwnForm(csrf, form.getFirst("csrf"), origin)) {
            logouts.signOut(AuthorizationResource.secret(session));
            return signedOut(Optional.empty(), language);
        }
        return end(
                form.getFirst("id_token_hint"),
                form.getFirst("post_logout_redirect_uri"),
                form.getFirst("state"),
                session,
                csrf,
                language);
    }

    private Response end(String hint, String returnTo, String state, String session, String csrf, String language) {
        Optional<LogoutService.Ended> ended = hint == null
                ? Optional.empty()
                : logouts.end(hint, Optional.ofNullable(returnTo), AuthorizationResource.secret(session));
        if (ended.isPresent()) {
            return signedOut(ended.get().returnTo().map(uri -> LogoutService.withState(uri, state)), language);
        }
        PageText text = PageText.of(language);
        Secret token = AuthorizationResource.secret(csrf).orElseGet(Secret::random);
        return HtmlAnswer.of(200, Pages.logout(text, token.text()), text, "")
                .cookie(cookies.csrf(token))
                .build();
    }

    private Response signedOut(Optional<String> returnTo, String language) {
        PageText text = PageText.of(language);
        Response.ResponseBuilder response = returnTo.map(uri -> Response.status(Response.Status.SEE_OTHER)
                        .location(URI.create(uri))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store"))
                .orElseGet(() -> HtmlAnswer.of(200, Pages.message(text, text.signedOut(), text.closePage()), text, ""));
        return response.cookie(cookies.noSession()).build();
    }
}
