package io.incubator.ai.adviser;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// The model behind the planner's AI service: whichever the question at hand goes to.
final class PlannerModel implements ChatModel {
    static final ScopedValue<Function<ChatRequest, ChatResponse>> EXCHANGE = ScopedValue.newInstance();

    /// Where the AI service gets its model from.
    public static final class Supply implements Supplier<ChatModel> {
        @Override
        public ChatModel get() {
            return new PlannerModel();
        }
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        return EXCHANGE.get().apply(request);
    }

    /// So that schemas are made; who asks a model that takes none leaves them out.
    @Override
    public Set<Capability> supportedCapabilities() {
        return Set.of(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
    }
}
