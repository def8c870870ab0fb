package org.sameframe.edge.api;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** An upload that somebody sends by hand: its head, some bytes, and then the rest or nothing. */
final class HalfUpload implements AutoCloseable {
    private final Socket socket;

    private HalfUpload(Socket socket) {
        this.socket = socket;
    }

    /**
     * @param framing a header that says where the body ends
     * @param begin of the body
     */
    static HalfUpload begin(URI server, String name, String token, String framing, String begin) throws IOException {
        HalfUpload upload = new HalfUpload(new Socket(server.getHost(), server.getPort()));
        upload.socket.setSoTimeout(30_000);
        upload.send("PUT /v1/media/" + name + " HTTP/1.1\r\nHost: " + server.getAuthority()
                + "\r\nAuthorization: Bearer " + token + "\r\n" + framing + "\r\n\r\n" + begin);
        return upload;
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** The status of the answer. */
    int status() throws IOException {
        byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
        return Integer.parseInt(new String(line, StandardCharsets.ISO_8859_1).substring(9));
    }

    /** What lies hidden in a folder. */
    static List<String> hidden(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("."))
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
