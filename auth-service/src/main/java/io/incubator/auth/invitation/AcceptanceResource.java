package io.incubator.auth.invitation;

import io.incubator.auth.mail.MailToken;
import io.incubator.kit.idempotency.RepeatSafe;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Accepting an invitation.
@Path("/api/auth/invitations")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Organisations")
class AcceptanceResource {
    private final AcceptanceService acceptances;

    AcceptanceResource(AcceptanceService acceptances) {
        this.acceptances = acceptances;
    }

    @POST
    @RepeatSafe("a code works once: the second call finds none and changes nothing")
    @Operation(
            operationId = "joinOrganisation",
            summary = "Join an organisation with the code of its mail",
            description = "Whoever has no account yet sends the code with POST /api/auth/register instead. To work in"
                    + " the organisation, trade your refresh token: POST /api/auth/refresh with its id.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Joined.class)))
    @APIResponse(responseCode = "422", description = "Not a code in force, or sent to another address than yours")
    public Joined accept(@Valid @NotNull Acceptance request) {
        return acceptances.accept(new MailToken(request.token().strip()));
    }

    /// @param token the code of the mail
    record Acceptance(@NotNull @Size(max = 100) String token) {
        @Override
        public String toString() {
            return "Acceptance[…]";
        }
    }
}
