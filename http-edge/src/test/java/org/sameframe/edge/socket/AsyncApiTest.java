package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.Command;
import org.sameframe.schema.v1.ServerFrame;
import org.sameframe.server.TestServer;

/** Holds what is said on a real connection, and the schema, against the document that describes them. */
class AsyncApiTest {
    private static TestServer server;
    private static JsonNode document;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = TestServer.start(data, Map.of());
        document = TestServer.json(server.get("/v1/asyncapi.json"));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    @DisplayName("[CT2] every message and every field of the schema is in the document, and nothing else")
    void complete() {
        Deque<Descriptor> open = new ArrayDeque<>(List.of(ClientFrame.getDescriptor(), ServerFrame.getDescriptor()));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            Descriptor message = open.pop();
            if (seen.add(message.getName())) {
                JsonNode properties = document.at("/components/schemas/" + message.getName() + "/properties");
                assertThat(properties.fieldNames())
                        .toIterable()
                        .as(message.getName())
                        .containsExactlyInAnyOrderElementsOf(message.getFields().stream()
                                .map(FieldDescriptor::getJsonName)
                                .toList());
                message.getFields().stream()
                        .filter(field -> field.getJavaType() == FieldDescriptor.JavaType.MESSAGE)
                        .forEach(field -> open.add(field.getMessageType()));
            }
        }
        assertThat(document.at("/components/schemas").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(seen);
    }

    @Test
    @DisplayName("[CT2] each frame that is sent and received on a connection in JSON is as the document says")
    void session() throws Exception {
        TestRoom room = TestRoom.create(server);
        Listener listener = new Listener();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols(FrameFormat.JSON.subprotocol())
                .buildAsync(URI.create("ws://" + server.address().getAuthority() + "/v1/socket"), listener)
                .get(30, TimeUnit.SECONDS);
        Command.Builder note = Command.newBuilder();
        note.getAddNoteBuilder().setMedium("m1").setText("Hello");
        Command.Builder refused = Command.newBuilder();
        refused.getKickBuilder().setParticipant(99);
        List<String> sent = new ArrayList<>();
        for (ClientFrame frame : List.of(
                Frames.hello(room.hostToken(), TestRoom.instance()),
                Frames.ping(5),
                Frames.seek(1, 7),
                Frames.command(2, note),
                Frames.command(3, refused),
                Frames.scrub(9),
                Frames.rename(4, "Anna"))) {
            if (sent.size() == 1) {
                TestClient.awaiting().until(() -> listener.has("\"welcome\""));
            }
            sent.add(Frames.json(frame));
            socket.sendText(Frames.json(frame), true).get(30, TimeUnit.SECONDS);
        }
        // an answer to one command and the entry of the next come by different ways
        for (String part : List.of("Anna", "welcome", "snapshot", "entry", "settled", "pong", "problem")) {
            TestClient.awaiting().alias(part).until(() -> listener.has("\"" + part + "\""));
        }
        socket.abort();
        for (String text : sent) {
            assertThat(faults("ClientFrame", text)).as(text).isEmpty();
        }
        for (String text : listener.frames) {
            assertThat(faults("ServerFrame", text)).as(text).isEmpty();
        }
        assertThat(faults("ServerFrame", "{\"messages\":[{\"unheardOf\":{}}]}")).isNotEmpty();
    }

    private static Set<ValidationMessage> faults(String schema, String text) throws Exception {
        ObjectNode whole = new ObjectMapper().createObjectNode();
        whole.put("$ref", "#/components/schemas/" + schema);
        whole.set("components", document.get("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(whole)
                .validate(new ObjectMapper().readTree(text));
    }

    private static final class Listener implements WebSocket.Listener {
        private final List<String> frames = new CopyOnWriteArrayList<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                frames.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        boolean has(String part) {
            return frames.stream().anyMatch(frame -> frame.contains(part));
        }
    }
}
