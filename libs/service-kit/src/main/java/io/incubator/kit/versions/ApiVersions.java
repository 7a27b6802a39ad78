package io.incubator.kit.versions;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The versions this API speaks. `application/json` means the current one.
public final class ApiVersions {
    /// The media type of the current version.
    public static final String CURRENT = "application/vnd.incubator.v1+json";

    private static final List<String> KNOWN = List.of(CURRENT);
    private static final Pattern VERSIONED = Pattern.compile("application/vnd\\.incubator\\.[^;,\\s]*");

    private ApiVersions() {}

    /// The first version of ours that a header names, known or not.
    static Optional<String> named(String header) {
        if (header == null || !header.contains("vnd.incubator.")) {
            return Optional.empty();
        }
        Matcher matcher = VERSIONED.matcher(header);
        Optional<String> unknown = Optional.empty();
        while (matcher.find()) {
            if (KNOWN.contains(matcher.group())) {
                return Optional.of(matcher.group());
            }
            unknown = unknown.or(() -> Optional.of(matcher.group()));
        }
        return unknown;
    }

    static boolean isKnown(String version) {
        return KNOWN.contains(version);
    }

    static String all() {
        return String.join(", ", KNOWN);
    }
}
