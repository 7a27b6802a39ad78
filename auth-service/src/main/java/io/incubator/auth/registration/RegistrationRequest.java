package io.incubator.auth.registration;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// What somebody signs up with.
///
/// @param password at least 15 characters, at most 256; of any kind
record RegistrationRequest(
        @NotBlank @Size(max = 254) String email,
        @NotNull String password,
        @NotBlank @Size(max = 100) String displayName) {
    @Override
    public String toString() {
        return "RegistrationRequest[" + email + "]";
    }
}
