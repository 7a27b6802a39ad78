package io.incubator.project.briefs;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Where a system may run.
enum Environment {
    @JsonProperty("public_cloud")
    PUBLIC_CLOUD,
    @JsonProperty("kubernetes")
    KUBERNETES,
    @JsonProperty("on_premises")
    ON_PREMISES,
    @JsonProperty("edge")
    EDGE,
    @JsonProperty("serverless")
    SERVERLESS,
    @JsonProperty("paas")
    PAAS
}
