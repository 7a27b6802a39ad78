package io.incubator.deploy.charts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a service reads from its environment, by its property files and the generated page of keys.
final class Settings {
    private static final Path KIT =
            Charts.ROOT.resolve("libs/service-kit/src/main/resources/META-INF/microprofile-config.properties");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([a-z0-9.-]+)(:[^}]*)?}");
    private static final Pattern DOCUMENTED = Pattern.compile("`([A-Z][A-Z0-9_]{3,})`");
    /// Keys that are set beside, in a property file.
    private static final Pattern INTERNAL = Pattern.compile("(quarkus|mp|smallrye)\\..*|incubator\\.service\\..*");

    private Settings() {}

    /// Variables that the property files of a service refer to, each with whether nothing stands in for it.
    static Map<String, Boolean> referred(String service) {
        Map<String, Boolean> variables = new TreeMap<>();
        refer(KIT, variables);
        refer(Charts.ROOT.resolve(service + "/src/main/resources/application.properties"), variables);
        return variables;
    }

    /// Variables with a line in `docs/reference`.
    static Set<String> documented() {
        Set<String> variables = new TreeSet<>();
        for (String page : new String[] {"settings.md", "keys.md"}) {
            for (String line : lines(Charts.ROOT.resolve("docs/reference/" + page))) {
                Matcher name = DOCUMENTED.matcher(line);
                String first = "";
                while (name.find()) {
                    first = first.isEmpty() ? name.group(1) : first;
                    variables.add(name.group(1));
                }
                continued(line, first, variables);
            }
        }
        return variables;
    }

    /// `RABBITMQ_HOST`, `_PORT` means RABBITMQ_PORT as well.
    private static void continued(String line, String first, Set<String> variables) {
        Matcher more = Pattern.compile("`(_[A-Z0-9_]+)`").matcher(line);
        while (more.find()) {
            for (int cut = first.indexOf('_'); cut > 0; cut = first.indexOf('_', cut + 1)) {
                variables.add(first.substring(0, cut) + more.group(1));
            }
        }
    }

    private static void refer(Path file, Map<String, Boolean> variables) {
        for (String line : lines(file)) {
            if (line.startsWith("#") || line.startsWith("%dev") || line.startsWith("%test")) {
                continue;
            }
            Matcher expression = EXPRESSION.matcher(line);
            while (expression.find()) {
                if (!INTERNAL.matcher(expression.group(1)).matches()) {
                    String variable =
                            expression.group(1).toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
                    variables.put(
                            variable,
                            expression.group(2) == null || expression.group(2).equals(":"));
                }
            }
        }
    }

    private static Iterable<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
