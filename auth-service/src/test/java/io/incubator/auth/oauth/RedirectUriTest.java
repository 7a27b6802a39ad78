package io.incubator.auth.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectUriTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example/callback",
                "https://app.example:8443/callback?from=incubator",
                "http://127.0.0.1:51004/callback",
                "http://[::1]/callback",
                "http://localhost:3000/",
                "com.example.app:/callback",
                "com.example.app://callback"
            })
    void addressesOfApplicationsMayBeRegistered(String uri) {
        assertThat(RedirectUri.isAllowed(uri)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "callback",
                "//app.example/callback",
                "http://app.example/callback",
                "http://localhost.example/",
                "http://127.0.0.1@evil.example/",
                "https:///callback",
                "https://app.example/#fragment",
                "https://user@app.example/",
                "https://*.example/",
                "https://app.example/a b",
                "https://app.example\\@evil.example/",
                "javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "custom:/callback",
                "com.example.app:opaque"
            })
    void whateverElseIsRefused(String uri) {
        assertThat(RedirectUri.isAllowed(uri)).as(uri).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example:8443/callback?x=1, https://app.example:8443",
        "http://[::1]:3000/callback, http://[::1]:3000",
        "com.example.app:/callback, com.example.app:",
        "com.example.app://a;script-src/callback, com.example.app:"
    })
    void aPagesPolicyNamesNothingButWhereItsFormLeads(String registered, String source) {
        assertThat(RedirectUri.source(registered)).isEqualTo(source);
    }
}
