package io.incubator.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void portsTakenTogetherDiffer() {
        assertThat(FreePorts.take(20)).doesNotHaveDuplicates().allMatch(port -> port > 1023);
    }

    @Test
    void noPortIsOneThatAnOutgoingConnectionMayGet() {
        assertThat(FreePorts.take(500)).allMatch(port -> port < 32_768);
    }

    @Test
    void aPortWhoseServerIsStillToComeIsNotGivenAgain() {
        List<Integer> oneByOne =
                IntStream.range(0, 1_000).map(_ -> FreePorts.next()).boxed().toList();
        assertThat(oneByOne).doesNotHaveDuplicates();
    }

    @Test
    void aListenedPortIsNotFree() throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
            assertThat(FreePorts.isFree(port)).isFalse();
        }
        assertThat(FreePorts.isFree(port)).isTrue();
    }
}
