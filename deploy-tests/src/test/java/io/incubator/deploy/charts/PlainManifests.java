package io.incubator.deploy.charts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The files of `k8s/`: the charts rendered with the values of `k8s/values.yaml`, without what only Helm understands.
final class PlainManifests {
    private static final String NOTE =
            "# Rendered from the charts by ./incubator render; edit there, or lay a kustomization over it.\n";

    private PlainManifests() {}

    /// Content by file name.
    static Map<String, String> render() {
        Manifests manifests = Charts.get().render(Yaml.write(Yaml.file(Charts.ROOT.resolve("k8s/values.yaml"))));
        Map<String, List<String>> parts = new TreeMap<>();
        for (JsonNode manifest : manifests.all()) {
            ObjectNode plain = manifest.deepCopy();
            withoutHelm(plain);
            parts.computeIfAbsent(file(plain), _ -> new ArrayList<>()).add(Yaml.write(plain));
        }
        Map<String, String> files = new TreeMap<>();
        parts.forEach((name, documents) -> files.put(name, NOTE + "---\n" + String.join("---\n", documents)));
        files.put("kustomization.yaml", kustomization(parts.keySet()));
        return files;
    }

    private static String file(JsonNode manifest) {
        if ("Job".equals(manifest.path("kind").asText())) {
            // apart: applied, and waited for, before the rest
            return "migrations.yaml";
        }
        String name = manifest.at("/metadata/name").asText();
        return Charts.SERVICES.stream().filter(name::startsWith).findFirst().orElse("incubator") + ".yaml";
    }

    private static void withoutHelm(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                if (name.startsWith("helm.sh/")
                        || name.startsWith(Manifests.HOOK)
                        || name.equals("app.kubernetes.io/managed-by")) {
                    names.remove();
                }
            }
            if (object.path("annotations").isEmpty() && object.has("annotations")) {
                object.remove("annotations");
            }
        }
        node.forEach(PlainManifests::withoutHelm);
    }

    private static String kustomization(Iterable<String> files) {
        StringBuilder text = new StringBuilder(NOTE)
                .append(
                        "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nnamespace: incubator\nresources:\n");
        for (String file : files) {
            if (!file.equals("migrations.yaml")) {
                text.append("  - ").append(file).append('\n');
            }
        }
        text.append("images:\n");
        for (String image : Charts.SERVICES) {
            text.append("  - name: ").append(image).append("\n    newTag: 0.1.0-SNAPSHOT\n");
        }
        return text.append("  - name: incubator-docs\n    newTag: 0.1.0-SNAPSHOT\n")
                .toString();
    }
}
