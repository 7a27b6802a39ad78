package io.incubator.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ErrorCatalogueTest {
    private final ErrorCatalogue catalogue = ErrorCatalogue.load();

    @Test
    void holdsEveryCommonCodeInBothLanguages() {
        Arrays.stream(CommonError.values()).forEach(code -> {
            Problem english = problem(code, Locale.ENGLISH);
            Problem chinese = problem(code, Locale.SIMPLIFIED_CHINESE);
            assertThat(english.status()).isBetween(400, 599);
            assertThat(english.title()).isNotBlank().isNotEqualTo(chinese.title());
            assertThat(english.detail()).isNotBlank().isNotEqualTo(chinese.detail());
        });
    }

    @Test
    void fillsArgumentsIntoTheText() {
        Problem problem = catalogue.problem(
                CommonError.UNKNOWN_FIELD, new Object[] {"colour"}, List.of(), null, List.of(Locale.ENGLISH));

        assertThat(problem.detail()).contains("colour").doesNotContain("{0}");
    }

    @Test
    void takesTheFirstLanguageItKnowsAndEnglishOtherwise() {
        assertThat(problem(CommonError.NOT_FOUND, Locale.FRENCH, Locale.CHINESE).title())
                .isEqualTo("未找到");
        assertThat(problem(CommonError.NOT_FOUND, Locale.FRENCH).title()).isEqualTo("Not found");
    }

    @Test
    void keepsApostrophesOfItsTexts() {
        assertThat(catalogue.codes()).allSatisfy(code -> {
            Problem problem = problem(new Named(code), Locale.ENGLISH);
            assertThat(problem.detail()).doesNotContain("''");
        });
    }

    @Test
    void refusesACodeNobodyPublished() {
        assertThatThrownBy(() -> problem(new Named("no-such-code"), Locale.ENGLISH))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no-such-code");
    }

    private Problem problem(ErrorCode code, Locale... languages) {
        return catalogue.problem(code, new Object[] {"a", "b", "c"}, List.of(), null, List.of(languages));
    }

    private record Named(String code) implements ErrorCode {
        @Override
        public String name() {
            return code;
        }
    }
}
