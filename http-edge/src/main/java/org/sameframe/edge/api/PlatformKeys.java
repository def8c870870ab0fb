package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.onComplete;

import org.apache.pekko.http.javadsl.server.Route;
import org.sameframe.edge.auth.AccessTokens;

/** Looks for the key of a token before anybody asks whether the token is good: a platform that rotates is followed at once [JW5]. */
public final class PlatformKeys {
    private PlatformKeys() {}

    public static Route around(AccessTokens tokens, Route inner) {
        return extractRequest(request -> Bearer.token(request).filter(tokens::lacksKeyOf).isPresent()
                ? onComplete(tokens::lookForKeys, looked -> inner)
                : inner);
    }
}
