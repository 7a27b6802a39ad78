package io.incubator.job.kubernetes;

import java.util.List;
import java.util.Map;

/// Input of a job of the kind `kubernetes-job`.
///
/// @param image one the operator allows
/// @param command null for the image's own
/// @param arguments null for the image's own
/// @param environment variables of the container; no secrets, for the input of a job is stored
/// @param cpu such as `500m` or `2`; null for the installation's default
/// @param memory such as `512Mi`; null for the installation's default
/// @param finalExitCodes exit codes that no other attempt would change; null for none
record KubernetesJob(
        String image,
        List<String> command,
        List<String> arguments,
        Map<String, String> environment,
        String cpu,
        String memory,
        List<Integer> finalExitCodes) {
    KubernetesJob {
        command = command == null ? List.of() : List.copyOf(command);
        arguments = arguments == null ? List.of() : List.copyOf(arguments);
        environment = environment == null ? Map.of() : Map.copyOf(environment);
        finalExitCodes = finalExitCodes == null ? List.of() : List.copyOf(finalExitCodes);
    }
}
