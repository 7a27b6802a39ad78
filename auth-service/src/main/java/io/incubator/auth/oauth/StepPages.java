package io.incubator.auth.oauth;

import io.incubator.auth.AuthConfig;
import io.incubator.auth.external.ExternalSignIn;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a browser is answered at each step.
@ApplicationScoped
class StepPages {
    private final Cookies cookies;
    private final ExternalSignIn elsewhere;
    private final AuthConfig.Registration registration;

    @Inject
    StepPages(Cookies cookies, ExternalSignIn elsewhere, AuthConfig config) {
        this.cookies = cookies;
        this.elsewhere = elsewhere;
        this.registration = config.registration();
    }

    /// The answer to somebody who may just have signed in.
    Response.ResponseBuilder of(AuthorizationService.Outcome outcome, String csrf, String language) {
        Response.ResponseBuilder response = of(outcome.step(), csrf, language);
        return outcome.cookie() == null ? response : response.cookie(cookies.session(outcome.cookie()));
    }

    /// The answer of a step.
    ///
    /// @param csrf the cookie the browser has; may be null
    /// @param language `Accept-Language`; may be null
    Response.ResponseBuilder of(Step step, String csrf, String language) {
        PageText text = PageText.of(language);
        Secret token = AuthorizationResource.secret(csrf).orElseGet(Secret::random);
        return switch (step) {
            case Step.Return(String location) ->
                Response.status(Response.Status.SEE_OTHER)
                        .location(URI.create(location))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store");
            case Step.Refuse() ->
                HtmlAnswer.of(400, Pages.message(text, text.badRequest(), text.startAgain()), text, "");
            case Step.SignIn in -> proof(in.problem(), signIn(in, text, token), text, in.request(), token);
            case Step.Code code -> proof(code.problem(), code(code, text, token), text, code.request(), token);
            case Step.Link link -> proof(link.problem(), link(link, text, token), text, link.request(), token);
            case Step.Consent consent ->
                HtmlAnswer.of(200, consent(consent, text, token), text, target(consent.request()))
                        .cookie(cookies.csrf(token));
        };
    }

    /// Where somebody shows who they are.
    private Response.ResponseBuilder proof(
            Step.Problem problem, TemplateInstance page, PageText text, AuthorizationRequest request, Secret csrf) {
        return HtmlAnswer.withPasskeys(problem.status(), page, text, target(request), cookies.origin())
                .cookie(cookies.csrf(csrf));
    }

    private static String target(AuthorizationRequest request) {
        return RedirectUri.source(request.redirectUri());
    }

    private TemplateInstance signIn(Step.SignIn in, PageText text, Secret csrf) {
        String request = in.request().text();
        List<Pages.Choice> choices = elsewhere.choices().stream()
                .map(choice -> new Pages.Choice(
                        choice.name(),
                        "/oauth2/external/" + choice.id() + "?request="
                                + URLEncoder.encode(request, StandardCharsets.UTF_8)))
                .toList();
        return Pages.signIn(
                text, in.client().name(), text.problem(in.problem()), request, csrf.text(), in.email(), choices);
    }

    private static TemplateInstance code(Step.Code code, PageText text, Secret csrf) {
        return Pages.code(
                text,
                code.client().name(),
                text.problem(code.problem()),
                code.request().text(),
                csrf.text(),
                code.ticket());
    }

    private TemplateInstance link(Step.Link link, PageText text, Secret csrf) {
        return Pages.link(
                text,
                link.provider(),
                text.problem(link.problem()),
                link.request().text(),
                csrf.text(),
                link.ticket(),
                link.typed(),
                registration == AuthConfig.Registration.CLOSED ? null : link.email(),
                registration == AuthConfig.Registration.INVITATION);
    }

    private static TemplateInstance consent(Step.Consent consent, PageText text, Secret csrf) {
        return Pages.consent(
                text,
                consent.client().name(),
                consent.scopes().stream().sorted().map(text::scope).toList(),
                consent.email(),
                RedirectUri.source(consent.request().redirectUri()),
                consent.request().text(),
                csrf.text());
    }
}
