package org.sameframe.edge.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "192.0.2.7",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2002:a00:1::",
                "2001::1",
                "2001:db8::1",
                "fec0::1",
                "2130706433",
                "8.8.8.8,10.0.0.1",
                "2606:4700::1,::1"
            })
    @DisplayName(
            "[WH7] an address that is somebody's own is refused, in whatever dress, and with it all others of the name")
    void refused(String addresses) throws Exception {
        assertThat(Destinations.of(List.of()).choose(all(addresses), true)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "64:ff9b::8.8.8.8", "8.8.8.8,1.1.1.1"
            })
    @DisplayName("[WH7] one of the open internet is taken over TLS, and not without it")
    void open(String addresses) throws Exception {
        assertThat(Destinations.of(List.of()).choose(all(addresses), true))
                .contains(all(addresses).get(0));
        assertThat(Destinations.of(List.of()).choose(all(addresses), false)).isEmpty();
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({"10.1.2.3, 10.0.0.0/8", "127.0.0.1, 127.0.0.1", "::ffff:10.0.0.1, 10.0.0.0/24", "fd12::9, fd12::/32"})
    @DisplayName("[WH7] a network that is allowed is taken, also without TLS")
    void allowed(String address, String network) throws Exception {
        assertThat(Destinations.of(List.of(network)).choose(all(address), false))
                .isPresent();
        assertThat(Destinations.of(List.of("10.99.0.0/16")).choose(all(address), true))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "example.com",
                "ftp://example.com",
                "file:///etc/passwd",
                "https://user:secret@example.com/",
                "https://example.com/#fragment",
                "https://example.com:0/",
                "https://example.com:70000/",
                "https:///path",
                "javascript:alert(1)"
            })
    @DisplayName("[WH7] what is no plain address of the web is refused at once")
    void noAddress(String text) {
        assertThat(Destinations.parse(text)).isEmpty();
    }

    private static List<InetAddress> all(String addresses) throws Exception {
        List<InetAddress> all = new java.util.ArrayList<>();
        for (String address : Arrays.asList(addresses.split(","))) {
            all.add(InetAddress.getByName(address));
        }
        return all;
    }
}
