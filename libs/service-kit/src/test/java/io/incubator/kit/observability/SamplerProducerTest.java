package io.incubator.kit.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SamplerProducerTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void withoutAReceiverNothingIsRecordedWhateverTheCallerDoes() {
        assertThat(decision(null, 1, caller(true))).isEqualTo(SamplingDecision.DROP);
    }

    @Test
    void whatACallerRecordsIsRecorded() {
        assertThat(decision("http://collector:4317", 0, caller(true))).isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
    }

    @Test
    void ofTheRestTheShareIs() {
        assertThat(decision("http://collector:4317", 1, caller(false))).isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
        assertThat(decision("http://collector:4317", 0, caller(false))).isEqualTo(SamplingDecision.DROP);
        assertThat(decision("http://collector:4317", 1, Context.root())).isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
    }

    private static SamplingDecision decision(String endpoint, double share, Context parent) {
        return new SamplerProducer()
                .sampler(new Config(Optional.ofNullable(endpoint), "grpc", share))
                .shouldSample(parent, TRACE, "call", SpanKind.SERVER, Attributes.empty(), List.of())
                .getDecision();
    }

    private static Context caller(boolean records) {
        return Context.root()
                .with(Span.wrap(SpanContext.createFromRemoteParent(
                        TRACE,
                        "b7ad6b7169203331",
                        records ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                        TraceState.getDefault())));
    }

    private record Config(Optional<String> endpoint, String protocol, double share) implements TracingConfig {}
}
