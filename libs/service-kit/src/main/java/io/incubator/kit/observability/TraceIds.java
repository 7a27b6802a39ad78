package io.incubator.kit.observability;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.quarkus.opentelemetry.runtime.QuarkusContextStorage;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingPolicy;
import java.util.Map;
import java.util.function.BiConsumer;

/// What is left of tracing while nobody receives spans. A request goes on with its caller's trace, or begins one, for
/// logs, problems, rows and whoever is called next; a span, which would be thrown away, is not made.
final class TraceIds implements VertxTracer<Scope, Void> {
    private static final TextMapGetter<HttpRequest> HEADERS = new Headers();

    private final TextMapPropagator propagator;
    private final IdGenerator ids = IdGenerator.random();

    TraceIds(TextMapPropagator propagator) {
        this.propagator = propagator;
    }

    @Override
    public <R> Scope receiveRequest(
            io.vertx.core.Context context,
            SpanKind kind,
            TracingPolicy policy,
            R request,
            String operation,
            Iterable<Map.Entry<String, String>> headers,
            TagExtractor<R> tags) {
        if (policy == TracingPolicy.IGNORE || !(request instanceof HttpRequest http)) {
            return null;
        }
        Context told = propagator.extract(Context.root(), http, HEADERS);
        SpanContext caller = Span.fromContext(told).getSpanContext();
        SpanContext here = SpanContext.create(
                caller.isValid() ? caller.getTraceId() : ids.generateTraceId(),
                ids.generateSpanId(),
                TraceFlags.getDefault(),
                caller.getTraceState());
        return QuarkusContextStorage.INSTANCE.attach(context, told.with(Span.wrap(here)));
    }

    @Override
    public <R> void sendResponse(
            io.vertx.core.Context context, R response, Scope scope, Throwable failure, TagExtractor<R> tags) {
        if (scope != null) {
            scope.close();
        }
    }

    @Override
    public <R> Void sendRequest(
            io.vertx.core.Context context,
            SpanKind kind,
            TracingPolicy policy,
            R request,
            String operation,
            BiConsumer<String, String> headers,
            TagExtractor<R> tags) {
        if (policy != TracingPolicy.IGNORE && request instanceof HttpRequest) {
            Context here = QuarkusContextStorage.getOtelContext(context);
            propagator.inject(here == null ? Context.current() : here, headers, BiConsumer::accept);
        }
        return null;
    }

    /// Reads what a caller tells of its trace.
    private static final class Headers implements TextMapGetter<HttpRequest> {
        @Override
        public Iterable<String> keys(HttpRequest request) {
            return request.headers().names();
        }

        @Override
        public String get(HttpRequest request, String name) {
            return request.headers().get(name);
        }
    }
}
