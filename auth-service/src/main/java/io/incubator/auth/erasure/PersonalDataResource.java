package io.incubator.auth.erasure;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// What is held of the caller: to take along, and to have erased.
@Path("/api/auth/me")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Your data")
class PersonalDataResource {
    private final PersonalDataService held;
    private final ErasureService erasure;

    PersonalDataResource(PersonalDataService held, ErasureService erasure) {
        this.held = held;
        this.erasure = erasure;
    }

    @GET
    @Path("/export")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "exportMe",
            summary = "Everything this service holds of you",
            description = "As of one moment, and streamed. Of what you sign in with it tells that it is there, not what"
                    + " it is. Projects, plans and jobs are read where they are.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = PersonalData.class)))
    public RestResponse<StreamingOutput> export() {
        UUID person = held.person();
        StreamingOutput body = out -> held.write(person, out);
        return RestResponse.ResponseBuilder.ok(body)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\"")
                .build();
    }

    @DELETE
    @Operation(
            operationId = "eraseMe",
            summary = "Erase your account and what the suite holds of you",
            description = "At once and for good: your account, your personal organisation and any other nobody else"
                    + " belongs to, with their projects. In other organisations what you wrote goes within seconds, too:"
                    + " briefs with the plans made from them, feedback, comments, tasks you added, jobs. Show again who"
                    + " you are first. Somebody who is the only owner of an organisation with other members hands it"
                    + " over before.")
    @APIResponse(responseCode = "204", description = "Erased")
    @APIResponse(responseCode = "409", description = "Other people depend on an organisation of yours")
    public void erase() {
        erasure.erase();
    }
}
