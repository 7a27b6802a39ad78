package io.incubator.kit.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EgressTest {
    private static final URI NAME = URI.create("https://models.example/v1");

    private static Egress leadingTo(String... addresses) {
        return new Egress(List.of("localhost:11434", "10.0.0.5:8000"), _ -> {
            InetAddress[] found = new InetAddress[addresses.length];
            for (int i = 0; i < found.length; i++) {
                found[i] = InetAddress.ofLiteral(addresses[i]);
            }
            return found;
        });
    }

    /// 200 and more ways to a private place.
    private static List<String> privatePlaces() {
        List<String> places = new ArrayList<>(List.of(
                "0.0.0.0",
                "127.0.0.1",
                "169.254.169.254",
                "192.168.1.1",
                "172.16.0.1",
                "172.31.255.255",
                "100.64.0.1",
                "192.0.0.8",
                "192.0.2.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "::ffff:10.1.2.3",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "3fff::1"));
        for (int i = 0; i < 256; i += 5) {
            places.add("10." + i + "." + (255 - i) + ".1");
            places.add("127." + i + ".0." + i);
            places.add("169.254." + i + "." + i);
            places.add("fd" + "%02x".formatted(i) + "::" + i);
        }
        return places;
    }

    @Test
    void noNameThatLeadsToAPrivatePlaceIsFollowed() {
        List<String> places = privatePlaces();
        assertThat(places).hasSizeGreaterThan(200);
        for (String place : places) {
            assertThatThrownBy(() -> leadingTo(place).resolve(NAME))
                    .as(place)
                    .isInstanceOf(RefusedAddressException.class);
            assertThatThrownBy(() -> leadingTo("93.184.216.34", place).resolve(NAME))
                    .as("a public address and %s", place)
                    .isInstanceOf(RefusedAddressException.class);
        }
    }

    @Test
    void noLiteralOfAPrivatePlaceIsTakenIntoTheRegistry() {
        for (String place : privatePlaces()) {
            String host = place.contains(":") ? "[" + place + "]" : place;
            assertThatThrownBy(() -> leadingTo(place).check(URI.create("https://" + host + "/v1")))
                    .as(place)
                    .isInstanceOf(RefusedAddressException.class);
        }
    }

    @Test
    void theAddressThatWasJudgedIsTheOneThatIsConnectedTo() throws UnknownHostException {
        String[] answers = {"93.184.216.34", "127.0.0.1"};
        int[] asked = {0};
        Egress rebinding = new Egress(List.of(), _ -> new InetAddress[] {InetAddress.ofLiteral(answers[asked[0]++])});

        Endpoint endpoint = rebinding.resolve(NAME);

        assertThat(endpoint).isEqualTo(new Endpoint("93.184.216.34", "models.example", 443, true));
        assertThat(rebinding.known(NAME)).contains(endpoint);
        assertThatThrownBy(() -> rebinding.resolve(NAME)).isInstanceOf(RefusedAddressException.class);
    }

    @Test
    void localModelsAreForTheOperatorToAllow() {
        assertThat(leadingTo("127.0.0.1").resolve(URI.create("http://localhost:11434/v1")))
                .isEqualTo(new Endpoint("127.0.0.1", "localhost", 11434, false));
        assertThat(leadingTo("10.0.0.5")
                        .resolve(URI.create("http://10.0.0.5:8000/v1"))
                        .port())
                .isEqualTo(8000);
        assertThatThrownBy(() -> leadingTo("127.0.0.1").resolve(URI.create("http://localhost:11435/v1")))
                .isInstanceOf(RefusedAddressException.class);
    }

    @Test
    void onlyTlsLeadsToPublicPlaces() {
        assertThat(leadingTo("2606:4700::1").resolve(NAME).tls()).isTrue();
        assertThatThrownBy(() -> leadingTo("93.184.216.34").resolve(URI.create("http://models.example/v1")))
                .hasMessageContaining("https://");
        assertThatThrownBy(() -> leadingTo("93.184.216.34").check(URI.create("https://a:b@models.example/v1")))
                .isInstanceOf(RefusedAddressException.class);
    }
}
