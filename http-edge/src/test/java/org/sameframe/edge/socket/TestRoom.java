package org.sameframe.edge.socket;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.UUID;
import org.sameframe.schema.v1.Category;
import org.sameframe.server.TestServer;

/** A room on a server, and those who are in it. */
record TestRoom(TestServer server, String code, String hostToken) {
    static TestRoom create(TestServer server) throws Exception {
        JsonNode room = server.createRoom();
        return new TestRoom(
                server, room.get("code").asText(), room.get("accessToken").asText());
    }

    /** The token of somebody new. */
    String join(String name) throws Exception {
        JsonNode joined = TestServer.json(server.post("/v1/rooms/" + code + "/join", "{\"name\":\"" + name + "\"}"));
        return joined.get("accessToken").asText();
    }

    URI address() {
        return server.address();
    }

    /** A connection that was welcomed, and has been told everything. */
    TestClient enter(FrameFormat format, String token, String instance, Category... categories) throws Exception {
        TestClient client = TestClient.connect(address(), format);
        client.send(Frames.hello(token, instance, categories));
        client.awaitWelcome();
        return client;
    }

    TestClient enter(FrameFormat format) throws Exception {
        return enter(format, hostToken, instance());
    }

    static String instance() {
        return UUID.randomUUID().toString();
    }
}
