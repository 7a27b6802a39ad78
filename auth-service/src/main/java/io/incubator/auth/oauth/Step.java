package io.incubator.auth.oauth;

import io.incubator.auth.AuthError;
import io.incubator.auth.external.ExternalFailure;
import io.incubator.kit.problem.ProblemException;
import java.util.Optional;
import java.util.Set;

/// What an authorization comes to next.
sealed interface Step {

    /// Nothing is known to be good, so nobody is sent anywhere.
    record Refuse() implements Step {}

    /// Back to the application, with a code or an error.
    record Return(String location) implements Step {}

    /// The person has to sign in.
    ///
    /// @param problem what went wrong before
    record SignIn(OAuthClient client, AuthorizationRequest request, Problem problem, String email) implements Step {}

    /// Whoever an account elsewhere has vouched for has to show the second factor of their account here.
    ///
    /// @param ticket of who has arrived
    record Code(OAuthClient client, AuthorizationRequest request, Problem problem, String ticket) implements Step {}

    /// The account elsewhere opens none here: the person signs in to have it open theirs, or makes one.
    ///
    /// @param provider by which they have come
    /// @param email the address a new account would have; null if none can be made
    /// @param ticket of who has arrived
    /// @param typed the address they have tried
    record Link(
            OAuthClient client,
            AuthorizationRequest request,
            Problem problem,
            String provider,
            String email,
            String ticket,
            String typed)
            implements Step {}

    /// The person has to say whether they want it.
    record Consent(OAuthClient client, AuthorizationRequest request, String email, Set<String> scopes) implements Step {
        public Consent {
            scopes = Set.copyOf(scopes);
        }
    }

    /// What a sign-in came to before.
    enum Problem {
        NONE(200),
        WRONG(401),
        CODE_NEEDED(401),
        TOO_MANY(401),
        PASSKEY_REFUSED(401),
        TAKEN(409),
        CLOSED(403),
        NOT_INVITED(422),
        ELSEWHERE_REFUSED(401),
        ELSEWHERE_AWAY(502);

        private final int status;

        Problem(int status) {
            this.status = status;
        }

        /// Of the page that says so.
        int status() {
            return status;
        }

        /// The problem a refusal is; empty for one that no page knows.
        static Optional<Problem> of(ProblemException refusal) {
            return refusal.errorCode() instanceof AuthError error
                    ? switch (error) {
                        case INVALID_CREDENTIALS -> Optional.of(WRONG);
                        case SECOND_FACTOR_REQUIRED -> Optional.of(CODE_NEEDED);
                        case TOO_MANY_ATTEMPTS -> Optional.of(TOO_MANY);
                        case PASSKEY_REFUSED -> Optional.of(Problem.PASSKEY_REFUSED);
                        case EMAIL_TAKEN -> Optional.of(TAKEN);
                        case REGISTRATION_CLOSED -> Optional.of(CLOSED);
                        case INVALID_MAIL_TOKEN -> Optional.of(NOT_INVITED);
                        default -> Optional.empty();
                    }
                    : Optional.empty();
        }

        static Problem of(ExternalFailure failure) {
            return failure.isAway() ? ELSEWHERE_AWAY : ELSEWHERE_REFUSED;
        }
    }
}
