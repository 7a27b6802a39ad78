package io.incubator.job.httpcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incubator.kit.worker.JobFailure;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private final AddressGuard guard = new AddressGuard(Set.of(), InetAddress::getAllByName);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.1/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0.0.0.0/",
                "http://10.1.2.3/",
                "http://100.64.0.1/",
                "http://169.254.169.254/latest/meta-data",
                "http://172.16.0.1/",
                "http://172.31.255.255/",
                "http://192.0.0.192/",
                "http://192.168.1.1/",
                "http://198.18.0.1/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://[::1]/",
                "http://[::]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:169.254.169.254]/",
                "http://[::ffff:a00:1]/",
                "http://[64:ff9b::a9fe:a9fe]/",
                "http://[2002:a9fe:a9fe::1]/",
                "http://[2001:0:a9fe:a9fe::1]/",
                "http://[fc00::1]/",
                "http://[fd00:ec2::254]/",
                "http://[fe80::1]/",
                "http://[fec0::1]/",
                "http://[ff02::1]/",
                "http://[2001:db8::1]/",
                "http://localhost/",
                "file:///etc/passwd",
                "ftp://example.org/",
                "gopher://example.org/",
                "http://user:secret@example.org/",
                "//example.org/",
                "http:///",
                "nonsense"
            })
    void whatIsNotPublicIsRefused(String url) {
        assertThatThrownBy(() -> guard.admit(Target.of(url))).isInstanceOfSatisfying(JobFailure.class, failure -> {
            assertThat(failure.code()).isIn("address-refused", "address-unknown");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://93.184.215.14/", "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/x?y=z"})
    void whatIsPublicIsNot(String url) {
        assertThatCode(() -> guard.admit(Target.of(url))).doesNotThrowAnyException();
    }

    @Test
    void aNameWithOnePrivateAddressIsRefused() {
        AddressGuard mixed = new AddressGuard(Set.of(), _ ->
                new InetAddress[] {InetAddress.ofLiteral("93.184.215.14"), InetAddress.ofLiteral("10.0.0.1")});

        assertThatThrownBy(() -> mixed.admit(Target.of("http://mixed.example/")))
                .isInstanceOf(JobFailure.class);
    }

    @Test
    void aNameThatChangesItsMindIsAskedOnceAndConnectedToWhatItSaid() {
        // Given a name that is public when asked first and the machine itself afterwards
        Deque<String> answers = new ArrayDeque<>(List.of("93.184.215.14", "127.0.0.1"));
        AddressGuard rebound =
                new AddressGuard(Set.of(), _ -> new InetAddress[] {InetAddress.ofLiteral(answers.remove())});

        assertThat(rebound.admit(Target.of("http://rebind.example/")).getHostAddress())
                .isEqualTo("93.184.215.14");
        assertThat(answers).containsExactly("127.0.0.1");
    }

    @Test
    void theOperatorMayAllowAHostAtOnePort() {
        AddressGuard lenient = new AddressGuard(Set.of("127.0.0.1:8443"), InetAddress::getAllByName);

        assertThat(lenient.admit(Target.of("https://127.0.0.1:8443/")).isLoopbackAddress())
                .isTrue();
        assertThatThrownBy(() -> lenient.admit(Target.of("https://127.0.0.1:9443/")))
                .isInstanceOf(JobFailure.class);
    }

    @Test
    void aNameNobodyKnowsMayBeKnownLater() {
        AddressGuard blind = new AddressGuard(Set.of(), _ -> {
            throw new UnknownHostException("nowhere");
        });

        assertThatThrownBy(() -> blind.admit(Target.of("http://nowhere.example/")))
                .isInstanceOfSatisfying(
                        JobFailure.class,
                        failure -> assertThat(failure.retryable()).isTrue());
    }
}
