package io.incubator.kit.openapi;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/// The resource methods of a service, by HTTP method and path.
final class ResourceMethods {
    private static final List<Class<? extends Annotation>> METHODS =
            List.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class);

    private final Map<String, MethodInfo> methods = new HashMap<>();

    ResourceMethods(IndexView index) {
        for (Class<? extends Annotation> method : METHODS) {
            for (AnnotationInstance found : index.getAnnotations(method)) {
                if (found.target().kind() == AnnotationTarget.Kind.METHOD) {
                    MethodInfo target = found.target().asMethod();
                    methods.put(key(method.getSimpleName(), path(target)), target);
                }
            }
        }
    }

    Optional<MethodInfo> find(String httpMethod, String path) {
        return Optional.ofNullable(methods.get(key(httpMethod, path)));
    }

    private static String key(String httpMethod, String path) {
        return httpMethod + ' ' + path;
    }

    private static String path(MethodInfo method) {
        return ('/'
                        + value(method.declaringClass().declaredAnnotation(Path.class))
                        + '/'
                        + value(method.annotation(Path.class)))
                .replaceAll("/+", "/")
                .replaceAll("(?<=.)/$", "");
    }

    private static String value(AnnotationInstance path) {
        return path == null ? "" : path.value().asString();
    }
}
