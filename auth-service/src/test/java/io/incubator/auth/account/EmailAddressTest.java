package io.incubator.auth.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "Ada@Example.ORG, ada@example.org",
        "' ada@example.org ', ada@example.org",
        "ada+tag@sub.example.org, ada+tag@sub.example.org",
        "ada@bücher.example, ada@xn--bcher-kva.example",
        "ADA@localhost, ada@localhost"
    })
    void spellingsOfOneMailboxAreOneAddress(String typed, String normal) {
        assertThat(EmailAddress.read(typed)).contains(new EmailAddress(normal));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "ada",
                "@example.org",
                "ada@",
                "a b@example.org",
                "ada@exa mple.org",
                "ada@-x.org",
                "ada@x..org",
                "ada@b@example.org",
                "ada\u0000@example.org",
                "<ada@example.org>"
            })
    void whatCannotBeAnAddressIsNone(String typed) {
        assertThat(EmailAddress.read(typed)).isEmpty();
    }

    @Test
    void noAddressIsLongerThanMailAllows() {
        assertThat(EmailAddress.read("a".repeat(65) + "@example.org")).isEmpty();
        assertThat(EmailAddress.read("a@" + "b.".repeat(130) + "org")).isEmpty();
    }

    @Test
    void anAddressIsAlwaysInNormalForm() {
        assertThatThrownBy(() -> new EmailAddress("Ada@example.org")).isInstanceOf(IllegalArgumentException.class);
    }
}
