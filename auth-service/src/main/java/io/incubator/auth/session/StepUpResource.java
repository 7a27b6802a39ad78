package io.incubator.auth.session;

import io.incubator.auth.passkey.Assertion;
import io.incubator.auth.passkey.RequestOptions;
import io.incubator.kit.idempotency.RepeatSafe;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Showing again who one is.
@Path("/api/auth/step-up")
@Authenticated
@Tag(name = "Sign-in")
class StepUpResource {
    private final StepUpService stepUps;

    StepUpResource(StepUpService stepUps) {
        this.stepUps = stepUps;
    }

    @POST
    @RepeatSafe("the session is authenticated anew each time")
    @RunOnVirtualThread
    @Operation(
            operationId = "stepUp",
            summary = "Show again who you are, for what is sensitive",
            description =
                    "Second factors, keys and the end of an account take a session that was authenticated within"
                            + " the last hour, with a code where the account has a second factor; others answer step-up-required.")
    @APIResponse(responseCode = "204", description = "The session counts as just authenticated")
    @APIResponse(responseCode = "401", description = "second-factor-required: send a code, too")
    @APIResponse(responseCode = "403", description = "Not the password and code of the account")
    @APIResponse(responseCode = "429", description = "Too many tries; Retry-After says when the next is worth it")
    public void show(@Valid @NotNull StepUpRequest request, @Context HttpServerRequest http) {
        stepUps.show(request.password(), Optional.ofNullable(request.code()), Origin.of(http));
    }

    @POST
    @Path("/passkey/options")
    @RepeatSafe("the session's last challenge is the one that works")
    @RunOnVirtualThread
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "beginPasskeyStepUp",
            summary = "Begin to show again who you are, with a passkey",
            description = "Give the answer to PublicKeyCredential.parseRequestOptionsFromJSON and that to"
                    + " navigator.credentials.get, and what comes of it to POST /api/auth/step-up/passkey within five"
                    + " minutes. The challenge works once, in this session.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = RequestOptions.class)))
    @APIResponse(responseCode = "429", description = "Too many tries; Retry-After says when the next is worth it")
    public RequestOptions begin(@Context HttpServerRequest http) {
        return stepUps.beginWithPasskey(Origin.of(http));
    }

    @POST
    @Path("/passkey")
    @RepeatSafe("a challenge works once")
    @RunOnVirtualThread
    @Operation(
            operationId = "stepUpWithPasskey",
            summary = "Show again who you are, with a passkey of yours",
            description = "Counts as two factors: the device, and whatever by which it knows its user.")
    @APIResponse(responseCode = "204", description = "The session counts as just authenticated")
    @APIResponse(responseCode = "403", description = "Not a passkey of the account, or not for this challenge")
    @APIResponse(responseCode = "429", description = "Too many tries; Retry-After says when the next is worth it")
    public void showWithPasskey(@Valid @NotNull PasskeyStepUp request, @Context HttpServerRequest http) {
        stepUps.showWithPasskey(request.credential(), Origin.of(http));
    }

    /// @param credential what the browser got of the device, as JSON
    record PasskeyStepUp(@Valid @NotNull Assertion credential) {
        @Override
        public String toString() {
            return "PasskeyStepUp[…]";
        }
    }

    /// @param code where the account has a second factor
    record StepUpRequest(
            @NotNull String password, @Size(max = 40) String code) {
        @Override
        public String toString() {
            return "StepUpRequest[…]";
        }
    }
}
