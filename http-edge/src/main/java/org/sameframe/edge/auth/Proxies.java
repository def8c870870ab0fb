package org.sameframe.edge.auth;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which proxies are believed when they say whom a request comes from [PX]. Everybody can write such a header; so it is read from
 * its end, hop by hop, as long as the one who wrote it is known.
 *
 * @param known whose word counts
 * @param believesAnybody whether a request always comes through a proxy, wherever that is: then the last hop counts
 * @param header the one header that is read; a proxy that writes another one hands this through as the client wrote it
 */
public record Proxies(List<Network> known, boolean believesAnybody, Header header) {
    /** What proxies write. */
    public enum Header {
        X_FORWARDED_FOR("X-Forwarded-For"),
        /** RFC 7239. */
        FORWARDED("Forwarded");

        private final String text;

        Header(String text) {
            this.text = text;
        }

        /** As it stands in a request. */
        public String text() {
            return text;
        }
    }

    /** Nobody stands in front. */
    public static final Proxies NONE = new Proxies(List.of(), false, Header.X_FORWARDED_FOR);

    /** One {@code name=value} of a Forwarded element, the value in quotes or not. */
    private static final Pattern FOR = Pattern.compile("(?:^|;)\\s*for\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]*))\\s*(?=;|$)");

    /** {@code [2001:db8::1]:4711}, {@code 192.0.2.1:4711}: who it is, with a port behind. */
    private static final Pattern WITH_PORT = Pattern.compile("\\[([^\\]]*)\\](?::\\w+)?|([0-9.]+):\\w+");

    public Proxies {
        known = List.copyOf(known);
    }

    /** Whether what somebody at {@code peer} says of a request's way counts. */
    public boolean believes(InetAddress peer) {
        return believesAnybody || isKnown(peer);
    }

    /**
     * Whom a request comes from: the last on its way that is no proxy of ours.
     *
     * @param peer the other end of the connection
     * @param values of {@link #header}, in the order of the request
     * @return {@code peer} if nobody is to be believed, and the last proxy that is if the hop before it is no address
     */
    public InetAddress client(InetAddress peer, List<String> values) {
        if (!believes(peer)) {
            return peer;
        }
        List<String> hops = values.stream().flatMap(this::hops).toList();
        InetAddress client = peer;
        for (int i = hops.size() - 1; i >= 0; i--) {
            Optional<InetAddress> hop = address(hops.get(i));
            if (hop.isEmpty()) {
                return client;
            }
            client = hop.get();
            if (!isKnown(client)) {
                return client;
            }
        }
        return client;
    }

    private boolean isKnown(InetAddress address) {
        return known.stream().anyMatch(network -> network.contains(address));
    }

    private Stream<String> hops(String value) {
        Stream<String> elements = Arrays.stream(value.split(",", -1)).map(String::strip);
        return switch (header) {
            case X_FORWARDED_FOR -> elements;
            case FORWARDED -> elements.map(Proxies::forwardedFor);
        };
    }

    /** Empty, which is no address, where it does not say it. */
    private static String forwardedFor(String element) {
        Matcher matcher = FOR.matcher(element.toLowerCase(Locale.ROOT));
        return matcher.find() ? Optional.ofNullable(matcher.group(1)).orElseGet(() -> matcher.group(2)) : "";
    }

    /** Whose it is; the unspecified address is nobody's. */
    private static Optional<InetAddress> address(String hop) {
        Matcher matcher = WITH_PORT.matcher(hop);
        return Network.address(
                        matcher.matches()
                                ? Optional.ofNullable(matcher.group(1)).orElseGet(() -> matcher.group(2))
                                : hop)
                .filter(address -> !address.isAnyLocalAddress());
    }
}
