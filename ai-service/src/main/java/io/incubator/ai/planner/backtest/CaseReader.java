package io.incubator.ai.planner.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Reads a folder of cases, one to a YAML file.
final class CaseReader {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private CaseReader() {}

    /// The cases in the order of their files.
    ///
    /// @throws IOException if the folder or a file cannot be read; says which
    static List<Case> read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        }
        if (files.isEmpty()) {
            throw new IOException("no .yaml file in " + folder);
        }
        List<Case> cases = new ArrayList<>();
        for (Path file : files) {
            try {
                cases.add(YAML.readValue(file.toFile(), Case.class));
            } catch (IOException e) {
                throw new IOException(file.getFileName() + " is no case: " + e.getMessage(), e);
            }
        }
        return cases;
    }
}
