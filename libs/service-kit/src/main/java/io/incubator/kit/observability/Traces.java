package io.incubator.kit.observability;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Carries a trace over what is not HTTP: rows, messages and jobs keep its W3C `traceparent`, and whoever goes on with
/// them goes on with the trace.
@Singleton
public class Traces {
    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    private final Tracer tracer;

    /// Made by CDI.
    public Traces(Tracer tracer) {
        this.tracer = tracer;
    }

    /// The trace of the work at hand, to be kept with it.
    ///
    /// @return a W3C `traceparent`; null outside a trace
    public static String current() {
        return traceparent(Span.current().getSpanContext());
    }

    /// Goes on with a trace in a span of its own.
    ///
    /// @param traceparent of the work that led to this; null begins a trace
    /// @param name of few different values, such as `process jobs.submit.v1`
    public void run(String traceparent, String name, SpanKind kind, Runnable work) {
        Span span = tracer.spanBuilder(name)
                .setParent(context(traceparent))
                .setSpanKind(kind)
                .startSpan();
        try (Scope _ = Context.root().with(span).makeCurrent()) {
            work.run();
        } catch (RuntimeException | Error e) {
            span.recordException(e);
            span.setStatus(StatusCode.ERROR);
            throw e;
        } finally {
            span.end();
        }
    }

    /// Notes that something that began then has just been handed on.
    ///
    /// @return the `traceparent` under which it goes on; null outside a trace
    public String handedOn(String traceparent, String name, Instant since) {
        if (traceparent == null) {
            return null;
        }
        Span span = tracer.spanBuilder(name)
                .setParent(context(traceparent))
                .setSpanKind(SpanKind.PRODUCER)
                .setStartTimestamp(since)
                .startSpan();
        span.end();
        return traceparent(span.getSpanContext());
    }

    private static Context context(String traceparent) {
        Matcher matcher = traceparent == null ? null : TRACEPARENT.matcher(traceparent);
        if (matcher == null || !matcher.matches()) {
            return Context.root();
        }
        SpanContext remote = SpanContext.createFromRemoteParent(
                matcher.group(1), matcher.group(2), TraceFlags.fromHex(matcher.group(3), 0), TraceState.getDefault());
        return Context.root().with(Span.wrap(remote));
    }

    private static String traceparent(SpanContext span) {
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
