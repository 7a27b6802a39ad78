package io.incubator.local.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {
    private ServerSocket server;
    private TcpProxy proxy;

    @BeforeEach
    void startEchoServer() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket client = server.accept();
                    Thread.ofVirtual().start(() -> echo(client));
                } catch (IOException _) {
                    // closed: the loop ends
                }
            }
        });
        proxy = TcpProxy.to("127.0.0.1", server.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void aHeldAnswerArrivesAfterRelease() throws IOException {
        try (Socket client = connect()) {
            proxy.holdAnswers();
            client.getOutputStream().write('a');
            await().until(proxy::holdsAnswer);
            client.setSoTimeout(100);
            assertThatThrownBy(() -> client.getInputStream().read()).hasMessageContaining("timed out");
            proxy.releaseAnswers();
            client.setSoTimeout(5_000);
            assertThat(client.getInputStream().read()).isEqualTo('a');
            assertThat(proxy.bytesAnswered()).isEqualTo(1);
        }
    }

    @Test
    void aHeldRequestArrivesAfterRelease() throws IOException {
        try (Socket client = connect()) {
            proxy.holdRequests();
            client.getOutputStream().write('a');
            await().until(proxy::holdsRequest);
            assertThat(proxy.bytesAnswered()).isZero();
            proxy.releaseRequests();
            assertThat(client.getInputStream().read()).isEqualTo('a');
        }
    }

    @Test
    void aCutLineBreaksAndResumes() throws IOException {
        try (Socket client = connect()) {
            client.getOutputStream().write('a');
            assertThat(client.getInputStream().read()).isEqualTo('a');
            proxy.cut();
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(IOException.class);
        }
        try (Socket refused = connect()) {
            assertThatThrownBy(() -> {
                        refused.getOutputStream().write('a');
                        refused.getInputStream().read();
                    })
                    .isInstanceOf(IOException.class);
        }
        proxy.resume();
        try (Socket client = connect()) {
            client.getOutputStream().write('b');
            assertThat(client.getInputStream().read()).isEqualTo('b');
        }
    }

    @Test
    void anOrderlyEndIsPassedOn() throws IOException {
        try (Socket client = connect()) {
            client.getOutputStream().write('a');
            client.shutdownOutput();
            assertThat(client.getInputStream().readAllBytes()).containsExactly('a');
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(5_000);
        return socket;
    }

    private static void echo(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException _) {
            // the other side broke the line
        }
    }
}
