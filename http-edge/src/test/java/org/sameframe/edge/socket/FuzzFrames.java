package org.sameframe.edge.socket;

import java.nio.charset.StandardCharsets;
import org.apache.pekko.http.javadsl.model.ws.BinaryMessage;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.util.ByteString;
import org.sameframe.edge.api.CommandReader;
import org.sameframe.schema.v1.ClientFrame;

/** What a client sends: read, or refused as a bad frame; and what it means, or a sentence why it means nothing. */
public final class FuzzFrames {
    private FuzzFrames() {}

    public static void protobuf(byte[] data) {
        check(FrameFormat.PROTOBUF, BinaryMessage.create(ByteString.fromArray(data)));
    }

    public static void json(byte[] data) {
        check(FrameFormat.JSON, TextMessage.create(new String(data, StandardCharsets.UTF_8)));
    }

    /** A command by itself, as it comes over REST: read, or refused with a sentence. */
    public static void commands(byte[] data) {
        if (CommandJson.create().read(data) instanceof CommandReader.Unreadable unreadable
                && unreadable.refusal().detail().isEmpty()) {
            throw new AssertionError("no sentence");
        }
    }

    private static void check(FrameFormat format, Message message) {
        ClientFrame frame;
        try {
            frame = format.parse(message);
        } catch (BadFrame refused) {
            return;
        }
        try {
            Commands.read(frame.getCommand());
        } catch (IllegalArgumentException explained) {
            if (explained.getMessage() == null || explained.getMessage().isEmpty()) {
                throw new AssertionError("no sentence", explained);
            }
        }
        Signals.read(frame.getSignal());
        try {
            // What was read once is read again.
            FrameFormat.PROTOBUF.parse(BinaryMessage.create(ByteString.fromArray(frame.toByteArray())));
        } catch (BadFrame e) {
            throw new AssertionError(e);
        }
    }
}
