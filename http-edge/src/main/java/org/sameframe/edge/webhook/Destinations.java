package org.sameframe.edge.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where messages may go [WH7]: to addresses of the open internet, over TLS; and to those that the operator allows, also without it.
 * Whoever may make an endpoint must not reach by it what only this machine can.
 */
public final class Destinations {
    private static final int LONGEST = 2_048;
    private static final int HIGHEST_PORT = 65_535;

    /** Everything that is somebody's own, or nobody's (RFC 6890 and its registries); clouds tell secrets at some of them. */
    private static final List<Network> CLOSED = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    // of the global ones: Teredo and other protocols' own, documentation
                    "2001::/23",
                    "2001:db8::/32",
                    "3fff::/20")
            .map(Network::of)
            .toList();

    private static final Network GLOBAL = Network.of("2000::/3");
    private static final Network TRANSLATED = Network.of("64:ff9b::/96");
    private static final Network SIX_TO_FOUR = Network.of("2002::/16");
    private static final int FOUR = 4;

    private final List<Network> allowed;

    private Destinations(List<Network> allowed) {
        this.allowed = allowed;
    }

    /**
     * @param allowed networks besides the open internet, as in {@code 10.0.0.0/8}
     * @throws IllegalArgumentException if one of them is none
     */
    public static Destinations of(List<String> allowed) {
        return new Destinations(allowed.stream().map(Network::of).toList());
    }

    /** An address that can be one of an endpoint; where its name leads is looked up whenever something is sent. */
    public static Optional<URI> parse(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean isGood = text.length() <= LONGEST
                    && (scheme.equals("https") || scheme.equals("http"))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && uri.getPort() != 0
                    && uri.getPort() <= HIGHEST_PORT;
            return isGood ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * Chooses among the addresses of a name. One that must not be reached is enough to refuse all: who answers with both may answer
     * with the other next time.
     *
     * @param isSecret whether the connection is encrypted
     */
    Optional<InetAddress> choose(List<InetAddress> addresses, boolean isSecret) {
        boolean areGood = addresses.stream()
                .allMatch(address -> isAllowed(address) || (isSecret && isOpen(address.getAddress())));
        return areGood ? addresses.stream().findFirst() : Optional.empty();
    }

    private boolean isAllowed(InetAddress address) {
        return allowed.stream().anyMatch(network -> network.has(address.getAddress()));
    }

    /** An IPv4 address within an IPv6 one is judged as what it is. Those mapped (::ffff:0:0/96) Java has made IPv4 already. */
    private static boolean isOpen(byte[] address) {
        if (TRANSLATED.has(address)) {
            return isOpen(Arrays.copyOfRange(address, address.length - FOUR, address.length));
        }
        if (SIX_TO_FOUR.has(address) && !isOpen(Arrays.copyOfRange(address, 2, 2 + FOUR))) {
            return false;
        }
        return (address.length == FOUR || GLOBAL.has(address))
                && CLOSED.stream().noneMatch(network -> network.has(address));
    }
}
