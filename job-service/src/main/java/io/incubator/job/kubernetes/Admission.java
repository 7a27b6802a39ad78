package io.incubator.job.kubernetes;

import io.fabric8.kubernetes.api.model.Quantity;
import io.incubator.kit.worker.JobFailure;
import java.util.Set;

/// What the operator lets people run. A job that asks for more fails, and no other attempt is made.
final class Admission {
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_.-]{0,200}";
    private static final int MOST_WORDS = 200;
    private static final int MOST_VARIABLES = 100;

    private final Set<String> images;
    private final KubernetesJobsConfig config;

    Admission(KubernetesJobsConfig config) {
        this.images = config.images().orElse(Set.of());
        this.config = config;
    }

    /// @throws JobFailure `image-refused` or `invalid-input`
    void admit(KubernetesJob job) {
        if (job.image() == null || images.stream().noneMatch(allowed -> covers(allowed, job.image()))) {
            throw new JobFailure("image-refused", "The image is not among those the operator allows.", false);
        }
        if (job.command().size() + job.arguments().size() > MOST_WORDS
                || job.environment().size() > MOST_VARIABLES) {
            throw invalid("There are too many words or variables.");
        }
        job.environment().keySet().stream()
                .filter(name -> !name.matches(NAME))
                .findFirst()
                .ifPresent(name -> {
                    throw invalid("A variable cannot be named " + name + ".");
                });
        cpu(job);
        memory(job);
    }

    Quantity cpu(KubernetesJob job) {
        return quantity("cpu", job.cpu(), config.cpu(), config.mostCpu());
    }

    Quantity memory(KubernetesJob job) {
        return quantity("memory", job.memory(), config.memory(), config.mostMemory());
    }

    private static Quantity quantity(String what, String asked, String otherwise, String most) {
        try {
            Quantity quantity = Quantity.parse(asked == null ? otherwise : asked);
            if (quantity.getNumericalAmount().signum() <= 0
                    || quantity.getNumericalAmount()
                                    .compareTo(Quantity.parse(most).getNumericalAmount())
                            > 0) {
                throw invalid("The job may ask for " + what + " up to " + most + ".");
            }
            return quantity;
        } catch (IllegalArgumentException e) {
            throw new JobFailure("invalid-input", "That is no amount of " + what + ".", false, e);
        }
    }

    private static boolean covers(String allowed, String image) {
        return allowed.endsWith("*")
                ? image.startsWith(allowed.substring(0, allowed.length() - 1))
                : image.equals(allowed);
    }

    private static JobFailure invalid(String why) {
        return new JobFailure("invalid-input", why, false);
    }
}
