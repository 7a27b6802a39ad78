package io.incubator.job.httpcall;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/// Input of a job of the kind `http-call`.
///
/// @param method GET, POST, PUT, PATCH or DELETE; null for POST
/// @param url absolute, http or https
/// @param headers null for none
/// @param body JSON; null for none
/// @param timeoutSeconds null for the installation's own
record HttpCall(String method, String url, Map<String, String> headers, JsonNode body, Integer timeoutSeconds) {}
