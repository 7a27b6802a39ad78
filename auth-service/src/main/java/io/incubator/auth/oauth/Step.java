package io.incubator.auth.oauth;

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

    /// The person has to say whether they want it.
    record Consent(OAuthClient client, AuthorizationRequest request, String email, Set<String> scopes) implements Step {
        public Consent {
            scopes = Set.copyOf(scopes);
        }
    }

    /// What a sign-in came to before.
    enum Problem {
        NONE,
        WRONG,
        CODE_NEEDED,
        TOO_MANY
    }
}
