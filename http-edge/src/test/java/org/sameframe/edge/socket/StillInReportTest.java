package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.Command;
import org.sameframe.schema.v1.FrameRate;
import org.sameframe.schema.v1.MediaSource;
import org.sameframe.schema.v1.Medium;
import org.sameframe.schema.v1.Settled;
import org.sameframe.server.TestServer;

/** From the person who writes a note with a picture to the producer who reads of it. */
class StillInReportTest {
    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = TestServer.start(data, Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    /** A room and what its creator was given. */
    private record Review(JsonNode created) {
        String code() {
            return created.get("code").asText();
        }

        HttpRequest.Builder request(String path, String token) {
            return server.request("/v1/rooms/" + code() + path)
                    .header("Authorization", "Bearer " + created.get(token).asText());
        }

        HttpResponse<String> audit(String path) throws Exception {
            return server.send(request(path, "auditToken"));
        }

        TestClient enter(FrameFormat format) throws Exception {
            return new TestRoom(
                            server.address(), code(), created.get("accessToken").asText())
                    .enter(format);
        }
    }

    private static ClientFrame note(long op, String medium, String text, String still) {
        Command.Builder command = Command.newBuilder();
        command.getAddNoteBuilder().setMedium(medium).setText(text).setStill(still);
        return Frames.command(op, command);
    }

    private static void accepted(Settled settled) {
        assertThat(settled.hasProblem()).as(settled.toString()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(FrameFormat.class)
    @DisplayName(
            "[SL6] a still that was sent, and named by a note, is in the report; once the room is erased it is gone")
    void travels(FrameFormat format) throws Exception {
        Review review = new Review(server.createRoom());
        byte[] picture = picture();
        String hash = TestServer.json(server.send(review.request("/stills", "accessToken")
                        .header("Content-Type", "image/png")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(picture))))
                .get("hash")
                .asText();
        try (TestClient client = review.enter(format)) {
            client.send(note(1, "m1", "Too dark here", hash));
            accepted(client.awaitSettled(1));
        }

        JsonNode report = TestServer.json(review.audit("/report?as=json"));
        JsonNode told = report.at("/decisions/0/notes/0");
        assertThat(told.get("text").asText()).isEqualTo("Too dark here");
        assertThat(told.get("still").asText()).isEqualTo(hash);
        assertThat(review.audit("/report?as=html").body())
                .contains("Too dark here")
                .contains("src=\"data:image/png;base64," + Base64.getEncoder().encodeToString(picture) + "\"");
        HttpResponse<byte[]> got =
                server.bytes(review.request("/stills/" + told.get("still").asText(), "auditToken"));
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body()).isEqualTo(picture);

        HttpResponse<String> erased = server.send(review.request("?erase=true&confirm=" + review.code(), "auditToken")
                .DELETE());
        assertThat(erased.statusCode()).isEqualTo(200);

        assertThat(review.audit("/stills/" + hash).statusCode()).isEqualTo(404);
        assertThat(server.send(review.request("/stills/" + hash, "accessToken")).statusCode())
                .isEqualTo(410);
        assertThat(review.audit("/report?as=json").body()).doesNotContain(hash, "Too dark");
        assertThat(review.audit("/report?as=html").body()).doesNotContain("<img", hash, "Too dark");
    }

    @Test
    @DisplayName("[HI14] notes are those on all media, or on the one that is named")
    void notesOfOneMedium() throws Exception {
        Review review = new Review(server.createRoom());
        Medium.Builder second = Medium.newBuilder()
                .setTitle("Second")
                .setRate(FrameRate.newBuilder().setNumerator(24).setDenominator(1))
                .setFrames(100)
                .addSources(MediaSource.newBuilder().setLocation("https://example.com/second.mp4"));
        Command.Builder add = Command.newBuilder();
        add.getAddMediumBuilder().setMedium(second);
        try (TestClient client = review.enter(FrameFormat.PROTOBUF)) {
            client.send(Frames.command(1, add));
            accepted(client.awaitSettled(1));
            client.send(note(2, "m1", "On the first", ""));
            client.send(note(3, "m2", "On the second", ""));
            accepted(client.awaitSettled(2));
            accepted(client.awaitSettled(3));
        }

        assertThat(review.audit("/export/notes").body()).contains("On the first", "On the second");
        assertThat(review.audit("/export/notes?medium=m1").body())
                .contains("On the first")
                .doesNotContain("On the second");
        HttpResponse<String> ofSecond = review.audit("/export/notes?medium=m2");
        assertThat(ofSecond.body()).contains("On the second").doesNotContain("On the first");
        assertThat(ofSecond.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"%s.m2.notes.csv\"".formatted(review.code()));
    }

    private static byte[] picture() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 36, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
