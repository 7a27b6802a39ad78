package io.incubator.auth.passkey;

import io.incubator.auth.Name;
import io.incubator.kit.conditional.Conditional;
import io.incubator.kit.idempotency.RepeatSafe;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Paging;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;

/// One's passkeys.
@Path("/api/auth/passkeys")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Passkeys")
class PasskeyResource {
    private final PasskeyService passkeys;

    PasskeyResource(PasskeyService passkeys) {
        this.passkeys = passkeys;
    }

    @POST
    @Path("/options")
    @RepeatSafe("the session's last challenge is the one that works")
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "beginPasskey",
            summary = "Begin to add a passkey",
            description = "Give the answer to PublicKeyCredential.parseCreationOptionsFromJSON and that to"
                    + " navigator.credentials.create, and what comes of it to POST /api/auth/passkeys within five"
                    + " minutes. The challenge works once, in this session.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = CreationOptions.class)))
    @APIResponse(responseCode = "403", description = "Show again who you are: POST /api/auth/step-up")
    public CreationOptions begin() {
        return passkeys.begin();
    }

    @POST
    @RepeatSafe("a challenge works once")
    @ResponseStatus(201)
    @Operation(
            operationId = "addPasskey",
            summary = "Add the passkey your device has made",
            description = "The device must have verified its user and keep the key by itself. From now on it signs you"
                    + " in: POST /api/auth/login/passkey. An account has 20 at most.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = PasskeyView.class)))
    @APIResponse(responseCode = "403", description = "Show again who you are: POST /api/auth/step-up")
    @APIResponse(responseCode = "422", description = "Not accepted, whatever the reason; begin again")
    public PasskeyView add(@Valid @NotNull NewPasskey request) {
        return passkeys.register(request.name().strip(), request.credential());
    }

    @GET
    @Operation(operationId = "listPasskeys", summary = "Your passkeys, the newest first")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = PasskeyPage.class)))
    public Response list(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(
                passkeys.list(Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 2)), limit), uri);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getPasskey", summary = "One of your passkeys")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "No passkey of yours")
    public PasskeyView get(UUID id) {
        return passkeys.get(id);
    }

    @PATCH
    @Path("/{id}")
    @Conditional
    @Operation(operationId = "renamePasskey", summary = "Rename a passkey")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "No passkey of yours")
    public PasskeyView rename(UUID id, @Valid @NotNull PasskeyChange request) {
        return passkeys.rename(id, request.name().strip());
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "removePasskey",
            summary = "Take a passkey away; it signs nobody in any more",
            description = "Sessions it has opened go on; DELETE /api/auth/sessions ends them.")
    @APIResponse(responseCode = "204", description = "Gone")
    @APIResponse(responseCode = "403", description = "Show again who you are: POST /api/auth/step-up")
    @APIResponse(responseCode = "404", description = "No passkey of yours")
    public void remove(UUID id) {
        passkeys.remove(id);
    }

    /// A passkey to add.
    ///
    /// @param name by which you will know it
    /// @param credential what the browser made, as JSON
    record NewPasskey(@Name String name, @Valid @NotNull NewCredential credential) {
        @Override
        public String toString() {
            return "NewPasskey[" + name + "]";
        }
    }

    /// A passkey's new name.
    record PasskeyChange(@Name String name) {}

    /// For the API's description: a page of passkeys.
    record PasskeyPage(List<PasskeyView> items, String nextCursor) {}
}
