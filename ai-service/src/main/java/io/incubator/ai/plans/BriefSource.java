package io.incubator.ai.plans;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.incubator.ai.planner.Brief;
import io.incubator.kit.worker.JobFailure;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// Fetches a job's brief.
@Singleton
class BriefSource {
    private final BriefClient client;
    private final ObjectReader reader;

    BriefSource(@RestClient BriefClient client, ObjectMapper json) {
        this.client = client;
        // project-service may know more of a brief than this planner does
        this.reader = json.readerFor(Brief.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /// @param token the job's on-behalf-of token
    /// @throws JobFailure `brief-not-found`, or with another try `project-service-unavailable`
    Brief fetch(PlanInput input, String token) {
        try {
            return reader.readValue(client.get(input.projectId(), input.briefId(), "Bearer " + token));
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == Response.Status.NOT_FOUND.getStatusCode()) {
                throw new JobFailure(
                        "brief-not-found", "The brief, or its project, does not exist any more.", false, e);
            }
            throw unavailable(e);
        } catch (ProcessingException e) {
            throw unavailable(e);
        } catch (JsonProcessingException e) {
            throw new JobFailure("brief-unreadable", "The brief is not one this planner can read.", false, e);
        } catch (java.io.IOException e) {
            throw unavailable(e);
        }
    }

    private static JobFailure unavailable(Exception cause) {
        return new JobFailure("project-service-unavailable", "The brief could not be fetched.", true, cause);
    }
}
