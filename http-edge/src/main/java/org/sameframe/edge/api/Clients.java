package org.sameframe.edge.api;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.RemoteAddress;
import org.sameframe.edge.auth.Proxies;

/**
 * Where a request comes from, and by which address the client knows this server [PX].
 *
 * @param publicUrl scheme, host and port that people use, without a slash at the end; empty: as in the request
 * @param proxies who stands in front
 * @param hasTls whether the server itself speaks TLS
 */
public record Clients(Optional<String> publicUrl, Proxies proxies, boolean hasTls) {

    /** The client's address; unspecified (0.0.0.0) if the connection does not tell. */
    public InetAddress address(HttpRequest request) {
        return proxies.client(peer(request), values(request, proxies.header().text()));
    }

    /** Whether this request comes from a proxy whose word counts. */
    boolean isBelieved(HttpRequest request) {
        return proxies.believes(peer(request));
    }

    private static InetAddress peer(HttpRequest request) {
        return request.getAttribute(AttributeKeys.remoteAddress)
                .flatMap(RemoteAddress::getAddress)
                .orElseGet(() -> new java.net.InetSocketAddress(0).getAddress());
    }

    /** Scheme, host and port for links, without a slash at the end. */
    String baseAddress(HttpRequest request) {
        return publicUrl.orElseGet(() -> {
            boolean isForwarded = proxies.believes(peer(request));
            String scheme = Optional.of("X-Forwarded-Proto")
                    .filter(name -> isForwarded)
                    .flatMap(name -> Conditions.header(request, name))
                    .filter(List.of("http", "https")::contains)
                    .orElse(hasTls ? "https" : "http");
            String host = Optional.of("X-Forwarded-Host")
                    .filter(name -> isForwarded)
                    .flatMap(name -> Conditions.header(request, name))
                    .or(() -> Conditions.header(request, "Host"))
                    .orElse("localhost");
            return scheme + "://" + host;
        });
    }

    private static List<String> values(HttpRequest request, String name) {
        return StreamSupport.stream(request.getHeaders().spliterator(), false)
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(HttpHeader::value)
                .toList();
    }
}
