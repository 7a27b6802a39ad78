package io.incubator.kit.versions;

import jakarta.ws.rs.container.ContainerResponseContext;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/// Announces the end of what is marked [EndOfLife].
class EndOfLifeHeaders {

    @ServerResponseFilter
    @EndOfLife(deprecated = "", sunset = "")
    void announce(SimpleResourceInfo resource, ContainerResponseContext response) throws NoSuchMethodException {
        Method method = resource.getResourceClass().getMethod(resource.getMethodName(), resource.parameterTypes());
        announce(method.getAnnotation(EndOfLife.class), response);
    }

    static void announce(EndOfLife end, ContainerResponseContext response) {
        response.getHeaders()
                .putSingle("Deprecation", "@" + start(end.deprecated()).toEpochSecond());
        response.getHeaders().putSingle("Sunset", DateTimeFormatter.RFC_1123_DATE_TIME.format(start(end.sunset())));
        if (!end.successor().isEmpty()) {
            response.getHeaders().add("Link", "<" + end.successor() + ">; rel=\"successor-version\"");
        }
    }

    private static ZonedDateTime start(String date) {
        return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC);
    }
}
