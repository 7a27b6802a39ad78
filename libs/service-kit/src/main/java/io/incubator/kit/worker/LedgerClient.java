package io.incubator.kit.worker;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.kit.client.ServiceToken;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/// job-service's side of the ledger's protocol, as workers call it. A worker may be older than the
/// ledger: fields it does not know in an answer are none of its business, while services refuse
/// unknown fields of what they are asked.
@Path("/internal/jobs")
@RegisterRestClient(configKey = "job-service")
@RegisterProvider(ServiceToken.class)
interface LedgerClient {
    /// Header of a claim's answer: whether to ask again as soon as a hand is free (`true`), rather than when the bell
    /// rings (`false`). A ledger of an older release does not say.
    String MORE = "More-Jobs";

    @POST
    @Path("/claims")
    RestResponse<Leases> claim(ClaimRequest request);

    @POST
    @Path("/heartbeats")
    HeartbeatReplies heartbeat(Heartbeats heartbeats);

    @POST
    @Path("/completions")
    CompletionReplies complete(Completions completions);

    @POST
    @Path("/reports")
    ReportReplies report(Reports reports);

    /// Asks for work.
    ///
    /// @param worker the replica's name, for the operator
    record ClaimRequest(String kind, int max, String worker) {}

    /// What the ledger gives.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Leases(List<Lease> leases) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Lease(
            UUID jobId,
            long epoch,
            int attempt,
            String kind,
            JsonNode input,
            UUID organisation,
            UUID subject,
            int leaseSeconds,
            Instant deadline,
            String token,
            String traceparent) {}

    record Heartbeats(String worker, List<Beat> beats) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Beat(UUID jobId, long epoch, Integer percent, String stage, String message) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record HeartbeatReplies(List<HeartbeatReply> replies) {}

    /// The ledger's word on a running job.
    ///
    /// @param state `continue`, `cancel`, `timeout` or `lost`
    @JsonIgnoreProperties(ignoreUnknown = true)
    record HeartbeatReply(UUID jobId, String state, int leaseSeconds) {}

    record Completions(String worker, List<Completion> completions) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Completion(UUID jobId, long epoch, String outcome, Object result, Failure error) {}

    record Reports(String worker, List<Report> reports) {}

    /// What an attempt has to tell beside its progress.
    record Report(UUID jobId, long epoch, List<Line> lines, List<Curve> curves) {}

    /// A line of an attempt's log.
    ///
    /// @param number counts the attempt's lines from 0
    record Line(int number, Instant at, String level, String message, Map<String, Object> fields) {}

    /// Points of a curve.
    ///
    /// @param first how many points of the curve came before these
    record Curve(String name, long first, List<Long> steps, List<Double> values) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ReportReplies(List<CompletionReply> replies) {}

    record Failure(String code, String message, boolean retryable) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record CompletionReplies(List<CompletionReply> replies) {}

    /// The ledger's word on a finished job.
    ///
    /// @param state `accepted` or `stale`
    @JsonIgnoreProperties(ignoreUnknown = true)
    record CompletionReply(UUID jobId, String state) {}
}
