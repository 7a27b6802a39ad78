package io.incubator.auth.oauth;

import io.incubator.auth.external.Arrival;
import io.incubator.auth.mail.MailToken;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The sign-in page's ways by an account elsewhere: there and back, then whatever is still to be asked.
@Path("/oauth2/external")
@PermitAll
@RunOnVirtualThread
class ExternalSignInResource {
    private final ExternalAuthorization authorizations;
    private final Cookies cookies;
    private final StepPages pages;

    ExternalSignInResource(ExternalAuthorization authorizations, Cookies cookies, StepPages pages) {
        this.authorizations = authorizations;
        this.cookies = cookies;
        this.pages = pages;
    }

    /// What every request of a browser brings along.
    static class Visit {
        @CookieParam(Cookies.CSRF)
        String csrf;

        @CookieParam(Cookies.ELSEWHERE)
        String browser;

        @HeaderParam("Origin")
        String origin;

        @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
        String language;

        @Context
        HttpServerRequest http;

        String address() {
            return http.remoteAddress().hostAddress();
        }
    }

    /// What the forms hold.
    static class Form {
        @FormParam("request")
        String request;

        @FormParam("csrf")
        String csrf;

        @FormParam("ticket")
        String ticket;

        @FormParam("email")
        String email;

        @FormParam("password")
        String password;

        @FormParam("code")
        String code;

        Optional<String> typedCode() {
            // the form sends its empty field, too
            return Optional.ofNullable(code).filter(c -> !c.isBlank());
        }
    }

    @GET
    @Path("/{provider}")
    @Operation(hidden = true)
    public Response go(
            @PathParam("provider") String provider, @QueryParam("request") String request, @BeanParam Visit visit) {
        ExternalAuthorization.Gone gone = request == null
                ? new ExternalAuthorization.Gone(new Step.Refuse(), null)
                : authorizations.go(provider, AuthorizationRequest.parse(request), visit.address());
        Response.ResponseBuilder response = pages.of(gone.step(), visit.csrf, visit.language);
        return (gone.browser() == null ? response : response.cookie(cookies.elsewhere(gone.browser()))).build();
    }

    @GET
    @Path("/callback")
    @Operation(hidden = true)
    public Response back(
            @QueryParam("state") String state,
            @QueryParam("code") String code,
            @QueryParam("iss") String issuer,
            @BeanParam Visit visit) {
        AuthorizationService.Outcome outcome = state == null || visit.browser == null
                ? new AuthorizationService.Outcome(new Step.Refuse(), null)
                : authorizations.back(
                        visit.browser, state, Optional.ofNullable(code), Optional.ofNullable(issuer), visit.address());
        return answer(outcome, visit);
    }

    @POST
    @Path("/code")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response code(@BeanParam Form form, @BeanParam Visit visit) {
        return answer(
                arrival(form, visit)
                        .map(arrival -> authorizations.code(
                                AuthorizationRequest.parse(form.request),
                                new ExternalAuthorization.Ticket(arrival, form.ticket),
                                form.typedCode(),
                                visit.address()))
                        .orElseGet(ExternalSignInResource::refused),
                visit);
    }

    @POST
    @Path("/passkey")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response passkey(@BeanParam Form form, @BeanParam PasskeyForm passkey, @BeanParam Visit visit) {
        return answer(
                arrival(form, visit)
                        .flatMap(arrival -> passkey.assertion()
                                .map(assertion -> authorizations.passkey(
                                        AuthorizationRequest.parse(form.request),
                                        new ExternalAuthorization.Ticket(arrival, form.ticket),
                                        assertion,
                                        visit.address())))
                        .orElseGet(ExternalSignInResource::refused),
                visit);
    }

    @POST
    @Path("/link")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response link(@BeanParam Form form, @BeanParam Visit visit) {
        return answer(
                arrival(form, visit)
                        .filter(_ -> form.email != null && form.password != null)
                        .map(arrival -> authorizations.link(
                                AuthorizationRequest.parse(form.request),
                                new ExternalAuthorization.Ticket(arrival, form.ticket),
                                new ExternalAuthorization.Typed(form.email, form.password, form.typedCode()),
                                visit.address()))
                        .orElseGet(ExternalSignInResource::refused),
                visit);
    }

    @POST
    @Path("/account")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response account(@BeanParam Form form, @BeanParam Visit visit) {
        return answer(
                arrival(form, visit)
                        .map(arrival -> authorizations.account(
                                AuthorizationRequest.parse(form.request),
                                new ExternalAuthorization.Ticket(arrival, form.ticket),
                                form.typedCode().map(code -> new MailToken(code.strip()))))
                        .orElseGet(ExternalSignInResource::refused),
                visit);
    }

    private Optional<Arrival> arrival(Form form, Visit visit) {
        return cookies.isOwnForm(visit.csrf, form.csrf, visit.origin)
                        && form.request != null
                        && form.ticket != null
                        && visit.browser != null
                ? authorizations.arrival(form.ticket, visit.browser)
                : Optional.empty();
    }

    private Response answer(AuthorizationService.Outcome outcome, Visit visit) {
        Response.ResponseBuilder response = pages.of(outcome, visit.csrf, visit.language);
        // who is in needs it no more
        return (outcome.cookie() == null ? response : response.cookie(cookies.nowhereElse())).build();
    }

    private static AuthorizationService.Outcome refused() {
        return new AuthorizationService.Outcome(new Step.Refuse(), null);
    }
}
