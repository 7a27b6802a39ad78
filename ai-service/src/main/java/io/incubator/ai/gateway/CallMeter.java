package io.incubator.ai.gateway;

import io.incubator.ai.usage.ModelCall;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// What is measured of calls, by the names of OpenTelemetry's conventions for generative AI. Neither prompts nor
/// answers are in it.
@Singleton
class CallMeter {
    private final MeterRegistry meters;

    CallMeter(MeterRegistry meters) {
        this.meters = meters;
    }

    void ended(ModelCall call, Span span) {
        String operation = call.endpoint().substring(1).replace('/', '_');
        Timer.builder("gen_ai.client.operation.duration")
                .description("Calls of models, from the request to the last byte of the answer")
                .tag("gen_ai.operation.name", operation)
                .tag("gen_ai.provider.name", call.provider())
                .tag("error.type", call.outcome().equals("completed") ? "" : call.outcome())
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(5))
                .register(meters)
                .record(call.millis(), TimeUnit.MILLISECONDS);
        tokens(
                call,
                "input",
                call.usage().input() + call.usage().cached() + call.usage().cacheWrite());
        tokens(call, "output", call.usage().output() + call.usage().reasoning());
        Counter.builder("incubator.model.cost.nanos")
                .description("What calls of models cost, in nano-dollars")
                .tag("gen_ai.provider.name", call.provider())
                .register(meters)
                .increment((double) call.costNanos());
        span.setAttribute("gen_ai.operation.name", operation)
                .setAttribute("gen_ai.provider.name", call.provider())
                .setAttribute("gen_ai.request.model", call.requested())
                .setAttribute("gen_ai.response.model", call.model())
                .setAttribute("gen_ai.usage.input_tokens", call.usage().input())
                .setAttribute("gen_ai.usage.output_tokens", call.usage().output());
    }

    private void tokens(ModelCall call, String type, long count) {
        if (count > 0) {
            Counter.builder("gen_ai.client.token.usage")
                    .description("Tokens read and written by models")
                    .tag("gen_ai.provider.name", call.provider())
                    .tag("gen_ai.token.type", type)
                    .register(meters)
                    .increment((double) count);
        }
    }
}
