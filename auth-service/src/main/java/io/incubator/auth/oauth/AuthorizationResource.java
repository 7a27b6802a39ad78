package io.incubator.auth.oauth;

import io.incubator.auth.passkey.Assertion;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The authorization endpoint and its pages. They are for browsers, and described in
/// docs/reference/openid.md instead of the API's contract.
@Path("/oauth2")
@PermitAll
@RunOnVirtualThread
class AuthorizationResource {
    private final AuthorizationService authorizations;
    private final Cookies cookies;
    private final StepPages pages;

    AuthorizationResource(AuthorizationService authorizations, Cookies cookies, StepPages pages) {
        this.authorizations = authorizations;
        this.cookies = cookies;
        this.pages = pages;
    }

    @GET
    @Path("/authorize")
    @Operation(hidden = true)
    public Response begin(
            @Context UriInfo uri,
            @CookieParam(Cookies.SESSION) String session,
            @CookieParam(Cookies.CSRF) String csrf,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
        return begin(uri.getQueryParameters(), session, csrf, language);
    }

    @POST
    @Path("/authorize")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response beginByForm(
            MultivaluedMap<String, String> form,
            @CookieParam(Cookies.SESSION) String session,
            @CookieParam(Cookies.CSRF) String csrf,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
        return begin(form, session, csrf, language);
    }

    private Response begin(MultivaluedMap<String, String> given, String session, String csrf, String language) {
        Step step = authorizations.begin(AuthorizationRequest.of(given), secret(session));
        return pages.of(step, csrf, language).build();
    }

    @POST
    @Path("/sign-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response signIn(
            @FormParam("request") String request,
            @FormParam("csrf") String repeated,
            @FormParam("email") String email,
            @FormParam("password") String password,
            @FormParam("code") String code,
            @CookieParam(Cookies.CSRF) String csrf,
            @HeaderParam("Origin") String origin,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language,
            @Context HttpServerRequest http) {
        if (!cookies.isOwnForm(csrf, repeated, origin) || request == null || email == null || password == null) {
            return pages.of(new Step.Refuse(), csrf, language).build();
        }
        return pages.of(
                        authorizations.signIn(
                                AuthorizationRequest.parse(request),
                                email,
                                password,
                                // the form sends its empty field, too
                                Optional.ofNullable(code).filter(c -> !c.isBlank()),
                                http.remoteAddress().hostAddress()),
                        csrf,
                        language)
                .build();
    }

    @POST
    @Path("/passkey")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response signInWithPasskey(
            @FormParam("request") String request,
            @FormParam("csrf") String repeated,
            @BeanParam PasskeyForm passkey,
            @CookieParam(Cookies.CSRF) String csrf,
            @HeaderParam("Origin") String origin,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language,
            @Context HttpServerRequest http) {
        Optional<Assertion> assertion = passkey.assertion();
        if (!cookies.isOwnForm(csrf, repeated, origin) || request == null || assertion.isEmpty()) {
            return pages.of(new Step.Refuse(), csrf, language).build();
        }
        AuthorizationService.Outcome outcome = authorizations.signIn(
                AuthorizationRequest.parse(request),
                assertion.get(),
                http.remoteAddress().hostAddress());
        return pages.of(outcome, csrf, language).build();
    }

    @POST
    @Path("/consent")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response decide(
            @FormParam("request") String request,
            @FormParam("csrf") String repeated,
            @FormParam("decision") String decision,
            @CookieParam(Cookies.SESSION) String session,
            @CookieParam(Cookies.CSRF) String csrf,
            @HeaderParam("Origin") String origin,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
        Step step = cookies.isOwnForm(csrf, repeated, origin) && request != null
                ? authorizations.decide(AuthorizationRequest.parse(request), "allow".equals(decision), secret(session))
                : new Step.Refuse();
        return pages.of(step, csrf, language).build();
    }

    static Optional<Secret> secret(String cookie) {
        return Optional.ofNullable(cookie).filter(c -> c.length() == 43).map(Secret::new);
    }
}
