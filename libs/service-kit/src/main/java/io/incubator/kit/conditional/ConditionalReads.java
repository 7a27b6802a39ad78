package io.incubator.kit.conditional;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Tags what is [Tagged], answers 304 to a reader who has it, and says how long anything may be kept: tagged things as
/// long as one asks, other things not at all.
class ConditionalReads {
    private static final String ASK_FIRST = "private, no-cache";
    private static final String NEVER = "no-store";

    @ServerResponseFilter
    void tag(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        if (response.getEntity() instanceof Tagged tagged && !headers.containsKey(HttpHeaders.ETAG)) {
            headers.putSingle(HttpHeaders.ETAG, '"' + tagged.entityTag() + '"');
        }
        Object tag = headers.getFirst(HttpHeaders.ETAG);
        if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, tag == null ? NEVER : ASK_FIRST);
        }
        String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (known != null
                && tag != null
                && response.getStatus() == Response.Status.OK.getStatusCode()
                && request.getMethod().equals(HttpMethod.GET)
                && EntityTags.parse(known).match(bare(tag.toString()))) {
            response.setStatus(Response.Status.NOT_MODIFIED.getStatusCode());
            response.setEntity(null);
        }
    }

    private static String bare(String tag) {
        return tag.replaceFirst("^W/", "").replace("\"", "");
    }
}
