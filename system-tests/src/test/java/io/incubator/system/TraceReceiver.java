package io.incubator.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Takes spans as an OTLP collector does (HTTP with Protocol Buffers,
/// <https://opentelemetry.io/docs/specs/otlp/#otlphttp>), and reads as much of them as the tests ask for.
final class TraceReceiver implements AutoCloseable {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    private TraceReceiver(HttpServer server) {
        this.server = server;
    }

    /// A span as it was received; ids in hexadecimal, an empty parent for none.
    record Span(String service, String name, String trace, String id, String parent) {}

    static TraceReceiver open() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TraceReceiver receiver = new TraceReceiver(server);
            server.createContext("/v1/traces", receiver::take);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// What has been received of one trace.
    List<Span> of(String trace) {
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    /// What has been received at all.
    int count() {
        return spans.size();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            for (byte[] resourceSpans : fields(exchange.getRequestBody().readAllBytes(), 1)) {
                String service = service(resourceSpans);
                for (byte[] scopeSpans : fields(resourceSpans, 2)) {
                    fields(scopeSpans, 2).forEach(span -> spans.add(span(service, span)));
                }
            }
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static String service(byte[] resourceSpans) {
        for (byte[] resource : fields(resourceSpans, 1)) {
            for (byte[] attribute : fields(resource, 1)) {
                if (text(attribute, 1).equals("service.name")) {
                    return text(fields(attribute, 2).getFirst(), 1);
                }
            }
        }
        return "";
    }

    private static Span span(String service, byte[] span) {
        return new Span(service, text(span, 5), hex(span, 1), hex(span, 2), hex(span, 4));
    }

    private static String text(byte[] message, int number) {
        return fields(message, number).stream()
                .findFirst()
                .map(field -> new String(field, StandardCharsets.UTF_8))
                .orElse("");
    }

    private static String hex(byte[] message, int number) {
        return fields(message, number).stream()
                .findFirst()
                .map(field -> HexFormat.of().formatHex(field))
                .orElse("");
    }

    /// The values of a field that has a length: text, bytes, or a message.
    private static List<byte[]> fields(byte[] message, int number) {
        List<byte[]> found = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            int key = (int) varint(in);
            switch (key & 7) {
                case VARINT -> varint(in);
                case FIXED64 -> in.getLong();
                case FIXED32 -> in.getInt();
                case BYTES -> {
                    byte[] value = new byte[(int) varint(in)];
                    in.get(value);
                    if (key >>> 3 == number) {
                        found.add(value);
                    }
                }
                default -> throw new IllegalArgumentException("no Protocol Buffers");
            }
        }
        return found;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
