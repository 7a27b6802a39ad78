package io.incubator.auth.registration;

import io.incubator.auth.account.EmailAddress;
import io.incubator.auth.mail.MailToken;
import io.incubator.kit.idempotency.RepeatSafe;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Signing up.
@Path("/api/auth/register")
@PermitAll
@Tag(name = "Sign-in")
class RegistrationResource {
    private final RegistrationService registrations;

    RegistrationResource(RegistrationService registrations) {
        this.registrations = registrations;
    }

    @POST
    @RepeatSafe("an address has one account: the second call is told so")
    @RunOnVirtualThread
    @ResponseStatus(201)
    @Operation(
            operationId = "register",
            summary = "Make an account and its personal organisation; an invitation makes it a member elsewhere, too")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Registration.class)))
    @APIResponse(responseCode = "403", description = "Signing up is closed, or takes an invitation")
    @APIResponse(responseCode = "422", description = "Not an invitation of this address in force")
    @APIResponse(responseCode = "409", description = "The address has an account")
    public Registration register(@Valid @NotNull RegistrationRequest request) {
        return registrations.register(
                EmailAddress.require(request.email()),
                request.password(),
                request.displayName().strip(),
                Optional.ofNullable(request.invitation()).map(code -> new MailToken(code.strip())));
    }
}
