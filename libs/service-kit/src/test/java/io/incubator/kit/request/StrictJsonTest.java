package io.incubator.kit.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    private final ObjectMapper json = new ObjectMapper();

    StrictJsonTest() {
        new StrictJson().customize(json);
    }

    /// One field of each kind.
    record Sample(String text, Integer number, Double share, Boolean flag) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": 7}",
                "{\"text\": true}",
                "{\"number\": \"7\"}",
                "{\"number\": 7.5}",
                "{\"number\": true}",
                "{\"share\": \"0.5\"}",
                "{\"flag\": 1}",
                "{\"flag\": \"true\"}"
            })
    void aValueOfTheWrongTypeIsRefused(String body) {
        assertThatThrownBy(() -> json.readValue(body, Sample.class)).isInstanceOf(MismatchedInputException.class);
    }

    @Test
    void valuesOfTheirTypesAreTaken() throws JsonProcessingException {
        Sample sample = json.readValue("{\"text\":\"7\",\"number\":7,\"share\":1,\"flag\":true}", Sample.class);

        assertThat(sample).isEqualTo(new Sample("7", 7, 1.0, true));
    }

    @Test
    void nestingHasADepthNobodyNeeds() throws JsonProcessingException {
        assertThat(json.readTree(nested(StrictJson.DEEPEST))).isNotNull();
        assertThatThrownBy(() -> json.readTree(nested(StrictJson.DEEPEST + 1)))
                .isInstanceOf(StreamConstraintsException.class);
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }
}
