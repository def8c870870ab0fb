package org.sameframe.edge.socket;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.edge.auth.TestPlatform;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.Hello;
import org.sameframe.server.TestServer;

/** A platform, a server that takes its tokens, and a room there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PlatformFixture {
    TestPlatform platform;
    TestServer server;
    TestRoom room;
    Path data;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        data = folder;
        platform = new TestPlatform();
        server = TestServer.start(data, platform.settings());
        room = TestRoom.create(server);
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
        platform.close();
    }

    static JWTClaimsSet.Builder claims() {
        return TestPlatform.claims("m");
    }

    Map<String, Object> with(String key, Object value) {
        Map<String, Object> settings = new HashMap<>(platform.settings());
        settings.put(key, value);
        return settings;
    }

    TestClient connect(TestServer where, String token) throws Exception {
        TestClient client = TestClient.connect(where.address(), FrameFormat.PROTOBUF);
        client.send(ClientFrame.newBuilder()
                .setHello(Hello.newBuilder()
                        .setAccessToken(token)
                        .setInstance(TestRoom.instance())
                        .setRoom(room.code()))
                .build());
        return client;
    }

    TestClient enter(String token) throws Exception {
        TestClient client = connect(server, token);
        client.awaitWelcome();
        return client;
    }

    HttpResponse<String> join(String token) throws Exception {
        return join(server, room, token);
    }

    HttpResponse<String> join(TestServer where, TestRoom there, String token) throws Exception {
        return post(where, "/v1/rooms/" + there.code() + "/join", "{}", token);
    }

    HttpResponse<String> post(TestServer where, String path, String body, String token) throws Exception {
        return where.send(where.request(path)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String path, String token) throws Exception {
        return server.send(server.request(path).header("Authorization", "Bearer " + token));
    }

    HttpResponse<String> delete(String code, String token) throws Exception {
        return server.send(server.request("/v1/rooms/" + code)
                .header("Authorization", "Bearer " + token)
                .DELETE());
    }
}
