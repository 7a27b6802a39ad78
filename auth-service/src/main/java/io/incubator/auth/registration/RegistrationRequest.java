package io.incubator.auth.registration;

import io.incubator.auth.Name;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What somebody signs up with.
///
/// @param password at least 15 characters, at most 256; of any kind
/// @param invitation the code of an invitation's mail; may be left out where anybody may sign up
record RegistrationRequest(
        @NotBlank @Size(max = 254) String email,
        @NotNull @Schema(minLength = 15, maxLength = 256) String password,
        @Name String displayName,
        @Size(max = 100) String invitation) {
    @Override
    public String toString() {
        return "RegistrationRequest[" + email + "]";
    }
}
