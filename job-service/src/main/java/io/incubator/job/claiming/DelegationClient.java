package io.incubator.job.claiming;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.incubator.kit.client.ServiceToken;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// auth-service's tokens for those who act on behalf of somebody.
@Path("/internal/auth/delegations")
@RegisterRestClient(configKey = "auth-service")
@RegisterProvider(ServiceToken.class)
interface DelegationClient {

    /// One answer per request.
    @POST
    List<Answer> delegate(List<Request> requests);

    /// A token wanted.
    ///
    /// @param actor the service whose worker got the job
    record Request(UUID subject, UUID organisation, String actor, UUID jobId, List<String> scopes, Instant expiresAt) {}

    /// A token, or why there is none.
    ///
    /// @param token null if refused
    /// @param refusal null if granted
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(UUID jobId, String token, String refusal) {

        @Override
        public String toString() {
            return "Answer[" + jobId + ", " + (token == null ? refusal : "granted") + "]";
        }
    }
}
