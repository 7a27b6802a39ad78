package io.incubator.deploy.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// An image as `docker load` takes it.
///
/// @param name what it is called once loaded
/// @param config how it runs
/// @param layers the files of each layer by their paths, the lowest first
record ImageFile(String name, JsonNode config, List<Map<String, TarArchiveEntry>> layers) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static ImageFile open(Path tar) throws IOException {
        Map<String, byte[]> parts = new TreeMap<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(tar)))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        }
        JsonNode manifest = JSON.readTree(parts.get("manifest.json")).get(0);
        List<Map<String, TarArchiveEntry>> layers = new ArrayList<>();
        for (JsonNode layer : manifest.path("Layers")) {
            layers.add(files(new GZIPInputStream(new ByteArrayInputStream(parts.get(layer.asText())))));
        }
        return new ImageFile(
                manifest.at("/RepoTags/0").asText(),
                JSON.readTree(parts.get(manifest.path("Config").asText())),
                layers);
    }

    private static Map<String, TarArchiveEntry> files(InputStream layer) throws IOException {
        Map<String, TarArchiveEntry> files = new TreeMap<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(layer)) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put("/" + entry.getName(), entry);
                }
            }
        }
        return files;
    }
}
