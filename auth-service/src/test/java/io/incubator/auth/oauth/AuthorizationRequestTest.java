package io.incubator.auth.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizationRequestTest {
    private static final Map<String, String> GOOD = Map.of(
            "response_type", "code",
            "client_id", "00000000-0000-0000-0000-000000000001",
            "redirect_uri", "https://app.example/callback?a=1&b=2",
            "scope", "openid projects:read",
            "state", "ä & = + % \" <",
            "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
            "code_challenge_method", "S256");

    @Test
    void aGoodRequestHasNoFaultAndSurvivesItsFormUnchanged() {
        AuthorizationRequest request = with(Map.of());

        assertThat(request.fault()).isEmpty();
        assertThat(AuthorizationRequest.parse(request.text())).contains(request);
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "response_type, code id_token, unsupported_response_type",
        "response_mode, fragment, invalid_request",
        "code_challenge_method, plain, invalid_request",
        "code_challenge, short, invalid_request",
        "scope, '', invalid_scope",
        "scope, openid everything, invalid_scope",
        "scope, openid keys:rotate, invalid_scope",
        "prompt, none login, invalid_request",
        "max_age, -1, invalid_request",
        "max_age, 99999999999, invalid_request",
        "request, eyJ, request_not_supported",
        "request_uri, https://evil.example/r, request_not_supported"
    })
    void aFaultIsToldByItsStandardName(String parameter, String value, String error) {
        assertThat(with(Map.of(parameter, value)).fault())
                .map(AuthorizationRequest.Fault::error)
                .contains(error);
    }

    @Test
    void aParameterThatIsThereTwiceOrARequestOfEndlessLengthIsNoRequest() {
        Map<String, List<String>> twice = once(GOOD);
        twice.put("redirect_uri", List.of("https://app.example/callback", "https://evil.example/"));
        assertThat(AuthorizationRequest.of(twice)).isEmpty();
        assertThat(AuthorizationRequest.parse("state=a&state=b")).isEmpty();
        assertThat(AuthorizationRequest.parse("state=%zz")).isEmpty();

        Map<String, List<String>> endless = once(GOOD);
        endless.put("state", List.of("x".repeat(4000)));
        assertThat(AuthorizationRequest.of(endless)).isEmpty();
    }

    private static AuthorizationRequest with(Map<String, String> changes) {
        Map<String, String> parameters = new HashMap<>(GOOD);
        parameters.putAll(changes);
        return AuthorizationRequest.of(once(parameters)).orElseThrow();
    }

    private static Map<String, List<String>> once(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue()), (a, _) -> a, HashMap::new));
    }
}
