package io.incubator.ai.gateway;

import io.incubator.ai.usage.ModelCall;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// What is measured of calls, by the names of OpenTelemetry's conventions for generative AI. Neither prompts nor
/// answers are in it.
@Singleton
class CallMeter {
    private final MeterRegistry meters;
    private final Map<Kind, Timer> durations = new ConcurrentHashMap<>();
    private final Map<Direction, Counter> tokens = new ConcurrentHashMap<>();
    private final Map<String, Counter> costs = new ConcurrentHashMap<>();

    CallMeter(MeterRegistry meters) {
        this.meters = meters;
    }

    /// What meters of a duration are told apart by.
    private record Kind(String operation, String provider, String error) {}

    /// What meters of tokens are told apart by.
    private record Direction(String provider, String type) {}

    void ended(ModelCall call, Span span) {
        String operation = call.endpoint().substring(1).replace('/', '_');
        String error = call.outcome().equals("completed") ? "" : call.outcome();
        durations
                .computeIfAbsent(new Kind(operation, call.provider(), error), this::duration)
                .record(call.millis(), TimeUnit.MILLISECONDS);
        tokens(
                call,
                "input",
                call.usage().input() + call.usage().cached() + call.usage().cacheWrite());
        tokens(call, "output", call.usage().output() + call.usage().reasoning());
        costs.computeIfAbsent(call.provider(), this::cost).increment((double) call.costNanos());
        if (span.isRecording()) {
            span.setAttribute("gen_ai.operation.name", operation)
                    .setAttribute("gen_ai.provider.name", call.provider())
                    .setAttribute("gen_ai.request.model", call.requested())
                    .setAttribute("gen_ai.response.model", call.model())
                    .setAttribute("gen_ai.usage.input_tokens", call.usage().input())
                    .setAttribute("gen_ai.usage.output_tokens", call.usage().output());
        }
    }

    private void tokens(ModelCall call, String type, long count) {
        if (count > 0) {
            tokens.computeIfAbsent(new Direction(call.provider(), type), this::tokens)
                    .increment((double) count);
        }
    }

    private Timer duration(Kind kind) {
        return Timer.builder("gen_ai.client.operation.duration")
                .description("Calls of models, from the request to the last byte of the answer")
                .tag("gen_ai.operation.name", kind.operation())
                .tag("gen_ai.provider.name", kind.provider())
                .tag("error.type", kind.error())
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(5))
                .register(meters);
    }

    private Counter cost(String provider) {
        return Counter.builder("incubator.model.cost.nanos")
                .description("What calls of models cost, in nano-dollars")
                .tag("gen_ai.provider.name", provider)
                .register(meters);
    }

    private Counter tokens(Direction direction) {
        return Counter.builder("gen_ai.client.token.usage")
                .description("Tokens read and written by models")
                .tag("gen_ai.provider.name", direction.provider())
                .tag("gen_ai.token.type", direction.type())
                .register(meters);
    }
}
