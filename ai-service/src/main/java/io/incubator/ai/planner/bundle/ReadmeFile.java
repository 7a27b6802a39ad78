package io.incubator.ai.planner.bundle;

import io.incubator.ai.planner.BundleFile;
import io.incubator.ai.planner.document.Markdown;
import io.incubator.ai.planner.document.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `README.md`: what lies where. It counts and sums nothing, so that it only changes with the names of
/// the files.
record ReadmeFile(Words words, String product, List<BundleFile> files) {
    /// What stands for files of which there are several.
    private static final List<String> FOLDERS = List.of("diagrams/", "adr/", "specs/");

    String write() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (BundleFile file : files) {
            String group = FOLDERS.stream()
                    .filter(folder -> file.path().startsWith(folder))
                    .findFirst()
                    .orElse(file.path());
            groups.computeIfAbsent(group, k -> new ArrayList<>()).add(file.path());
        }
        Markdown out =
                new Markdown().heading(1, words.get("plan.title", product)).paragraph(words.get("readme.start"));
        out.tableHead(List.of(words.get("col.file"), words.get("col.content")));
        groups.forEach((group, paths) -> out.row(List.of(
                paths.size() == 1 ? group : String.join(" ", paths),
                words.get("readme." + group.replaceAll("[/]$", "")))));
        return out.end().paragraph(words.get("readme.end")).text();
    }
}
