package io.incubator.ai.gateway;

import io.incubator.ai.usage.TokenUsage;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Optional;

/// One call of the built-in model: limited and in the ledger like every other, at no cost.
final class Trial {
    private final HttpServerResponse response;
    private final Endpoint endpoint;
    private final CallAccount account;

    Trial(HttpServerResponse response, Endpoint endpoint, CallAccount account) {
        this.response = response;
        this.endpoint = endpoint;
        this.account = account;
    }

    void run(EchoModel.Answer answer) {
        account.open(List.of(EchoModel.TARGET)).onSuccess(_ -> say(answer)).onFailure(this::refuse);
    }

    private void say(EchoModel.Answer answer) {
        if (response.closed()) {
            // the caller left while the reservation was made
            account.settle(EchoModel.TARGET, 499, "cancelled", Optional.of(TokenUsage.NONE));
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType()).end(answer.body());
        account.settle(EchoModel.TARGET, 200, "completed", Optional.of(answer.usage()));
    }

    private void refuse(Throwable cause) {
        Refusal refusal = Refusal.of(cause);
        ErrorAnswer.send(response, refusal.error(), endpoint.family());
        account.settle(EchoModel.TARGET, refusal.error().status(), refusal.outcome(), Optional.of(TokenUsage.NONE));
    }
}
