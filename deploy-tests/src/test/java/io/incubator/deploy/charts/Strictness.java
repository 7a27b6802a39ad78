package io.incubator.deploy.charts;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Judges a manifest: fabric8's models find fields that do not exist (Gateway API as well), the
/// Kubernetes project's own models those that are missing.
final class Strictness {
    /// Of operators; their definitions are not in any model here.
    private static final Set<String> CUSTOM = Set.of(
            "monitoring.coreos.com/v1",
            "postgresql.cnpg.io/v1",
            "rabbitmq.com/v1beta1",
            "keda.sh/v1alpha1",
            "external-secrets.io/v1");

    private static final String GATEWAY = "gateway.networking.k8s.io/";
    private static final KubernetesSerialization FABRIC8 = new KubernetesSerialization();

    private Strictness() {}

    /// What is wrong with the manifest; empty when nothing is.
    static List<String> complaints(JsonNode manifest) {
        String version = manifest.path("apiVersion").asText();
        String what = version + " " + manifest.path("kind").asText() + " "
                + manifest.at("/metadata/name").asText() + ": ";
        if (CUSTOM.contains(version)) {
            return List.of();
        }
        List<String> complaints = new ArrayList<>();
        Object model = FABRIC8.unmarshal(manifest.toString(), io.fabric8.kubernetes.api.model.KubernetesResource.class);
        if (model instanceof GenericKubernetesResource) {
            complaints.add(what + "is of an unknown kind");
        } else {
            unknown(model, what, new IdentityHashMap<>(), complaints);
        }
        if (!version.startsWith(GATEWAY)) {
            missing(manifest, what, complaints);
        }
        return complaints;
    }

    /// Walks the model by its getters: whatever landed among the additional properties is a field that does not exist.
    private static void unknown(Object node, String path, Map<Object, Boolean> seen, List<String> complaints) {
        switch (node) {
            case null -> {}
            case Collection<?> many -> many.forEach(one -> unknown(one, path + "[]", seen, complaints));
            case Map<?, ?> map -> map.forEach((key, value) -> unknown(value, path + "/" + key, seen, complaints));
            default -> {
                if (!node.getClass().getName().startsWith("io.fabric8.")
                        || node.getClass().isEnum()
                        || seen.put(node, true) != null) {
                    return;
                }
                for (var getter : node.getClass().getMethods()) {
                    if (!getter.getName().startsWith("get") || getter.getParameterCount() > 0) {
                        continue;
                    }
                    Object value = call(() -> getter.invoke(node));
                    if (!getter.getName().equals("getAdditionalProperties")) {
                        unknown(value, path + "/" + getter.getName().substring(3), seen, complaints);
                    } else if (value instanceof Map<?, ?> extra && !extra.isEmpty()) {
                        complaints.add(path + " has unknown fields " + extra.keySet());
                    }
                }
            }
        }
    }

    private static void missing(JsonNode manifest, String what, List<String> complaints) {
        String version = manifest.path("apiVersion").asText();
        String number = version.substring(version.indexOf('/') + 1);
        String model = "io.kubernetes.client.openapi.models."
                + number.substring(0, 1).toUpperCase(Locale.ROOT) + number.substring(1)
                + manifest.path("kind").asText();
        try {
            Class.forName(model)
                    .getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, JsonParser.parseString(manifest.toString()));
        } catch (InvocationTargetException e) {
            complaints.add(what + e.getCause().getMessage());
        } catch (ReflectiveOperationException e) {
            complaints.add(what + "no model " + model);
        }
    }

    private interface Reading {
        Object read() throws IOException, ReflectiveOperationException;
    }

    private static Object call(Reading reading) {
        try {
            return reading.read();
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
