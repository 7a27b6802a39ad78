package io.incubator.deploy.charts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/// A copy of `helm/` with its dependencies packed, and Helm to render it.
public final class Charts {
    public static final List<String> SERVICES = List.of("auth-service", "project-service", "ai-service", "job-service");
    /// The clone.
    public static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    static final Path SOURCE = ROOT.resolve("helm");
    /// each process that runs tests has copies of its own
    private static final Path COPIES =
            Path.of("target/helm", Long.toString(ProcessHandle.current().pid())).toAbsolutePath();
    private static Charts toRender;
    private static Charts toInstall;

    private final Path copy;

    private Charts(Path copy, boolean showHooks) {
        this.copy = copy;
        copy(showHooks);
        // each chart packs its neighbours; the umbrella last
        SERVICES.forEach(this::pack);
        pack("incubator");
    }

    /// The charts, prepared once; hooks are rendered like everything else.
    public static synchronized Charts get() {
        if (toRender == null) {
            toRender = new Charts(COPIES.resolve("render"), true);
        }
        return toRender;
    }

    /// The charts as people install them, prepared once.
    public static synchronized Charts asTheyAre() {
        if (toInstall == null) {
            toInstall = new Charts(COPIES.resolve("install"), false);
        }
        return toInstall;
    }

    /// The folder of a chart, with its dependencies packed.
    public Path folder(String chart) {
        return copy.resolve(chart);
    }

    /// Values of one of the umbrella's files, such as `dev`, with more laid over them.
    public static String values(String name, String over) {
        return Yaml.write(
                Yaml.merge(Yaml.file(SOURCE.resolve("incubator/values-" + name + ".yaml")), Yaml.object(over)));
    }

    /// What the umbrella renders.
    public List<JsonNode> manifests(String values) {
        return render(values).all();
    }

    /// The umbrella, rendered.
    Manifests render(String values) {
        return render("incubator", values);
    }

    /// @throws IllegalStateException with Helm's message when it refuses
    Manifests render(String chart, String values) {
        return new Manifests(Yaml.documents(text(chart, values)));
    }

    /// What `helm template` prints.
    String text(String chart, String values) {
        try {
            Path file = Files.createTempFile(Files.createDirectories(copy.resolve(".values")), "values", ".yaml");
            Files.writeString(file, values);
            return new Helm(folder(chart))
                    .template()
                    .withName("incubator")
                    .withNamespace("incubator")
                    .withKubeVersion("1.34.0")
                    .withValuesFile(file)
                    .call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A copy of a chart whose own values are complete: lint takes no others.
    Path complete(String chart, String values) throws IOException {
        Path folder = copy.resolve(".complete").resolve(chart);
        copy(folder(chart), folder);
        ObjectNode own = Yaml.file(folder.resolve("values.yaml"));
        Files.writeString(folder.resolve("values.yaml"), Yaml.write(Yaml.merge(own, Yaml.object(values))));
        return folder;
    }

    private void pack(String chart) {
        new Helm(folder(chart)).dependency().update().call();
    }

    private void copy(boolean showHooks) {
        try {
            if (Files.exists(copy)) {
                try (Stream<Path> old = Files.walk(copy)) {
                    for (Path path :
                            old.sorted(java.util.Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
            copy(SOURCE, copy);
            if (showHooks) {
                showHooks();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Helm as a library leaves hooks out of what it renders; under another name they are manifests like others.
    private void showHooks() throws IOException {
        Path templates = copy.resolve("service-lib/templates/_pod.tpl");
        Files.writeString(templates, Files.readString(templates).replace("helm.sh/hook", Manifests.HOOK));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path path : files.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else if (!from.equals(SOURCE) || !path.toString().contains("/charts/")) {
                    Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
