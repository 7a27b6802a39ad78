package io.incubator.auth.session;

import io.incubator.kit.idempotency.RepeatSafe;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/// Signing in and out.
@Path("/api/auth")
@PermitAll
@RunOnVirtualThread
@Tag(name = "Sign-in")
class SessionResource {
    private final SignInService signIn;

    SessionResource(SignInService signIn) {
        this.signIn = signIn;
    }

    /// What is no address or no possible password is answered like a wrong one.
    @POST
    @Path("/login")
    @RepeatSafe("each login is a session of its own")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "login", summary = "Sign in; without an organisation, to the personal one")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TokenAnswer.class)))
    @APIResponse(
            responseCode = "401",
            description =
                    "Address and password (and code) do not go together; or second-factor-required: send a code, too")
    @APIResponse(responseCode = "404", description = "Not one of your organisations")
    @APIResponse(responseCode = "429", description = "Too many tries; Retry-After says when the next is worth it")
    public TokenAnswer login(@Valid @NotNull LoginRequest request, @Context HttpServerRequest http) {
        return signIn.login(
                request.email(),
                request.password(),
                Optional.ofNullable(request.code()),
                Optional.ofNullable(request.organisationId()),
                Origin.of(http));
    }

    @POST
    @Path("/refresh")
    @RepeatSafe("a token refreshed twice leads to the same successor for a while")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "refresh",
            summary = "Trade a refresh token for the next pair, if wanted for another organisation")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TokenAnswer.class)))
    @APIResponse(responseCode = "401", description = "The session is over")
    @APIResponse(responseCode = "404", description = "Not one of your organisations")
    public TokenAnswer refresh(@Valid @NotNull RefreshRequest request) {
        return signIn.refresh(request.refreshToken(), Optional.ofNullable(request.organisationId()));
    }

    @POST
    @Path("/logout")
    @RepeatSafe("a session ends once")
    @Operation(operationId = "logout", summary = "End the session of a refresh token")
    @APIResponse(responseCode = "204", description = "Signed out, or was not signed in")
    public void logout(@Valid @NotNull LogoutRequest request) {
        signIn.logout(request.refreshToken());
    }

    /// @param code of the authenticator, or a recovery code, where the account has a second factor
    record LoginRequest(
            @NotNull @Size(max = 1000) String email,
            @NotNull String password,
            @Size(max = 40) String code,
            UUID organisationId) {
        @Override
        public String toString() {
            return "LoginRequest[" + email + "]";
        }
    }

    record RefreshRequest(@NotNull @Size(max = 200) String refreshToken, UUID organisationId) {
        @Override
        public String toString() {
            return "RefreshRequest[…]";
        }
    }

    record LogoutRequest(@NotNull @Size(max = 200) String refreshToken) {
        @Override
        public String toString() {
            return "LogoutRequest[…]";
        }
    }
}
