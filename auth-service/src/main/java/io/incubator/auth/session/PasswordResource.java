package io.incubator.auth.session;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// One's password.
@Path("/api/auth/password")
@Authenticated
@Tag(name = "Sign-in")
class PasswordResource {
    private final PasswordService passwords;

    PasswordResource(PasswordService passwords) {
        this.passwords = passwords;
    }

    @PUT
    @RunOnVirtualThread
    @Operation(
            operationId = "changePassword",
            summary = "Change your password",
            description = "Takes the current one. All other sessions end; a notice tells of it.")
    @APIResponse(responseCode = "204", description = "Changed")
    @APIResponse(responseCode = "403", description = "The current password is wrong, or nobody is signed in")
    @APIResponse(responseCode = "429", description = "Too many tries; Retry-After says when the next is worth it")
    public void change(@Valid @NotNull PasswordChange request, @Context HttpServerRequest http) {
        passwords.change(request.currentPassword(), request.password(), Origin.of(http));
    }

    /// @param password the new one: at least 15 characters, at most 256; of any kind
    record PasswordChange(
            @NotNull String currentPassword,

            @NotNull @Schema(minLength = 15, maxLength = 256)
            String password) {
        @Override
        public String toString() {
            return "PasswordChange[…]";
        }
    }
}
