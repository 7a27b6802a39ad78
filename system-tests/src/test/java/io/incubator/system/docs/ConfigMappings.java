package io.incubator.system.docs;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// What can be set, as the sources of the config mappings say it.
final class ConfigMappings {
    private final List<Setting> settings = new ArrayList<>();
    private final DocTrees docs;
    private final CompilationUnitTree unit;

    private ConfigMappings(DocTrees docs, CompilationUnitTree unit) {
        this.docs = docs;
        this.unit = unit;
    }

    /// One key.
    ///
    /// @param meaning its documentation
    /// @param standard the default; empty without one
    record Setting(String key, String type, String meaning, Optional<String> standard) {

        /// The environment variable of the key, by the rule of MicroProfile Config.
        String variable() {
            return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        }
    }

    /// Reads the mapping in a source file.
    static List<Setting> of(Path source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(source));
            CompilationUnitTree unit = task.parse().iterator().next();
            ConfigMappings mappings = new ConfigMappings(DocTrees.instance(task), unit);
            ClassTree top = (ClassTree) unit.getTypeDecls().getFirst();
            mappings.read(top, annotation(top.getModifiers(), "ConfigMapping").orElseThrow());
            return mappings.settings;
        }
    }

    private void read(ClassTree type, String prefix) {
        Map<String, ClassTree> groups = new HashMap<>();
        type.getMembers().forEach(member -> {
            if (member instanceof ClassTree group) {
                groups.put(group.getSimpleName().toString(), group);
            }
        });
        type.getMembers().forEach(member -> {
            if (member instanceof MethodTree method) {
                String key = prefix + '.' + kebab(method.getName().toString());
                String returned = method.getReturnType().toString();
                ClassTree group = groups.get(returned);
                ClassTree named = groups.get(returned.replaceFirst("Map<String, (.*)>", "$1"));
                if (group != null) {
                    read(group, key);
                } else if (named != null) {
                    read(named, key + ".NAME");
                } else {
                    settings.add(setting(key, method));
                }
            }
        });
    }

    private Setting setting(String key, MethodTree method) {
        DocCommentTree comment = docs.getDocCommentTree(TreePath.getPath(unit, method));
        boolean named = method.getReturnType().toString().startsWith("Map<");
        return new Setting(
                named ? key + ".NAME" : key,
                method.getReturnType().toString(),
                comment == null
                        ? ""
                        : comment.getFullBody().stream().map(Object::toString).reduce("", String::concat),
                annotation(method.getModifiers(), "WithDefault"));
    }

    /// The one text an annotation is given.
    private static Optional<String> annotation(ModifiersTree modifiers, String name) {
        for (AnnotationTree annotation : modifiers.getAnnotations()) {
            if (annotation.getAnnotationType().toString().equals(name)) {
                ExpressionTree argument = annotation.getArguments().getFirst();
                ExpressionTree value = argument instanceof AssignmentTree named ? named.getExpression() : argument;
                return Optional.of(((LiteralTree) value).getValue().toString());
            }
        }
        return Optional.empty();
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
