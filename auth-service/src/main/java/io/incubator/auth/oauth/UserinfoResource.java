package io.incubator.auth.oauth;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseHeader;

/// What an application may know of whoever signed in to it (OpenID Connect Core, section 5.3).
@Path("/oauth2/userinfo")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
class UserinfoResource {
    private final UserinfoService people;

    UserinfoResource(UserinfoService people) {
        this.people = people;
    }

    @GET
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(hidden = true)
    public Map<String, Object> get() {
        return people.describe();
    }

    @POST
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(hidden = true)
    public Map<String, Object> post() {
        return people.describe();
    }
}
