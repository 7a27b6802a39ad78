package io.incubator.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresEndpointTest {

    @Test
    void aUrlIsReadWithDefaultsAndEscapes() {
        assertThat(PostgresEndpoint.parse("postgresql://me:a%40b+c@db.example:6000/admin"))
                .isEqualTo(new PostgresEndpoint("db.example", 6000, "admin", "me", "a@b+c"));
        assertThat(PostgresEndpoint.parse("postgres://me:pw@db"))
                .isEqualTo(new PostgresEndpoint("db", 5432, "postgres", "me", "pw"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://me:secret@db", "postgresql://db:5432", "postgresql://me@db", "secret"})
    void anythingElseIsRefusedWithoutRepeatingThePassword(String url) {
        assertThatThrownBy(() -> PostgresEndpoint.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DATABASE_URL")
                .hasMessageNotContaining("secret");
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(new PostgresEndpoint("db", 5432, "postgres", "me", "secret").toString())
                .doesNotContain("secret");
        assertThat(new ServicePasswords("secret", "secret", "secret").toString())
                .doesNotContain("secret");
    }
}
