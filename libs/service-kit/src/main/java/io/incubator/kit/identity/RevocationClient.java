package io.incubator.kit.identity;

import io.incubator.kit.client.ServiceToken;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// auth-service's feed of revocations.
@Path("/internal/auth/revocations")
@RegisterRestClient(configKey = "revocations")
@RegisterProvider(ServiceToken.class)
interface RevocationClient {

    @GET
    RevocationBatch after(@QueryParam("after") String cursor);
}
