package io.incubator.ai.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// This service's own `/v1`, so that a trial is limited, metered and paid for like every other call.
@Path("/v1/chat/completions")
@RegisterRestClient(configKey = "own-gateway")
interface ChatClient {

    @POST
    InputStream complete(JsonNode body, @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);
}
