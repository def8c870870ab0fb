package org.sameframe.edge.socket;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.ServerFrame;
import org.sameframe.schema.v1.ServerMessage;

/** A TCP connection on which anything can be written, and what comes is read as RFC 6455 has it. */
final class RawSocket implements AutoCloseable {
    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    static final int BINARY = 0x2;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xA;
    static final int FIN = 0x80;

    /** Of every frame that is not about masks: no two of its bytes are alike. */
    private static final int MASK = 0x5A930CE1;

    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)\r\nContent-Length: (\\d+)");
    private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z-]+)\"");

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private boolean isText;
    private int closeCode;

    /** @param code of the close frame; 0: the connection was just closed */
    record End(Optional<Integer> bye, int code) {}

    private RawSocket(URI server, Socket unconnected) throws IOException {
        socket = unconnected;
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), 30_000);
        socket.setSoTimeout(30_000);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    static RawSocket open(URI server) throws IOException {
        return new RawSocket(server, new Socket());
    }

    /** One whose window is so small that the server notices soon when nothing is read. */
    static RawSocket narrow(URI server) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4 * 1024);
        return new RawSocket(server, socket);
    }

    /** Over the handshake, which must succeed. */
    static RawSocket upgrade(URI server, FrameFormat format) throws IOException {
        RawSocket raw = open(server);
        raw.write(handshake(server, format));
        String head = raw.head();
        if (!head.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("not upgraded: " + head);
        }
        return raw;
    }

    static String handshake(URI server, FrameFormat format) {
        return "GET /v1/socket HTTP/1.1\r\nHost: " + server.getAuthority()
                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: " + format.subprotocol()
                + "\r\n\r\n";
    }

    void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void write(byte... bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** A masked frame. */
    static byte[] frame(int first, byte... payload) {
        return masked(MASK, first, payload);
    }

    /** A frame with a mask; zero is one like any other. */
    static byte[] masked(int mask, int first, byte... payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
        frame.put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length < 0x1_0000) {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        frame.putInt(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ (mask >> (24 - 8 * (i % 4)))));
        }
        byte[] bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return bytes;
    }

    static byte[] text(String text) {
        return frame(FIN | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] binary(ClientFrame frame) {
        return frame(FIN | BINARY, frame.toByteArray());
    }

    /** The head of an answer. */
    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** The payload of the next frame of the protocol; empty when the connection has ended. */
    Optional<ServerFrame> read() throws IOException {
        while (true) {
            int first = in.read();
            if (first < 0) {
                return Optional.empty();
            }
            int length = in.readUnsignedByte();
            length = length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length;
            byte[] payload = new byte[length];
            in.readFully(payload);
            int opcode = first & 0xF;
            if (opcode == CLOSE) {
                closeCode = length < 2 ? 1005 : ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
                return Optional.empty();
            }
            if (opcode == TEXT || opcode == BINARY || opcode == CONTINUATION) {
                message.writeBytes(payload);
                isText = opcode == CONTINUATION ? isText : opcode == TEXT;
                if ((first & FIN) != 0) {
                    byte[] whole = message.toByteArray();
                    message.reset();
                    return Optional.of(
                            isText
                                    ? Frames.read(new String(whole, StandardCharsets.UTF_8))
                                    : Frames.read(ByteBuffer.wrap(whole)));
                }
            }
        }
    }

    /** Status and, of a problem, the code; {@code end} if the connection ended without an answer. */
    String answer() throws IOException {
        try {
            String head = head();
            if (head.isEmpty()) {
                return "end";
            }
            Matcher length = CONTENT_LENGTH.matcher(head);
            byte[] body = new byte[length.find() ? Integer.parseInt(length.group(1)) : 0];
            in.readFully(body);
            Matcher code = CODE.matcher(new String(body, StandardCharsets.UTF_8));
            return head.substring(9, 12) + (code.find() ? " " + code.group(1) : "");
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (SocketException | java.io.EOFException e) {
            return "end";
        }
    }

    /** A frame as it is. */
    record Raw(int first, byte[] payload) {
        int opcode() {
            return first & 0xF;
        }
    }

    /** The next frame of any kind; empty when the connection has ended without one. */
    Optional<Raw> frame() throws IOException {
        try {
            int first = in.read();
            if (first < 0) {
                return Optional.empty();
            }
            int length = in.readUnsignedByte();
            length = length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length;
            byte[] payload = new byte[length];
            in.readFully(payload);
            return Optional.of(new Raw(first, payload));
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (SocketException | java.io.EOFException e) {
            return Optional.empty();
        }
    }

    /** Whether the server ends the connection before so many milliseconds are over. */
    boolean isEndedWithin(int milliseconds) throws IOException {
        socket.setSoTimeout(milliseconds);
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    /** One write, one packet each. */
    void writeInParts(byte[] bytes, int size) throws IOException {
        for (int at = 0; at < bytes.length; at += size) {
            out.write(bytes, at, Math.min(size, bytes.length - at));
            out.flush();
        }
    }

    /** Reads until the server ends the connection. */
    End end() throws IOException {
        Optional<Integer> bye = Optional.empty();
        try {
            for (Optional<ServerFrame> frame = read(); frame.isPresent(); frame = read()) {
                Optional<Integer> said = frame.get().getMessagesList().stream()
                        .filter(ServerMessage::hasBye)
                        .map(last -> last.getBye().getReason())
                        .findFirst();
                bye = said.isPresent() ? said : bye;
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (SocketException | java.io.EOFException e) {
            // reset by the server: an end as well
        }
        return new End(bye, closeCode);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
