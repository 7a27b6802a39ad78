package io.incubator.kit.request;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Bodies are JSON wherever a resource does not name another kind by `@Consumes`. JAX-RS would read plain text into any
/// type that has a constructor for it, past validation.
@Singleton
class JsonBodies {
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final Map<ResourceInfo, Boolean> others = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void require(ContainerRequestContext request, ResourceInfo resource) {
        MediaType sent = request.getMediaType();
        if (sent == null || !WITH_BODY.contains(request.getMethod()) || isJson(sent)) {
            return;
        }
        if (!others.computeIfAbsent(resource, JsonBodies::namesOthers)) {
            throw new NotSupportedException();
        }
    }

    private static boolean isJson(MediaType type) {
        return type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
                || (type.getType().equals("application") && type.getSubtype().endsWith("+json"));
    }

    private static boolean namesOthers(ResourceInfo resource) {
        return resource.getResourceMethod().isAnnotationPresent(Consumes.class)
                || resource.getResourceClass().isAnnotationPresent(Consumes.class);
    }
}
