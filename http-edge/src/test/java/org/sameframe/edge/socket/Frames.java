package org.sameframe.edge.socket;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.pekko.http.javadsl.model.ws.BinaryMessage;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.util.ByteString;
import org.sameframe.schema.v1.Category;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.Command;
import org.sameframe.schema.v1.Hello;
import org.sameframe.schema.v1.Leave;
import org.sameframe.schema.v1.Mark;
import org.sameframe.schema.v1.Ping;
import org.sameframe.schema.v1.Rename;
import org.sameframe.schema.v1.Scrub;
import org.sameframe.schema.v1.Seek;
import org.sameframe.schema.v1.ServerFrame;
import org.sameframe.schema.v1.Signal;

/** What clients send, and how they read what comes. */
final class Frames {
    private Frames() {}

    static ClientFrame hello(String token, String instance, Category... categories) {
        return hello(
                Hello.newBuilder().setAccessToken(token).setInstance(instance).addAllCategories(List.of(categories)));
    }

    static ClientFrame resume(String token, String instance, Mark mark) {
        return hello(
                Hello.newBuilder().setAccessToken(token).setInstance(instance).setResume(mark));
    }

    private static ClientFrame hello(Hello.Builder hello) {
        return ClientFrame.newBuilder().setHello(hello).build();
    }

    static ClientFrame command(long op, Command.Builder command) {
        return ClientFrame.newBuilder().setCommand(command.setOp((int) op)).build();
    }

    static ClientFrame seek(long op, int frame) {
        return command(op, Command.newBuilder().setSeek(Seek.newBuilder().setFrame(frame)));
    }

    static ClientFrame rename(long op, String name) {
        return command(op, Command.newBuilder().setRename(Rename.newBuilder().setName(name)));
    }

    static ClientFrame leave(long op) {
        return command(op, Command.newBuilder().setLeave(Leave.getDefaultInstance()));
    }

    static ClientFrame ping(long t1) {
        return ClientFrame.newBuilder().setPing(Ping.newBuilder().setT1(t1)).build();
    }

    static ClientFrame scrub(int frame) {
        return ClientFrame.newBuilder()
                .setSignal(Signal.newBuilder().setScrub(Scrub.newBuilder().setFrame(frame)))
                .build();
    }

    static String json(MessageOrBuilder message) {
        try {
            return JsonFormat.printer().omittingInsignificantWhitespace().print(message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the server reads of JSON. */
    static ClientFrame parsed(String json) throws BadFrame {
        return FrameFormat.JSON.parse(TextMessage.create(json));
    }

    /** The same as it is read on the binary protocol. */
    static ClientFrame binary(ClientFrame frame) throws BadFrame {
        return FrameFormat.PROTOBUF.parse(BinaryMessage.create(ByteString.fromArray(frame.toByteArray())));
    }

    static ServerFrame read(String json) {
        try {
            ServerFrame.Builder frame = ServerFrame.newBuilder();
            JsonFormat.parser().merge(json, frame);
            return frame.build();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    static ServerFrame read(ByteBuffer bytes) {
        try {
            return ServerFrame.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    static ClientFrame sent(ByteBuffer bytes) {
        try {
            return ClientFrame.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    static ServerFrame read(Message message) {
        return message.isText()
                ? read(message.asTextMessage().getStrictText())
                : read(message.asBinaryMessage().getStrictData().asByteBuffer());
    }
}
