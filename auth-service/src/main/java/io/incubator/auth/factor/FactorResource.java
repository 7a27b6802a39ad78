package io.incubator.auth.factor;

import io.incubator.kit.idempotency.RepeatSafe;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;

/// One's second factors.
@Path("/api/auth/factors")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Second factors")
class FactorResource {
    private final FactorService factors;

    FactorResource(FactorService factors) {
        this.factors = factors;
    }

    @GET
    @Operation(operationId = "getFactors", summary = "How your account is protected")
    @APIResponse(responseCode = "200", description = "OK")
    public FactorService.Protection get() {
        return factors.protection();
    }

    @POST
    @Path("/totp")
    @RepeatSafe("until it is confirmed, another secret takes the place of the first")
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "beginTotp",
            summary = "Begin to enrol an authenticator app",
            description = "Shows its secret, this once. It counts for nothing until PUT confirms it by a code.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = FactorService.TotpEnrolment.class)))
    @APIResponse(responseCode = "403", description = "Show again who you are: POST /api/auth/step-up")
    @APIResponse(responseCode = "409", description = "One is in force already")
    public FactorService.TotpEnrolment begin() {
        return factors.begin();
    }

    @PUT
    @Path("/totp")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "confirmTotp",
            summary = "Put the authenticator in force by its first code",
            description = "From now on signing in takes a code. Answers ten recovery codes, shown this once; each works"
                    + " once in place of a code.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = RecoveryCodes.class)))
    @APIResponse(responseCode = "403", description = "Show again who you are: POST /api/auth/step-up")
    @APIResponse(responseCode = "409", description = "One is in force already")
    @APIResponse(responseCode = "422", description = "Not a code of the secret you began with")
    public RecoveryCodes confirm(@Valid @NotNull TotpCode request) {
        return new RecoveryCodes(factors.confirm(request.code().replace(" ", "")));
    }

    @DELETE
    @Path("/totp")
    @Operation(operationId = "removeTotp", summary = "Take the authenticator and its recovery codes out of force")
    @APIResponse(responseCode = "204", description = "Signing in takes no code")
    @APIResponse(responseCode = "403", description = "Show again who you are: POST /api/auth/step-up")
    public void remove() {
        factors.remove();
    }

    @POST
    @Path("/recovery-codes")
    @RepeatSafe("the last set is the one in force")
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "renewRecoveryCodes", summary = "Ten new recovery codes instead of all former ones")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = RecoveryCodes.class)))
    @APIResponse(responseCode = "403", description = "Show again who you are: POST /api/auth/step-up")
    @APIResponse(responseCode = "409", description = "No authenticator is in force")
    public RecoveryCodes renewCodes() {
        return new RecoveryCodes(factors.renewCodes());
    }

    /// The code an authenticator shows.
    record TotpCode(@NotNull @Size(max = 20) String code) {
        @Override
        public String toString() {
            return "TotpCode[…]";
        }
    }

    /// Shown once.
    record RecoveryCodes(List<String> recoveryCodes) {
        RecoveryCodes {
            recoveryCodes = List.copyOf(recoveryCodes);
        }

        @Override
        public String toString() {
            return "RecoveryCodes[…]";
        }
    }
}
