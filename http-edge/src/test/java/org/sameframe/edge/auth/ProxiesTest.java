package org.sameframe.edge.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
    private static final List<Network> KNOWN = List.of(
            Network.parse("10.0.0.0/8").orElseThrow(),
            Network.parse("192.0.2.7").orElseThrow(),
            Network.parse("2001:db8:aa::/48").orElseThrow());

    /** What stands between two bars is a header of its own. */
    @ParameterizedTest(name = "[PX1] from {0} with {1} it is {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                // nobody that is known: what they say does not count
                "203.0.113.9; 198.51.100.1; 203.0.113.9",
                "127.0.0.1; 198.51.100.1; 127.0.0.1",
                "192.0.2.8; 198.51.100.1; 192.0.2.8",
                // the last hop that is no proxy of ours, whatever stands before it
                "10.1.2.3; 198.51.100.1; 198.51.100.1",
                "10.1.2.3; 1.1.1.1, 198.51.100.1; 198.51.100.1",
                "10.1.2.3; 1.1.1.1, 198.51.100.1, 10.9.9.9; 198.51.100.1",
                "10.1.2.3; 1.1.1.1, 198.51.100.1, 192.0.2.7 ,10.9.9.9; 198.51.100.1",
                "10.1.2.3; 1.1.1.1|198.51.100.1|10.9.9.9; 198.51.100.1",
                "2001:db8:aa::1; 2001:db8:bb::5; 2001:db8:bb::5",
                "2001:db8:aa::1; 2001:db8:bb::5, 2001:db8:aa:1::; 2001:db8:bb::5",
                // with a port, which some write
                "10.1.2.3; 198.51.100.1:4711; 198.51.100.1",
                "10.1.2.3; [2001:db8:bb::5]:4711; 2001:db8:bb::5",
                // all of them are ours: the farthest
                "10.1.2.3; 10.0.0.4, 10.0.0.5; 10.0.0.4",
                // nothing, or what is no address: as far as it is known
                "10.1.2.3; ''; 10.1.2.3",
                "10.1.2.3; 198.51.100.1, unknown; 10.1.2.3",
                "10.1.2.3; 198.51.100.1, unknown, 10.0.0.5; 10.0.0.5",
                "10.1.2.3; 198.51.100.1, localhost; 10.1.2.3",
                "10.1.2.3; 198.51.100.1, 999.1.1.1; 10.1.2.3",
                "10.1.2.3; 198.51.100.1,; 10.1.2.3",
                "10.1.2.3; 010.1.1.1.1; 10.1.2.3",
                // found by the fuzzer: the address of nobody
                "10.1.2.3; 198.51.100.1, ::; 10.1.2.3",
                "10.1.2.3; 198.51.100.1, 0.0.0.0; 10.1.2.3"
            })
    void forwardedFor(String peer, String header, String client) {
        assertClient(new Proxies(KNOWN, false, Proxies.Header.X_FORWARDED_FOR), peer, header, client);
    }

    @ParameterizedTest(name = "[PX2] from {0} with Forwarded: {1} it is {2}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "10.1.2.3;for=198.51.100.1;198.51.100.1",
                "10.1.2.3;For=\"198.51.100.1:80\";198.51.100.1",
                "10.1.2.3;for=\"[2001:db8:bb::5]:4711\";2001:db8:bb::5",
                "10.1.2.3;for=1.1.1.1, for=198.51.100.1, for=10.0.0.5;198.51.100.1",
                "10.1.2.3;for=\"1.1.1.1, for=198.51.100.1;198.51.100.1",
                "10.1.2.3;proto=https;10.1.2.3",
                "10.1.2.3;for=unknown;10.1.2.3",
                "10.1.2.3;for=_hidden;10.1.2.3",
                "10.1.2.3;198.51.100.1;10.1.2.3",
                "203.0.113.9;for=198.51.100.1;203.0.113.9"
            })
    void forwarded(String peer, String header, String client) {
        assertClient(new Proxies(KNOWN, false, Proxies.Header.FORWARDED), peer, header, client);
    }

    @ParameterizedTest(name = "[PX2] {0} says who it is, with what else stands there")
    @ValueSource(
            strings = {
                "proto=https;for=198.51.100.1;by=203.0.113.43",
                "by=203.0.113.43; for=\"198.51.100.1\" ;host=x.example",
                "before=1.1.1.1;for=198.51.100.1"
            })
    void parameters(String header) {
        assertClient(new Proxies(KNOWN, false, Proxies.Header.FORWARDED), "10.1.2.3", header, "198.51.100.1");
    }

    @ParameterizedTest(name = "[PX3] behind a proxy that is not named, {1} from {0} is {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "203.0.113.9; 198.51.100.1; 198.51.100.1",
                "203.0.113.9; 1.1.1.1, 198.51.100.1; 198.51.100.1",
                "203.0.113.9; ''; 203.0.113.9"
            })
    void anybody(String peer, String header, String client) {
        assertClient(new Proxies(List.of(), true, Proxies.Header.X_FORWARDED_FOR), peer, header, client);
    }

    @ParameterizedTest(name = "[PX1] {0} is no address and no network")
    @ValueSource(
            strings = {
                "",
                "localhost",
                "proxy.example",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10.0.0/8",
                "10.0.0.256",
                "2001:db8::/129",
                "2001:db8::g",
                "1/2/3",
                "*"
            })
    void noNetwork(String text) {
        assertThat(Network.parse(text)).isEmpty();
    }

    @ParameterizedTest(name = "[PX1] {1} is in {0}: {2}")
    @CsvSource({
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 2001:db8::1, true",
        "10.0.0.0/9, 10.127.255.255, true",
        "10.0.0.0/9, 10.128.0.0, false",
        "10.1.2.3/32, 10.1.2.3, true",
        "10.1.2.3/31, 10.1.2.2, true",
        "10.1.2.3/31, 10.1.2.4, false",
        "192.0.2.7, ::ffff:192.0.2.7, true",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false"
    })
    void contains(String network, String address, boolean is) {
        assertThat(Network.parse(network)
                        .orElseThrow()
                        .contains(Network.address(address).orElseThrow()))
                .isEqualTo(is);
    }

    private static void assertClient(Proxies proxies, String peer, String header, String client) {
        List<String> values = header.isEmpty() ? List.of() : Arrays.asList(header.split("\\|", -1));
        assertThat(proxies.client(Network.address(peer).orElseThrow(), values))
                .isEqualTo(Network.address(client).orElseThrow());
    }
}
