package io.incubator.deploy.licences;

import java.util.List;

/// One library of a bill of materials.
///
/// @param name `group:artifact`
/// @param licences what its authors offer it under; several are a choice
record Component(String name, String version, List<String> licences) {
    Component {
        licences = List.copyOf(licences);
    }

    /// How Quarkus names its file, without a classifier: `group.artifact-version`.
    String file() {
        return name.replace(':', '.') + "-" + version;
    }

    @Override
    public String toString() {
        return name + ":" + version + " " + licences;
    }
}
