package org.sameframe.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.AuditScope;
import org.sameframe.edge.auth.ServerKeys;
import org.sameframe.room.RoomCode;

/** Looks at the history of rooms with the key of a data folder, as its operator can. */
final class Heads {
    private final TestServer server;
    private final AccessTokens tokens;

    Heads(TestServer server, Path data) throws Exception {
        this.server = server;
        tokens = AccessTokens.create(ServerKeys.open(data), Duration.ofHours(1), InstantSource.system());
    }

    /** What checking a room's whole ledger says, with the last entry and its hash. */
    JsonNode checked(String room) throws Exception {
        return TestServer.json(get(room, "ledger"));
    }

    HttpResponse<String> get(String room, String what) throws Exception {
        String token = tokens.issueAudit(AuditScope.ofCreator(new RoomCode(room)), Duration.ofHours(1))
                .text();
        return server.send(server.request("/v1/rooms/" + room + "/" + what).header("Authorization", "Bearer " + token));
    }
}
