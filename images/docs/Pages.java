import io.incubator.launcher.openapi.OpenApiDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/// Writes the pages the launcher serves as files: `java -cp launcher.jar Pages.java FOLDER`.
class Pages {
    private static final String OWN = "io/incubator/launcher/gateway/docs/";
    private static final String WEBJAR = "META-INF/resources/webjars/swagger-ui/";

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path docs = Files.createDirectories(folder.resolve("docs"));
        OpenApiDocument document =
                OpenApiDocument.load(List.of("auth-service", "project-service", "ai-service", "job-service"));
        Files.writeString(folder.resolve("openapi.json"), document.json());
        Files.writeString(folder.resolve("openapi.yaml"), document.yaml());
        Properties webjar = new Properties();
        try (InputStream in = open("META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            webjar.load(in);
        }
        for (String file : List.of("index.html", "start.js")) {
            copy(OWN + file, docs.resolve(file));
        }
        for (String file : List.of("swagger-ui-bundle.js", "swagger-ui.css", "favicon-32x32.png")) {
            copy(WEBJAR + webjar.getProperty("version") + "/" + file, docs.resolve(file));
        }
    }

    private static void copy(String resource, Path file) throws IOException {
        try (InputStream in = open(resource)) {
            Files.copy(in, file);
        }
    }

    private static InputStream open(String resource) {
        return OpenApiDocument.class.getClassLoader().getResourceAsStream(resource);
    }
}
