package org.sameframe.edge.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.Grant;
import org.sameframe.edge.auth.Pass;
import org.sameframe.edge.auth.RoomPattern;
import org.sameframe.edge.auth.Ticket;
import org.sameframe.room.Account;

/** Tokens such as {@code token create --grant} makes. */
final class UploadTokens {
    private UploadTokens() {}

    static String of(AccessTokens tokens, Grant... grants) {
        Instant now = Instant.now();
        Ticket ticket = new Ticket("", now, now.plus(Duration.ofHours(1)), "", false);
        RoomPattern all = RoomPattern.parse(List.of("*")).orElseThrow();
        return tokens.issuePass("desk", new Pass(Account.GUEST, "", all, Optional.empty(), Set.of(grants), ticket))
                .text();
    }
}
