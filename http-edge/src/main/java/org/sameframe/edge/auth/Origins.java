package org.sameframe.edge.auth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/**
 * Which web pages may open a socket [HS], and use the interface and the media [XO]. A browser lets every page open a socket
 * anywhere and only tells where the page came from; Pekko HTTP does not look. Allowed are the server's own pages, the configured origins, and
 * clients that are no browsers and so send no {@code Origin}.
 */
public final class Origins {
    private final Set<String> allowed;

    private Origins(Set<String> allowed) {
        this.allowed = allowed;
    }

    /**
     * @param allowed further origins such as {@code https://review.example.com}
     * @throws IllegalArgumentException if one of them is not an origin
     */
    public static Origins create(List<String> allowed) {
        return new Origins(allowed.stream()
                .map(text -> canonical(text)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "'" + text + "' is not an origin (expected: like https://review.example.com)")))
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether the page that this request comes from, if it comes from one, may use this server. */
    public boolean allows(HttpRequest request) {
        List<String> origins = values(request, "origin");
        if (origins.isEmpty()) {
            return true;
        }
        if (origins.size() > 1) {
            return false;
        }
        return canonical(origins.get(0))
                .filter(origin -> allowed.contains(origin) || isOwn(origin, request))
                .isPresent();
    }

    /** The scheme is not compared: behind a proxy that ends TLS the server does not know its own. */
    private static boolean isOwn(String origin, HttpRequest request) {
        List<String> hosts = values(request, "host");
        if (hosts.size() != 1) {
            return false;
        }
        String scheme = origin.substring(0, origin.indexOf(':'));
        return canonical(scheme + "://" + hosts.get(0)).equals(Optional.of(origin));
    }

    private static List<String> values(HttpRequest request, String name) {
        return StreamSupport.stream(request.getHeaders().spliterator(), false)
                .filter(header -> header.is(name))
                .map(HttpHeader::value)
                .toList();
    }

    /** Scheme, host and port in lower case, the port always there; empty if {@code text} is more or less than that. */
    private static Optional<String> canonical(String text) {
        try {
            URI uri = new URI(text.toLowerCase(Locale.ROOT));
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (!web || uri.getHost() == null || !text.equalsIgnoreCase(uri.getScheme() + "://" + uri.getAuthority())) {
                return Optional.empty();
            }
            if (uri.getUserInfo() != null) {
                return Optional.empty();
            }
            int port = uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
            return Optional.of(uri.getScheme() + "://" + uri.getHost() + ":" + port);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
