package org.sameframe.loadtests.figures;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Somebody who reads a room's history, and throws away what comes. */
final class Producer {
    private static final int PIECE = 1 << 16;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI room;
    private final String token;

    /** @param room its address in the interface, with a slash at the end */
    Producer(URI room, String token) {
        this.room = room;
        this.token = token;
    }

    /** What an answer was: how long it took until its last byte, and how large it was. */
    record Answer(long nanos, long bytes) {}

    /** @throws IOException if it is no answer of 200, or breaks off */
    Answer read(String resource, String accept) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        HttpResponse<InputStream> response = http.send(
                HttpRequest.newBuilder(room.resolve(resource))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", accept)
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        long bytes = 0;
        byte last = 0;
        byte[] piece = new byte[PIECE];
        try (InputStream body = response.body()) {
            for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
                bytes += read;
                last = read > 0 ? piece[read - 1] : last;
            }
        }
        if (response.statusCode() != 200) {
            throw new IOException(resource + " was answered with " + response.statusCode());
        }
        if (bytes == 0 || last != '}' && last != '\n') {
            throw new IOException(resource + " ended in the midst, after " + bytes + " bytes");
        }
        return new Answer(System.nanoTime() - begun, bytes);
    }
}
