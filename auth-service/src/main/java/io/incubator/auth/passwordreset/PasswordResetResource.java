package io.incubator.auth.passwordreset;

import io.incubator.auth.mail.MailToken;
import io.incubator.kit.idempotency.RepeatSafe;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Setting another password when the current one is lost.
@Path("/api/auth/password-resets")
@PermitAll
@RunOnVirtualThread
@Tag(name = "Sign-in")
class PasswordResetResource {
    private final PasswordResetService resets;

    PasswordResetResource(PasswordResetService resets) {
        this.resets = resets;
    }

    @POST
    @RepeatSafe("the last mail is the one that counts")
    @ResponseStatus(202)
    @Operation(
            operationId = "askForPasswordReset",
            summary = "Have a mail sent that allows to set another password",
            description = "The answer is the same whether or not the address has an account.")
    @APIResponse(responseCode = "202", description = "On its way, if there is such an account")
    public void ask(@Valid @NotNull PasswordResetRequest request) {
        resets.ask(request.email());
    }

    @PUT
    @Operation(
            operationId = "resetPassword",
            summary = "Set another password with the code of the mail",
            description = "The code works once, for ten minutes. All sessions end; sign in afterwards.")
    @APIResponse(responseCode = "204", description = "The password is set")
    @APIResponse(responseCode = "422", description = "Not a code in force")
    public void reset(@Valid @NotNull NewPassword request) {
        resets.reset(new MailToken(request.token().strip()), request.password());
    }

    record PasswordResetRequest(@NotNull @Size(max = 1000) String email) {}

    /// @param password at least 15 characters, at most 256; of any kind
    record NewPassword(
            @NotNull @Size(max = 100) String token,

            @NotNull @Schema(minLength = 15, maxLength = 256)
            String password) {
        @Override
        public String toString() {
            return "NewPassword[…]";
        }
    }
}
