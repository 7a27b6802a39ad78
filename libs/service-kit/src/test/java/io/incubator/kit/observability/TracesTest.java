package io.incubator.kit.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class TracesTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";
    private static final String RECORDED = "00-" + TRACE + "-" + PARENT + "-01";

    private final Spans spans = new Spans();

    @Test
    void goesOnWithTheTraceOfTheWorkThatLedToThis() {
        // When
        traces(Sampler.alwaysOn()).run(RECORDED, "process jobs-submit", SpanKind.CONSUMER, () -> {});

        // Then
        SpanData span = spans.only();
        assertThat(span.getName()).isEqualTo("process jobs-submit");
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getParentSpanId()).isEqualTo(PARENT);
        assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
    }

    @Test
    void whatIsKeptInsideASpanBelongsToIt() {
        List<String> kept = new ArrayList<>();

        traces(Sampler.alwaysOn()).run(RECORDED, "job plan", SpanKind.CONSUMER, () -> kept.add(Traces.current()));

        assertThat(kept).containsExactly("00-" + TRACE + "-" + spans.only().getSpanId() + "-01");
        assertThat(Span.current().getSpanContext().isValid())
                .as("after the span")
                .isFalse();
    }

    @Test
    void aFailureIsOnTheSpanAndGoesOn() {
        Traces traces = traces(Sampler.alwaysOn());

        assertThatThrownBy(() -> traces.run(null, "process x", SpanKind.CONSUMER, () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(spans.only().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(spans.only().getParentSpanId()).isEqualTo("0000000000000000");
    }

    @Test
    void withoutAReceiverNothingIsRecordedButTheTraceGoesOn() {
        Traces traces = traces(Sampler.alwaysOff());
        List<String> kept = new ArrayList<>();

        traces.run(RECORDED, "process x", SpanKind.CONSUMER, () -> kept.add(Traces.current()));

        assertThat(spans.seen).isEmpty();
        assertThat(kept.getFirst()).startsWith("00-" + TRACE + "-").endsWith("-00");
    }

    @Test
    void whatWasHandedOnShowsHowLongItWaited() {
        Instant since = Instant.parse("2026-11-21T08:00:00Z");

        String next = traces(Sampler.alwaysOn()).handedOn(RECORDED, "publish jobs.submit.v1", since);

        SpanData span = spans.only();
        assertThat(span.getParentSpanId()).isEqualTo(PARENT);
        assertThat(span.getStartEpochNanos()).isEqualTo(since.getEpochSecond() * 1_000_000_000L);
        assertThat(next).isEqualTo("00-" + TRACE + "-" + span.getSpanId() + "-01");
    }

    @Test
    void nonsenseIsNoTraceAndNothingIsHandedOnOutsideOne() {
        traces(Sampler.alwaysOn()).run("00-x-y-z", "process x", SpanKind.CONSUMER, () -> {});

        assertThat(spans.only().getTraceId()).isNotEqualTo(TRACE);
        assertThat(traces(Sampler.alwaysOn()).handedOn(null, "publish x", Instant.EPOCH))
                .isNull();
        assertThat(Traces.current()).isNull();
    }

    private Traces traces(Sampler sampler) {
        return new Traces(SdkTracerProvider.builder()
                .setSampler(sampler)
                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                .build()
                .get("test"));
    }

    /// Keeps what ended.
    private static final class Spans implements SpanExporter {
        private final List<SpanData> seen = new ArrayList<>();

        SpanData only() {
            assertThat(seen).hasSize(1);
            return seen.getFirst();
        }

        @Override
        public CompletableResultCode export(Collection<SpanData> ended) {
            seen.addAll(ended);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
