package io.incubator.launcher.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The public paths and who answers them, as `contracts/routes.yaml` says.
public record Routes(List<Route> routes) {

    static final String RESOURCE = "META-INF/incubator/routes.yaml";

    public Routes {
        if (routes == null || routes.isEmpty()) {
            throw new IllegalArgumentException("There are no routes");
        }
        routes = routes.stream()
                .sorted(Comparator.comparingInt((Route route) -> route.prefix().length())
                        .reversed())
                .toList();
        long different = routes.stream().map(Route::prefix).distinct().count();
        if (different != routes.size()) {
            throw new IllegalArgumentException("Two routes have the same prefix");
        }
    }

    /// The routes of this build.
    public static Routes load() {
        try (InputStream in = Routes.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return new ObjectMapper(new YAMLFactory()).readValue(in, Routes.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The service that answers `path`: the one with the longest matching prefix.
    public Optional<String> serviceFor(String path) {
        return routes.stream().filter(route -> route.matches(path)).findFirst().map(Route::service);
    }
}
