package io.incubator.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/// Does the work and remembers its answer in one transaction: after a crash there are both or neither. What is refused
/// is not remembered, for then nothing was done. Without the header nothing happens here and nothing is paid.
@Idempotent
@Interceptor
@Priority(IdempotencyInterceptor.AFTER_VALIDATION)
class IdempotencyInterceptor {
    static final String KEY_HEADER = "Idempotency-Key";
    static final int AFTER_VALIDATION = 4_900;
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Duration SOON = Duration.ofSeconds(1);

    private final CurrentVertxRequest requests;
    private final CurrentIdentity caller;
    private final AnswerRepository answers;
    private final ObjectMapper json;

    IdempotencyInterceptor(
            CurrentVertxRequest requests, CurrentIdentity caller, AnswerRepository answers, ObjectMapper json) {
        this.requests = requests;
        this.caller = caller;
        this.answers = answers;
        this.json = json;
    }

    @AroundInvoke
    Object once(InvocationContext invocation) throws Exception {
        RoutingContext request = requests.getCurrent();
        String key = request == null ? null : request.request().getHeader(KEY_HEADER);
        if (key == null) {
            return invocation.proceed();
        }
        if (!KEY.matcher(key).matches()) {
            throw new ProblemException(CommonError.VALIDATION_FAILED)
                    .withField(KEY_HEADER, "pattern", "is not 1 to 255 visible ASCII characters");
        }
        Call call = Call.of(
                caller.organisation(),
                caller.subject(),
                request.request().method().name() + ' ' + request.normalizedPath(),
                key,
                json,
                invocation.getParameters());
        return inTransaction(() -> answer(call, invocation));
    }

    private Object answer(Call call, InvocationContext invocation) throws Exception {
        if (!answers.lock(call)) {
            throw new ProblemException(CommonError.REQUEST_IN_FLIGHT).retryAfter(SOON);
        }
        Answer before = answers.find(call).orElse(null);
        if (before != null) {
            if (!before.answers(call)) {
                throw new ProblemException(CommonError.IDEMPOTENCY_KEY_REUSED);
            }
            throw new AlreadyAnswered(before);
        }
        Object result = invocation.proceed();
        answers.remember(call, Answer.of(result, invocation.getMethod(), this::text));
        return result;
    }

    private String text(Object entity) {
        try {
            return json.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer could not be written", e);
        }
    }

    private static Object inTransaction(Callable<Object> work) {
        return QuarkusTransaction.joiningExisting().call(work);
    }
}
