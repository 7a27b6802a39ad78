package io.incubator.kit.ticket;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;

/// Keeps tickets out of traces, where a request's query would carry them.
@Singleton
class TicketRedaction implements SpanProcessor {
    private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        String query = span.getAttribute(QUERY);
        if (query != null && query.contains("ticket=")) {
            span.setAttribute(QUERY, query.replaceAll("ticket=[^&]*", "ticket=redacted"));
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // everything is done at the start
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
