package io.incubator.auth.oauth;

import io.incubator.auth.account.AccountView;
import io.incubator.auth.account.SignInRepository;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// The claims that the scopes of a token open.
@ApplicationScoped
class UserinfoService {
    private final SignInRepository accounts;
    private final CurrentIdentity caller;

    UserinfoService(SignInRepository accounts, CurrentIdentity caller) {
        this.accounts = accounts;
        this.caller = caller;
    }

    /// @throws ProblemException `forbidden` without the scope `openid`
    Map<String, Object> describe() {
        if (!caller.scopes().contains("openid")) {
            throw new ProblemException(CommonError.FORBIDDEN);
        }
        UUID subject = caller.subject();
        AccountView account = QuarkusTransaction.requiringNew()
                .call(() -> accounts.view(subject))
                .orElseThrow(() -> new ProblemException(CommonError.UNAUTHENTICATED));
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", subject.toString());
        if (caller.scopes().contains("profile")) {
            claims.put("name", account.displayName());
        }
        if (caller.scopes().contains("email")) {
            claims.put("email", account.email());
            claims.put("email_verified", QuarkusTransaction.requiringNew().call(() -> accounts.isVerified(subject)));
        }
        return claims;
    }
}
