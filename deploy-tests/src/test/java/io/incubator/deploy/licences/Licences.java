package io.incubator.deploy.licences;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What may ship. A licence nobody has judged is refused like one that was refused, so that a new library with a new
/// licence stops the build until somebody has read it. Where a library is offered under several, of which one is not
/// accepted, the choice is written down here with its reason.
final class Licences {
    private static final Set<String> ACCEPTED = Set.of(
            "0BSD",
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            // the MIT licence's words under another name
            "Bouncy Castle Licence",
            "CC0-1.0",
            "EPL-1.0",
            "EPL-2.0",
            "MIT",
            "MIT-0",
            "Public Domain");

    private static final String EPL = "EPL-2.0";
    private static final Map<String, String> CHOSEN = Map.ofEntries(
            // Jakarta's specifications and their reference libraries: EPL-2.0, or GPL with the classpath exception
            Map.entry("jakarta.annotation:jakarta.annotation-api", EPL),
            Map.entry("jakarta.el:jakarta.el-api", EPL),
            Map.entry("jakarta.interceptor:jakarta.interceptor-api", EPL),
            Map.entry("jakarta.json.bind:jakarta.json.bind-api", EPL),
            Map.entry("jakarta.json:jakarta.json-api", EPL),
            Map.entry("jakarta.resource:jakarta.resource-api", EPL),
            Map.entry("jakarta.transaction:jakarta.transaction-api", EPL),
            Map.entry("jakarta.ws.rs:jakarta.ws.rs-api", EPL),
            Map.entry("org.glassfish.expressly:expressly", EPL),
            Map.entry("org.eclipse.parsson:parsson", EPL),
            // the client of RabbitMQ: Apache, Mozilla, or GPL
            Map.entry("com.rabbitmq:amqp-client", "AL 2.0"));

    private Licences() {}

    /// Why a library may not ship; empty when it may.
    static Optional<String> objection(Component component) {
        List<String> offered = component.licences();
        if (offered.isEmpty()) {
            return Optional.of(component.name() + " names no licence");
        }
        if (ACCEPTED.containsAll(offered)) {
            return Optional.empty();
        }
        String chosen = CHOSEN.get(component.name());
        if (chosen != null && offered.contains(chosen)) {
            return Optional.empty();
        }
        return Optional.of(component.name() + " is offered under " + String.join(" or ", offered)
                + ": accept the licence or choose among them in Licences, or do without the library");
    }

    /// Choices that no library asks for any more.
    static Set<String> unneeded(List<Component> components) {
        Set<String> unneeded = new TreeSet<>(CHOSEN.keySet());
        components.stream()
                .filter(component -> !ACCEPTED.containsAll(component.licences()))
                .forEach(component -> unneeded.remove(component.name()));
        return unneeded;
    }
}
