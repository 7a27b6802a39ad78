package io.incubator.launcher.openapi;

/// Names a reusable part of a document.
///
/// @param section such as `schemas`
record ComponentName(String section, String name) {

    private static final String PREFIX = "#/components/";

    /// The component that `reference` names; null when it is none of this document.
    static ComponentName referred(String reference) {
        String[] parts = reference.startsWith(PREFIX)
                ? reference.substring(PREFIX.length()).split("/", 2)
                : new String[0];
        return parts.length == 2 ? new ComponentName(parts[0], parts[1]) : null;
    }

    String reference() {
        return PREFIX + section + "/" + name;
    }

    /// The name with its service in front: `Page` of job-service is `JobPage`.
    ComponentName of(String service) {
        String prefix = service.replaceFirst("-service$", "");
        return new ComponentName(section, Character.toUpperCase(prefix.charAt(0)) + prefix.substring(1) + name);
    }
}
