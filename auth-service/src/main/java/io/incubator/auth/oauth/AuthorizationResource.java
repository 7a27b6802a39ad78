package io.incubator.auth.oauth;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
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
import java.net.URI;
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

    AuthorizationResource(AuthorizationService authorizations, Cookies cookies) {
        this.authorizations = authorizations;
        this.cookies = cookies;
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
        return answer(step, csrf, language).build();
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
            return answer(new Step.Refuse(), csrf, language).build();
        }
        AuthorizationService.Outcome outcome = authorizations.signIn(
                AuthorizationRequest.parse(request),
                email,
                password,
                // the form sends its empty field, too
                Optional.ofNullable(code).filter(c -> !c.isBlank()),
                http.remoteAddress().hostAddress());
        Response.ResponseBuilder response = answer(outcome.step(), csrf, language);
        if (outcome.cookie() != null) {
            response.cookie(cookies.session(outcome.cookie()));
        }
        return response.build();
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
        return answer(step, csrf, language).build();
    }

    private Response.ResponseBuilder answer(Step step, String csrf, String language) {
        PageText text = PageText.of(language);
        Secret token = secret(csrf).orElseGet(Secret::random);
        return switch (step) {
            case Step.Return(String location) ->
                Response.status(Response.Status.SEE_OTHER)
                        .location(URI.create(location))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store");
            case Step.Refuse() ->
                HtmlAnswer.of(400, Pages.message(text, text.badRequest(), text.startAgain()), text, "");
            case Step.SignIn in ->
                HtmlAnswer.of(
                                in.problem() == Step.Problem.NONE ? 200 : 401,
                                signInPage(in, text, token),
                                text,
                                RedirectUri.source(in.request().redirectUri()))
                        .cookie(cookies.csrf(token));
            case Step.Consent consent ->
                HtmlAnswer.of(
                                200,
                                consentPage(consent, text, token),
                                text,
                                RedirectUri.source(consent.request().redirectUri()))
                        .cookie(cookies.csrf(token));
        };
    }

    private static TemplateInstance signInPage(Step.SignIn in, PageText text, Secret csrf) {
        String problem = switch (in.problem()) {
            case NONE -> null;
            case WRONG -> text.wrong();
            case CODE_NEEDED -> text.codeNeeded();
            case TOO_MANY -> text.tooMany();
        };
        return Pages.signIn(text, in.client().name(), problem, in.request().text(), csrf.text(), in.email());
    }

    private static TemplateInstance consentPage(Step.Consent consent, PageText text, Secret csrf) {
        return Pages.consent(
                text,
                consent.client().name(),
                consent.scopes().stream().sorted().map(text::scope).toList(),
                consent.email(),
                RedirectUri.source(consent.request().redirectUri()),
                consent.request().text(),
                csrf.text());
    }

    static Optional<Secret> secret(String cookie) {
        return Optional.ofNullable(cookie).filter(c -> c.length() == 43).map(Secret::new);
    }
}
