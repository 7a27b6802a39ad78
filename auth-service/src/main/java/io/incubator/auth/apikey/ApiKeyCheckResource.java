package io.incubator.auth.apikey;

import io.incubator.kit.apikey.ApiKeyGrant;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/// The check of keys, for the other services.
@Path("/internal/auth/keys/checks")
@RolesAllowed("keys:check")
@Tag(name = "Internal")
class ApiKeyCheckResource {
    private final ApiKeyCheckService keys;

    ApiKeyCheckResource(ApiKeyCheckService keys) {
        this.keys = keys;
    }

    @POST
    @RunOnVirtualThread
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "checkApiKey", summary = "What the key of a digest opens; no grant if nothing")
    public Answer check(@Valid @NotNull Question question) {
        return new Answer(keys.find(question.digest()).orElse(null));
    }

    /// @param digest SHA-256 of the key, in hex
    record Question(
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String digest) {}

    /// @param grant null if the key opens nothing
    record Answer(ApiKeyGrant grant) {}
}
