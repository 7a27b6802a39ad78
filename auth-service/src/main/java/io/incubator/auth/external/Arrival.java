package io.incubator.auth.external;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/// Somebody a provider has vouched for.
///
/// @param provider its short name
/// @param email which the provider says it has confirmed; null if it does not
/// @param name what they are called; null if the provider does not say
/// @param until how long this may be used
@RegisterForReflection // travels as sealed JSON
public record Arrival(
        @JsonProperty String provider,
        @JsonProperty String issuer,
        @JsonProperty String subject,
        @JsonProperty String email,
        @JsonProperty String name,
        @JsonProperty Instant until) {
    @Override
    public String toString() {
        return "Arrival[" + provider + "]";
    }
}
