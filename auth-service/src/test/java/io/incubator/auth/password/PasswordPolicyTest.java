package io.incubator.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

    @ParameterizedTest
    @ValueSource(ints = {15, 64, 256})
    void fifteenTo256CharactersAreAccepted(int length) {
        assertThatCode(() ->
                        PasswordPolicy.require(("many words " + "x".repeat(length)).substring(0, length), List.of()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 14, 257, 5000})
    void shorterAndLongerOnesAreRefused(int length) {
        assertThatThrownBy(() ->
                        PasswordPolicy.require(("many words " + "x".repeat(length)).substring(0, length), List.of()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(CommonError.VALIDATION_FAILED));
    }

    @Test
    void nothingButTheLengthCounts() {
        assertThatCode(() -> PasswordPolicy.require("onlylowercasehere", List.of()))
                .doesNotThrowAnyException();
        assertThatCode(() -> PasswordPolicy.require("只要够长就可以的一个密码短语吧", List.of()))
                .doesNotThrowAnyException();
    }

    @Test
    void charactersAreCountedNotUtf16Units() {
        // Given 14 characters outside the basic plane, which are 28 chars
        String emoji = "\uD83D\uDE00".repeat(14);

        assertThatThrownBy(() -> PasswordPolicy.require(emoji, List.of())).isInstanceOf(ProblemException.class);
        assertThatCode(() -> PasswordPolicy.require(emoji + "!", List.of())).doesNotThrowAnyException();
    }

    /// Promise 3.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordpassword",
                "Password1234567",
                "123456789012345",
                "qwertyuiopasdfgh",
                "aaaaaaaaaaaaaaa",
                "!!!iloveyou!!!2024",
                "abcdefghijklmnop",
                "1qaz2wsx1qaz2wsx",
                "ababababababababab"
            })
    void breachedPasswordsAreRefusedEvenRepeatedOrPadded(String password) {
        assertThatThrownBy(() -> PasswordPolicy.require(password, List.of()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(CommonError.VALIDATION_FAILED));
    }

    /// Promise 3.
    @Test
    void wordsOfTheAccountAndOfTheProductAreNoPassword() {
        List<String> context = List.of("alice.walker@example.org", "Alice Walker");

        for (String password :
                List.of("alicewalker-2024", "Walker.Alice.1990", "incubator-incubator", "example-alice-1")) {
            assertThatThrownBy(() -> PasswordPolicy.require(password, context))
                    .as(password)
                    .isInstanceOf(ProblemException.class);
        }
        assertThatCode(() -> PasswordPolicy.require("alice likes wooden boats", context))
                .doesNotThrowAnyException();
    }
}
