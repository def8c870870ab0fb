package org.sameframe.edge.api;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.RemoteAddress;
import org.apache.pekko.http.javadsl.model.headers.XForwardedFor;

/**
 * Where a request comes from, and by which address the client knows this server.
 *
 * @param publicUrl scheme, host and port that people use, without a slash at the end; empty: as in the request
 * @param behindProxy whether a proxy that can be trusted stands in front and says who the client is
 */
public record Clients(Optional<String> publicUrl, boolean behindProxy) {

    /** The client's address; unspecified (0.0.0.0) if the connection does not tell. */
    public InetAddress address(HttpRequest request) {
        return forwarded(request)
                .or(() -> request.getAttribute(AttributeKeys.remoteAddress).flatMap(RemoteAddress::getAddress))
                .orElseGet(() -> new java.net.InetSocketAddress(0).getAddress());
    }

    /** The last address of the list is the one that our own proxy wrote; those before it are the client's word. */
    private Optional<InetAddress> forwarded(HttpRequest request) {
        return behindProxy
                ? StreamSupport.stream(request.getHeaders(XForwardedFor.class).spliterator(), false)
                        .flatMap(header ->
                                StreamSupport.stream(header.getAddresses().spliterator(), false))
                        .reduce((former, latter) -> latter)
                        .flatMap(RemoteAddress::getAddress)
                : Optional.empty();
    }

    /** Scheme, host and port for links, without a slash at the end. */
    String baseAddress(HttpRequest request) {
        return publicUrl.orElseGet(() -> {
            String scheme = behindProxy
                    ? header(request, "X-Forwarded-Proto")
                            .filter(List.of("http", "https")::contains)
                            .orElse("http")
                    : "http";
            String host = behindProxy
                    ? header(request, "X-Forwarded-Host")
                            .or(() -> header(request, "Host"))
                            .orElse("localhost")
                    : header(request, "Host").orElse("localhost");
            return scheme + "://" + host;
        });
    }

    private static Optional<String> header(HttpRequest request, String name) {
        return request.getHeader(name).map(HttpHeader::value);
    }
}
