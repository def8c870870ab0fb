package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.sameframe.edge.api.Asked.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.AuditScope;
import org.sameframe.edge.auth.ServerKeys;
import org.sameframe.room.RoomCode;
import org.sameframe.server.TestServer;

/** What is asked of a history in vain: by whom, and with which words. */
class HistoryRefusalsTest {
    private static final int GUESTS = 9;

    @TempDir
    private static Path data;

    private static TestServer server;
    private static Asked history;

    /** Entry 1 creates the room, and each of the others lets somebody in. */
    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(data, Map.of());
        history = new Asked(server, server.createRoom());
        for (int i = 0; i < GUESTS; i++) {
            server.post("/v1/rooms/" + history.code() + "/join", "{\"name\":\"Bob\"}");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("entries?after=-1", "after"),
                arguments("entries?after=x", "after"),
                arguments("entries?after=99999999999", "after"),
                arguments("entries?after=1&after=2", "after"),
                arguments("entries?after=2-0123", "after"),
                arguments("entries?follow=yes", "follow"),
                arguments("entries?follow=true", "follow"),
                arguments("entries?limit=0", "limit"),
                arguments("entries?limit=1001", "limit"),
                arguments("entries?limit=1e3", "limit"),
                arguments("entries?limit=", "limit"),
                arguments("entries?category=colour", "category"),
                arguments("entries?category=PLAYBACK", "category"),
                arguments("entries?category=", "category"),
                arguments("entries?category=notes,,media", "category"),
                arguments("entries?participant=-1", "participant"),
                arguments("entries?participant=2147483648", "participant"),
                arguments("entries?participant=Ann", "participant"),
                arguments("entries?from=yesterday", "from"),
                arguments("entries?until=2026-13-01T00:00:00Z", "until"),
                arguments("entries?until=%2B1000000000-12-31T23:59:59Z", "until"),
                arguments("entries?from=2&until=1", "until"),
                arguments("entries?from=2026-03-01T02:00:00Z&until=2026-03-01T01:00:00Z", "until"),
                arguments("entries?before=0", "before"),
                arguments("entries?before=x", "before"),
                arguments("entries?after=5&before=5", "before"),
                arguments("entries?after=5&before=4", "before"),
                arguments("entries?after=100000", "after"),
                arguments("entries?after=2-0123456789abcdef", "after"),
                arguments("state?seq=100000", "seq"),
                arguments("state?at=1000", "at"),
                arguments("state?at=2000-01-01T00:00:00Z", "at"),
                arguments("state?seq=0", "seq"),
                arguments("state?seq=4294967296", "seq"),
                arguments("state?seq=1.5", "seq"),
                arguments("state?at=noon", "at"),
                arguments("state?seq=1&at=1", "at"));
    }

    @ParameterizedTest(name = "[HI5] {0} is refused, and {1} is to blame")
    @MethodSource("wrong")
    void refuses(String query, String field) throws Exception {
        HttpResponse<String> response = history.get(query);

        assertProblem(response, 400, "invalid");
        assertThat(TestServer.json(response).get("field").asText()).isEqualTo(field);
    }

    @Test
    @DisplayName("[HI5] when the room began is said as the instant was asked for")
    void began() throws Exception {
        String micros = history.json("state?seq=1").get("at").asText();
        String iso =
                Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS).toString();

        assertThat(history.get("state?at=2000-01-01T00:00:00Z").body())
                .contains(iso)
                .doesNotContain(micros);
        assertThat(history.get("state?at=1000").body()).contains(iso).contains(micros);
    }

    @ParameterizedTest(name = "[HI16] {0} is refused: there is no {1}, but {2}")
    @CsvSource(delimiter = '|', textBlock = """
            entries?categry=notes        | categry  | There are: after, before, limit, follow, category, participant, from, until.
            entries?to=1                 | to       | until
            entries?limit=5&Limit=5      | Limit    | limit
            state?sequence=3             | sequence | There are: seq, at.
            ledger?from=3                | from     | There are: seq.
            report?timezone=UTC          | timezone | There are: zone, as, language.
            export/notes?media=m1        | media    | There are: medium.
            export/ledger?from=1         | from     | no parameters
            export/otio?version=1        | version  | no parameters
            accesses?from=1              | from     | There are: limit, after.
            media/m1?frame=1             | frame    | There are: seq, at.
            stills/00ff?size=small       | size     | no parameters
            """)
    @DisplayName("[HI16] a parameter that there is not is refused")
    void unknown(String query, String field, String words) throws Exception {
        HttpResponse<String> response = history.get(query);

        assertProblem(response, 400, "invalid");
        assertThat(TestServer.json(response).get("field").asText()).isEqualTo(field);
        assertThat(TestServer.json(response).get("detail").asText()).contains(words);
    }

    @Test
    @DisplayName("[HI16] a room is not closed where an erasure was asked for with a slip of the pen")
    void unknownWhereItEnds() throws Exception {
        JsonNode other = server.createRoom();
        HttpResponse<String> response = server.send(server.request(
                        "/v1/rooms/" + other.get("code").asText() + "?erese=true")
                .header("Authorization", "Bearer " + other.get("auditToken").asText())
                .DELETE());

        assertProblem(response, 400, "invalid");
        assertThat(new Asked(server, other).json("entries").get("entries")).hasSize(1);
    }

    @Test
    @DisplayName("[HI5] a query that cannot be read is refused")
    void unreadableQuery() throws Exception {
        String head = server.raw("GET " + history.address("entries?after=%zz") + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Authorization: Bearer " + history.audit() + "\r\n\r\n");

        assertThat(head).startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest(name = "[HI7] {0}")
    @ValueSource(strings = {"entries", "state", "ledger"})
    @DisplayName("[HI7] only a token that grants audit for this room reads its history; the host's does not")
    void grants(String resource) throws Exception {
        JsonNode other = server.createRoom();
        AccessTokens past = AccessTokens.create(
                ServerKeys.open(data),
                Duration.ofDays(1),
                InstantSource.fixed(Instant.now().minus(Duration.ofDays(2))));
        String expired = past.issueAudit(AuditScope.ofCreator(new RoomCode(history.code())), Duration.ofDays(1))
                .text();

        assertThat(history.get(resource).statusCode()).isEqualTo(200);
        HttpResponse<String> none = server.get(history.address(resource));
        assertProblem(none, 401, "bad-token");
        assertThat(none.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertProblem(history.get(resource, "x"), 401, "bad-token");
        assertProblem(history.get(resource, history.audit() + "x"), 401, "bad-token");
        assertProblem(history.get(resource, expired), 401, "token-expired");
        assertProblem(history.get(resource, history.room().get("accessToken").asText()), 403, "forbidden");
        assertProblem(history.get(resource, other.get("auditToken").asText()), 403, "forbidden");
        assertProblem(
                server.send(server.request("/v1/rooms/AAAA-AAAA/" + resource)
                        .header("Authorization", "Bearer " + history.audit())),
                403,
                "forbidden");
    }

    @Test
    @DisplayName("[HI7] a token for the history is no way into the room")
    void isNobody() throws Exception {
        AccessTokens tokens = AccessTokens.create(ServerKeys.open(data), Duration.ofDays(1), InstantSource.system());

        assertThat(tokens.verify(history.audit())).isEqualTo(new AccessTokens.Rejected(AccessTokens.Reason.BAD));
    }

    @Test
    @DisplayName("[HI5] a room that never was has no history")
    void unknownRoom() throws Exception {
        AccessTokens tokens = AccessTokens.create(ServerKeys.open(data), Duration.ofDays(1), InstantSource.system());
        RoomCode nobodys = RoomCode.of(0);
        String token = tokens.issueAudit(AuditScope.ofCreator(nobodys), Duration.ofDays(1))
                .text();

        for (String resource : List.of("entries", "state", "state?seq=1", "ledger")) {
            assertProblem(
                    server.send(server.request("/v1/rooms/" + nobodys + "/" + resource)
                            .header("Authorization", "Bearer " + token)),
                    404,
                    "unknown-room");
        }
    }
}
