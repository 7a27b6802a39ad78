package io.incubator.ai.adviser;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.incubator.ai.planner.counsel.Adviser;
import io.incubator.ai.planner.counsel.Counsel;
import io.incubator.ai.planner.counsel.DomainAnswer;
import io.incubator.ai.planner.counsel.Explanation;
import io.incubator.ai.planner.counsel.Findings;
import io.incubator.ai.planner.counsel.NoAnswerException;
import io.incubator.ai.planner.counsel.Opinion;
import io.incubator.ai.planner.counsel.Readings;
import io.incubator.ai.planner.counsel.UnreadableAnswerException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Asks a model for one job, within the job's purse, and keeps what it answered.
final class ModelAdviser implements Adviser {
    private static final Logger LOG = Logger.getLogger(ModelAdviser.class);

    private final PlannerService service;
    private final ChatModel model;
    private final Asked asked;
    private final Purse purse;
    private final Set<String> names = new ConcurrentSkipListSet<>();

    /// Where questions go.
    ///
    /// @param route its name
    /// @param takesSchemas whether every model there takes a JSON schema for its answer
    /// @param mostOutput the longest answer of any model there, in tokens
    record Asked(String route, boolean takesSchemas, int mostOutput) {}

    ModelAdviser(PlannerService service, ChatModel model, Asked asked, Purse purse) {
        this.service = service;
        this.model = model;
        this.asked = asked;
        this.purse = purse;
    }

    @Override
    public Findings findings(String material, String objection) {
        return ask(() -> service.findings(material, again(objection)));
    }

    @Override
    public DomainAnswer domain(String material, String objection) {
        return ask(() -> service.domain(material, again(objection)));
    }

    @Override
    public Readings readings(String material, String objection) {
        return ask(() -> service.readings(material, again(objection)));
    }

    @Override
    public Opinion opinion(String perspective, String material, String objection) {
        return ask(() -> service.opinion(material, again(objection)));
    }

    @Override
    public Explanation explanation(String material, String objection) {
        return ask(() -> service.explanation(material, again(objection)));
    }

    @Override
    public String name() {
        return names.isEmpty() ? asked.route() : asked.route() + ": " + String.join(", ", names);
    }

    @Override
    public Counsel.Use use() {
        return purse.use();
    }

    /// An objection quotes the answer, and so perhaps what a person wrote: it is data like the rest.
    private static String again(String objection) {
        return objection.isEmpty()
                ? ""
                : "Your last answer cannot be used. What is wrong about it: <data>" + quoted(objection)
                        + "</data> Answer again.";
    }

    private static String quoted(String text) {
        String escaped = new String(JsonStringEncoder.getInstance().quoteAsString(text));
        return "\"" + escaped.replace("<", "\\u003c").replace(">", "\\u003e") + "\"";
    }

    private <T> T ask(Supplier<T> question) {
        T answer;
        try {
            answer = ScopedValue.where(PlannerModel.EXCHANGE, this::exchange).call(question::get);
        } catch (NoAnswerException e) {
            throw e;
        } catch (RuntimeException e) {
            // there was an answer, for its absence has an exception of its own
            throw new UnreadableAnswerException("It is not the JSON object that was asked for.", e);
        }
        if (answer == null) {
            throw new UnreadableAnswerException("It is empty.", null);
        }
        return answer;
    }

    private ChatResponse exchange(ChatRequest request) {
        // a token is one byte at least
        Purse.Share share = purse.take(bytes(request), asked.mostOutput());
        ChatResponse response = null;
        try {
            response = model.chat(asked.takesSchemas() ? request : withoutSchema(request));
            return response;
        } catch (LangChain4jException | WebApplicationException | ProcessingException e) {
            throw failed(reason(e), e);
        } finally {
            settle(share, response);
        }
    }

    private NoAnswerException failed(String reason, RuntimeException cause) {
        LOG.warnf("the planner's model did not answer: route=%s reason=%s", asked.route(), reason);
        return new NoAnswerException(reason, cause);
    }

    /// The status the gateway answered with, if it did.
    private static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException http) {
                return "http-" + http.statusCode();
            }
            if (cause instanceof WebApplicationException http) {
                return "http-" + http.getResponse().getStatus();
            }
        }
        return "unavailable";
    }

    private void settle(Purse.Share share, ChatResponse response) {
        TokenUsage usage = response == null ? null : response.tokenUsage();
        if (usage == null || usage.inputTokenCount() == null || usage.outputTokenCount() == null) {
            purse.settle(share, share.input(), share.output());
        } else {
            purse.settle(share, usage.inputTokenCount(), usage.outputTokenCount());
        }
        if (response != null && response.modelName() != null) {
            names.add(response.modelName());
        }
    }

    private static ChatRequest withoutSchema(ChatRequest request) {
        return ChatRequest.builder().messages(request.messages()).build();
    }

    /// With its schema, for models are given that, too.
    private static long bytes(ChatRequest request) {
        return request.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
