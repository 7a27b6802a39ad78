package io.incubator.auth.verification;

import io.incubator.auth.assurance.StepUp;
import io.incubator.auth.mail.MailToken;
import io.incubator.kit.idempotency.RepeatSafe;
import io.incubator.kit.identity.CurrentIdentity;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Confirming one's e-mail address.
@Path("/api/auth/email-verification")
@RunOnVirtualThread
@Tag(name = "Sign-in")
class VerificationResource {
    private final Verification verification;
    private final StepUp stepUp;
    private final CurrentIdentity caller;

    VerificationResource(Verification verification, StepUp stepUp, CurrentIdentity caller) {
        this.stepUp = stepUp;
        this.verification = verification;
        this.caller = caller;
    }

    @POST
    @Authenticated
    @RepeatSafe("the last mail is the one that counts")
    @ResponseStatus(202)
    @Operation(operationId = "sendVerification", summary = "Have the mail that confirms your address sent again")
    @APIResponse(responseCode = "202", description = "On its way")
    public void send() {
        stepUp.session();
        verification.askAgain(caller.subject());
    }

    @PUT
    @PermitAll
    @Operation(operationId = "verifyEmail", summary = "Confirm an address with the code of the mail")
    @APIResponse(responseCode = "204", description = "Confirmed")
    @APIResponse(responseCode = "422", description = "Not a code in force")
    public void confirm(@Valid @NotNull VerificationCode request) {
        verification.confirm(new MailToken(request.token().strip()));
    }

    record VerificationCode(@NotNull @Size(max = 100) String token) {
        @Override
        public String toString() {
            return "VerificationCode[…]";
        }
    }
}
