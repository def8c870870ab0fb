package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.edge.auth.Revocation;
import org.sameframe.edge.auth.Revocations;
import org.sameframe.server.TestServer;

/** Who reads a stream waits where no interruption reaches them: the limit holds from another thread. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class FollowedHistoryTest {
    private static final int FOLLOWERS = 3;

    @TempDir
    private static Path data;

    private static TestServer server;
    private static Asked room;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(data, Map.of("sameframe.history.followers", FOLLOWERS));
        room = new Asked(server, server.createRoom());
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    @DisplayName("[HI13] who follows gets what is there, and then what comes")
    void follows() throws Exception {
        Asked busy = new Asked(server, server.createRoom());
        HttpResponse<Stream<String>> response = follow(busy);
        assertThat(response.statusCode()).isEqualTo(200);
        try (Stream<String> lines = response.body()) {
            Iterator<String> entries = lines.filter(line -> !line.isBlank()).iterator();
            assertThat(new ObjectMapper().readTree(entries.next()).get("seq").asInt())
                    .isEqualTo(1);
            for (int seq = 2; seq < 5; seq++) {
                server.post(busy.address("join"), "{\"name\":\"Bob\"}");
                assertThat(new ObjectMapper()
                                .readTree(entries.next())
                                .get("seq")
                                .asInt())
                        .isEqualTo(seq);
            }
        }
    }

    @Test
    @DisplayName(
            "[HI13] no more follow than are allowed; the next is told when to come again, and who is gone leaves a place")
    void followersAreBounded() throws Exception {
        List<Stream<String>> open = new ArrayList<>();
        HttpResponse<Stream<String>> response = follow(room);
        for (; response.statusCode() == 200; response = follow(room)) {
            assertThat(response.body().iterator().next()).isNotBlank();
            open.add(response.body());
        }
        open.add(response.body());
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("15");
        assertThat(open).hasSizeBetween(FOLLOWERS, FOLLOWERS + 1);
        open.forEach(Stream::close);
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            HttpResponse<Stream<String>> again = follow(room);
            again.body().close();
            return again.statusCode() == 200;
        });
    }

    @Test
    @DisplayName(
            "[HI13] following ends when the token with which it was asked for is revoked, also while nothing happens")
    void revokedWhileFollowing() throws Exception {
        Asked quiet = new Asked(server, server.createRoom());
        try (Stream<String> lines = follow(quiet).body()) {
            Iterator<String> read = lines.filter(line -> !line.isBlank()).iterator();
            assertThat(read.next()).contains("Ann");
            Revocations.open(data)
                    .add(Revocation.ofToken(
                            Instant.now(), quiet.room().get("auditTokenId").asText()));

            List<String> rest = new ArrayList<>();
            read.forEachRemaining(rest::add);
            assertThat(rest).noneMatch(line -> line.contains("erased"));
        }
        HttpResponse<Stream<String>> again = follow(quiet);
        again.body().close();
        assertThat(again.statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("[HI17] who follows a room that is erased is told so with a last line, and so is who begins then")
    void erased() throws Exception {
        Asked brief = new Asked(server, server.createRoom());
        HttpResponse<Stream<String>> response = follow(brief);
        try (Stream<String> lines = response.body()) {
            Iterator<String> read = lines.filter(line -> !line.isBlank()).iterator();
            assertThat(read.next()).contains("Ann");
            HttpResponse<String> erasure =
                    server.send(server.request("/v1/rooms/" + brief.code() + "?erase=true&confirm=" + brief.code())
                            .header("Authorization", "Bearer " + brief.audit())
                            .DELETE());
            assertThat(erasure.statusCode()).as(erasure.body()).isEqualTo(200);

            List<String> rest = new ArrayList<>();
            read.forEachRemaining(rest::add);
            assertThat(rest).last().isEqualTo("{\"erased\":true}");
        }
        try (Stream<String> lines = follow(brief).body()) {
            assertThat(lines.filter(line -> !line.isBlank()).toList()).last().isEqualTo("{\"erased\":true}");
        }
    }

    private static HttpResponse<Stream<String>> follow(Asked room) throws Exception {
        return server.lines(server.request(room.address("entries?follow=true"))
                .header("Authorization", "Bearer " + room.audit())
                .header("Accept", "application/x-ndjson"));
    }
}
