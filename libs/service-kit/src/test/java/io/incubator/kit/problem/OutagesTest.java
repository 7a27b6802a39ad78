package io.incubator.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class OutagesTest {

    @Test
    void knowsALostDatabaseHoweverDeepItIsWrapped() {
        Throwable lost = new IllegalStateException(new RuntimeException(new SQLException("gone", "08006")));

        assertThat(Outages.isOutage(lost)).isTrue();
        assertThat(Outages.isDatabaseOutage(lost)).isTrue();
    }

    @Test
    void tellsAnAbsentServiceFromAnAbsentDatabase() {
        Throwable refused = new RuntimeException(new ConnectException("refused"));

        assertThat(Outages.isOutage(refused)).isTrue();
        assertThat(Outages.isDatabaseOutage(refused)).isFalse();
    }

    @Test
    void doesNotTakeABrokenRuleForAnOutage() {
        assertThat(Outages.isOutage(new SQLException("duplicate key", "23505"))).isFalse();
        assertThat(Outages.isOutage(new IllegalArgumentException("bad"))).isFalse();
    }

    @Test
    void endsOnACircleOfCauses() {
        Exception first = new Exception("first");
        Exception second = new Exception("second", first);
        first.initCause(second);

        assertThat(Outages.isOutage(first)).isFalse();
    }
}
