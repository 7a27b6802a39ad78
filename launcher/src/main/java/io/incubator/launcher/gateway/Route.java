package io.incubator.launcher.gateway;

/// Paths that begin with `prefix` (whole segments) go to `service`.
public record Route(String prefix, String service) {

    /// stands in the place of a service for what the gateway answers itself
    static final String GATEWAY = "gateway";

    private static final String INTERNAL = "/internal";

    public Route {
        if (prefix == null || !prefix.startsWith("/") || prefix.length() < 2 || prefix.endsWith("/")) {
            throw new IllegalArgumentException("A route's prefix begins with / and does not end with it: " + prefix);
        }
        if (prefix.equals(INTERNAL) || prefix.startsWith(INTERNAL + "/")) {
            throw new IllegalArgumentException("What is internal is never routed: " + prefix);
        }
        if (service == null || service.isBlank()) {
            throw new IllegalArgumentException("The route " + prefix + " names no service");
        }
    }

    boolean matches(String path) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
