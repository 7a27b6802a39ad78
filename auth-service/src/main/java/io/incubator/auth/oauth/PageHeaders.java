package io.incubator.auth.oauth;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// What a page says of itself replaces what every answer says: of two policies browsers would apply both.
class PageHeaders {
    private static final List<String> OWN = List.of("Content-Security-Policy", "Referrer-Policy");

    @ServerResponseFilter
    public void replace(ContainerResponseContext response, HttpServerRequest request) {
        OWN.stream()
                .filter(name -> response.getHeaders().containsKey(name))
                .forEach(name -> request.response().headers().remove(name));
    }
}
