package io.incubator.launcher.suite;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// Stands for a service: ready at once, or when the file named by `FAKE_READY_FILE` is there; answers every call with
/// a variable of its environment (`?name`). It needs nothing but the JDK, so that it can be packed into a jar of its
/// own.
public final class FakeService {
    private FakeService() {}

    public static void main(String[] arguments) throws IOException {
        if (System.getenv("FAKE_CRASH") != null) {
            System.out.println("crashing as told");
            System.exit(7);
        }
        // both ports or none: who has only one of them ends, as a service does
        HttpServer management = listen("MANAGEMENT_PORT");
        listen("HTTP_PORT").start();
        management.start();
    }

    private static HttpServer listen(String variable) throws IOException {
        int port = Integer.parseInt(System.getenv(variable));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        server.createContext("/", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            String value = query == null ? "" : String.valueOf(System.getenv(query));
            byte[] body = value.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(isReady() ? 200 : 503, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        return server;
    }

    private static boolean isReady() {
        String file = System.getenv("FAKE_READY_FILE");
        return file == null || Files.exists(Path.of(file));
    }

    /// Puts a fake in the place of every service below `root`.
    static void installAll(Path root) throws IOException {
        for (String service : ServiceName.fullNames()) {
            Path jar = root.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
            Files.createDirectories(jar.getParent());
            pack(jar);
        }
    }

    private static void pack(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
        String entry = FakeService.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                var code = FakeService.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            code.transferTo(out);
            out.closeEntry();
        }
    }
}
