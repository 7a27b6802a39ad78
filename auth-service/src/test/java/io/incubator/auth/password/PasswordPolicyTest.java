package io.incubator.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

    @ParameterizedTest
    @ValueSource(ints = {15, 64, 256})
    void fifteenTo256CharactersAreAccepted(int length) {
        assertThatCode(() -> PasswordPolicy.require("x".repeat(length))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 14, 257, 5000})
    void shorterAndLongerOnesAreRefused(int length) {
        assertThatThrownBy(() -> PasswordPolicy.require("x".repeat(length)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(CommonError.VALIDATION_FAILED));
    }

    @Test
    void nothingButTheLengthCounts() {
        assertThatCode(() -> PasswordPolicy.require("aaaaaaaaaaaaaaa")).doesNotThrowAnyException();
        assertThatCode(() -> PasswordPolicy.require("只要够长就可以的一个密码短语吧")).doesNotThrowAnyException();
    }

    @Test
    void charactersAreCountedNotUtf16Units() {
        // Given 14 characters outside the basic plane, which are 28 chars
        String emoji = "\uD83D\uDE00".repeat(14);

        assertThatThrownBy(() -> PasswordPolicy.require(emoji)).isInstanceOf(ProblemException.class);
        assertThatCode(() -> PasswordPolicy.require(emoji + "!")).doesNotThrowAnyException();
    }
}
