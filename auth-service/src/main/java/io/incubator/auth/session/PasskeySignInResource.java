package io.incubator.auth.session;

import io.incubator.auth.passkey.Assertion;
import io.incubator.auth.passkey.PasskeyCheck;
import io.incubator.auth.passkey.RequestOptions;
import io.incubator.kit.idempotency.RepeatSafe;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.jboss.resteasy.reactive.ResponseStatus;

/// Signing in with a passkey.
@Path("/api/auth/login/passkey")
@PermitAll
@RunOnVirtualThread
@Tag(name = "Passkeys")
class PasskeySignInResource {
    private final PasskeyCheck passkeys;
    private final SignInService signIn;

    PasskeySignInResource(PasskeyCheck passkeys, SignInService signIn) {
        this.passkeys = passkeys;
        this.signIn = signIn;
    }

    @POST
    @Path("/options")
    @RepeatSafe("each challenge is one of its own")
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "beginPasskeyLogin",
            summary = "Begin to sign in with a passkey; nobody need say who they are",
            description = "Give the answer to PublicKeyCredential.parseRequestOptionsFromJSON and that to"
                    + " navigator.credentials.get, and what comes of it to POST /api/auth/login/passkey within five"
                    + " minutes. The challenge works once.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = RequestOptions.class)))
    @APIResponse(responseCode = "429", description = "Too many tries; Retry-After says when the next is worth it")
    public RequestOptions begin(@Context HttpServerRequest http) {
        return passkeys.begin(Origin.of(http).address());
    }

    @POST
    @RepeatSafe("a challenge works once, and each login is a session of its own")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "loginWithPasskey",
            summary = "Sign in with a passkey; without an organisation, to the personal one",
            description = "Counts as two factors (acr mfa): the device, and whatever by which it knows its user.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TokenAnswer.class)))
    @APIResponse(responseCode = "401", description = "Not accepted, whatever the reason; begin again")
    @APIResponse(responseCode = "404", description = "Not one of your organisations")
    @APIResponse(responseCode = "429", description = "Too many tries; Retry-After says when the next is worth it")
    public TokenAnswer login(@Valid @NotNull PasskeyLogin request, @Context HttpServerRequest http) {
        return signIn.loginWithPasskey(
                request.credential(), Optional.ofNullable(request.organisationId()), Origin.of(http));
    }

    /// A sign-in with a passkey.
    ///
    /// @param credential what the browser got of the device, as JSON
    /// @param organisationId the one to speak for
    record PasskeyLogin(@Valid @NotNull Assertion credential, UUID organisationId) {
        @Override
        public String toString() {
            return "PasskeyLogin[…]";
        }
    }
}
