package io.incubator.project.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.ExecutionResult;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext;
import io.quarkus.arc.ManagedContext;
import io.smallrye.graphql.execution.ExecutionService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/// Carries queries out on the thread of their request.
@ApplicationScoped
class GraphService {
    private final ExecutionService execution;
    private final GraphFaults faults;
    private final ObjectMapper json;

    GraphService(ExecutionService execution, GraphFaults faults, ObjectMapper json) {
        this.execution = execution;
        this.faults = faults;
        this.json = json;
    }

    GraphAnswer answer(GraphQuery query, List<Locale> languages) {
        ExecutionResult result = execute(query);
        return new GraphAnswer(
                result.isDataPresent() ? result.getData() : null,
                result.getErrors().stream()
                        .map(error -> faults.fault(error, languages))
                        .toList());
    }

    private ExecutionResult execute(GraphQuery query) {
        ManagedContext request = Arc.container().requestContext();
        InjectableContext.ContextState state = request.getState();
        Map<String, Object> context = new ConcurrentHashMap<>();
        context.put("runBlocking", true);
        context.put("state", state);
        context.put("httpHeaders", Map.of());
        AtomicReference<ExecutionResult> result = new AtomicReference<>();
        try {
            execution.executeSync(input(query), context, response -> result.set(response.getExecutionResult()));
        } finally {
            // the library leaves the request's context after every field
            request.activate(state);
        }
        return result.get();
    }

    private JsonObject input(GraphQuery query) {
        try (JsonReader reader = Json.createReader(new StringReader(json.writeValueAsString(query)))) {
            return reader.readObject();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON can be written as JSON", e);
        }
    }
}
