package io.incubator.kit.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A ledger that is newer than its workers says more than they know.
class LedgerClientTest {
    /// strict, as the services' own mapper is
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final String JOB = "\"jobId\":\"0190d3b4-0000-7000-8000-000000000001\"";

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(LedgerClient.Leases.class, "{\"leases\":[{" + JOB + ",\"epoch\":1,\"new\":1}],\"new\":1}"),
                Arguments.of(
                        LedgerClient.HeartbeatReplies.class,
                        "{\"replies\":[{" + JOB + ",\"state\":\"continue\",\"new\":1}],\"new\":1}"),
                Arguments.of(
                        LedgerClient.ReportReplies.class,
                        "{\"replies\":[{" + JOB + ",\"state\":\"accepted\",\"new\":1}],\"new\":1}"),
                Arguments.of(
                        LedgerClient.CompletionReplies.class,
                        "{\"replies\":[{" + JOB + ",\"state\":\"accepted\",\"new\":1}],\"new\":1}"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void aNewerLedgersAnswerIsUnderstood(Class<?> type, String answer) throws Exception {
        assertThat(STRICT.readValue(answer, type).toString()).contains("0190d3b4-0000-7000-8000-000000000001");
    }
}
