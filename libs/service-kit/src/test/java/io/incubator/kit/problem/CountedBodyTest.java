package io.incubator.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class CountedBodyTest {

    @Test
    void aBodyOfTheLimitIsReadWhole() throws IOException {
        assertThat(body(100, 100, 1_000).readAllBytes()).hasSize(100);
    }

    @Test
    void oneByteMoreIsRefused() {
        assertThatThrownBy(() -> body(101, 100, 1_000).readAllBytes()).isInstanceOf(BodyTooLargeException.class);
    }

    @Test
    void readingByteByByteIsCountedToo() {
        InputStream body = body(4, 3, 1_000);

        assertThatThrownBy(() -> {
                    while (body.read() >= 0) {
                        // until it is refused
                    }
                })
                .isInstanceOf(BodyTooLargeException.class);
    }

    @Test
    void theRestIsReceivedButNotForEver() {
        ByteArrayInputStream small = new ByteArrayInputStream(new byte[500_000]);
        ByteArrayInputStream endless = new ByteArrayInputStream(new byte[5_000_000]);

        assertThatThrownBy(() -> new CountedBody(small, 100, 1_000_000).readAllBytes())
                .isInstanceOf(BodyTooLargeException.class);
        assertThatThrownBy(() -> new CountedBody(endless, 100, 1_000_000).readAllBytes())
                .isInstanceOf(BodyTooLargeException.class);

        assertThat(small.available()).isZero();
        assertThat(endless.available()).isGreaterThan(3_500_000);
    }

    private static CountedBody body(int size, long limit, long worthDiscarding) {
        return new CountedBody(new ByteArrayInputStream(new byte[size]), limit, worthDiscarding);
    }
}
