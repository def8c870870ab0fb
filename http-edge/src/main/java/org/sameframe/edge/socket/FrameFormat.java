package org.sameframe.edge.socket;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.pekko.http.javadsl.model.ws.BinaryMessage;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.util.ByteString;
import org.sameframe.room.actor.Delivery;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.Range;
import org.sameframe.schema.v1.ServerFrame;
import org.sameframe.schema.v1.ServerMessage;

/**
 * The two forms of the same frames [FR1].
 *
 * <p>Server messages are encoded one by one, once for everybody who gets them, and put together to frames as bytes: a
 * protobuf message that follows another in the same stream is merged with it, and JSON needs a comma.
 */
enum FrameFormat {
    PROTOBUF("sameframe.v1.protobuf") {
        @Override
        ClientFrame parse(Message message) throws BadFrame {
            if (message.isText()) {
                throw new BadFrame("A text message came, but the protocol %s is binary.".formatted(subprotocol()));
            }
            try {
                return ClientFrame.parseFrom(
                        message.asBinaryMessage().getStrictData().toArrayUnsafe());
            } catch (InvalidProtocolBufferException e) {
                throw new BadFrame("The message is not a ClientFrame of sameframe.v1.");
            }
        }

        @Override
        ByteString encode(List<ServerMessage> messages) {
            return ByteString.fromArrayUnsafe(
                    ServerFrame.newBuilder().addAllMessages(messages).build().toByteArray());
        }

        @Override
        Message frame(List<ByteString> parts, Optional<Range> range) {
            ByteString frame = ByteString.emptyByteString();
            if (range.isPresent()) {
                frame = ByteString.fromArrayUnsafe(
                        ServerFrame.newBuilder().setRange(range.get()).build().toByteArray());
            }
            for (ByteString part : parts) {
                frame = frame.concat(part);
            }
            return BinaryMessage.create(frame);
        }
    },

    JSON("sameframe.v1.json") {
        @Override
        ClientFrame parse(Message message) throws BadFrame {
            if (!message.isText()) {
                throw new BadFrame("A binary message came, but the protocol %s is text.".formatted(subprotocol()));
            }
            ClientFrame.Builder frame = ClientFrame.newBuilder();
            read(message.asTextMessage().getStrictText(), frame);
            return frame.build();
        }

        @Override
        ByteString encode(List<ServerMessage> messages) {
            return ByteString.fromString(
                    messages.stream().map(FrameFormat::print).collect(Collectors.joining(",")));
        }

        @Override
        Message frame(List<ByteString> parts, Optional<Range> range) {
            String messages = parts.stream()
                    .filter(part -> !part.isEmpty())
                    .map(ByteString::utf8String)
                    .collect(Collectors.joining(",", "\"messages\":[", "]}"));
            return TextMessage.create(
                    range.map(some -> "{\"range\":" + print(some) + ",").orElse("{") + messages);
        }
    };

    private static final ObjectMapper STRICT = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxNumberLength(64)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final JsonFormat.Parser LENIENT = JsonFormat.parser().ignoringUnknownFields();
    private static final JsonFormat.Printer PRINTER = JsonFormat.printer().omittingInsignificantWhitespace();

    private final String subprotocol;

    FrameFormat(String subprotocol) {
        this.subprotocol = subprotocol;
    }

    /** The first of the offered subprotocols that this server speaks. */
    static Optional<FrameFormat> of(Iterable<String> offered) {
        for (String name : offered) {
            Optional<FrameFormat> format = Arrays.stream(values())
                    .filter(some -> some.subprotocol.equals(name))
                    .findFirst();
            if (format.isPresent()) {
                return format;
            }
        }
        return Optional.empty();
    }

    String subprotocol() {
        return subprotocol;
    }

    /** @param message complete */
    abstract ClientFrame parse(Message message) throws BadFrame;

    abstract ByteString encode(List<ServerMessage> messages);

    /** Once for everybody who is told the same. */
    ByteString encode(Delivery delivery) {
        return delivery.encoded(ordinal(), ByteString.class, messages -> encode(ServerMessages.of(messages)));
    }

    abstract Message frame(List<ByteString> parts, Optional<Range> range);

    /**
     * Reads the JSON form of a message.
     *
     * @throws BadFrame if it is not one
     */
    static void read(String text, com.google.protobuf.Message.Builder into) throws BadFrame {
        try {
            // protobuf's own reader takes single quotes, repeated keys, trailing text and any depth.
            JsonNode tree = STRICT.readTree(text);
            boolean isReplaced = EnumNames.replaceUnknown(tree, into.getDescriptorForType());
            LENIENT.merge(isReplaced ? tree.toString() : text, into);
        } catch (JsonProcessingException | InvalidProtocolBufferException e) {
            throw new BadFrame("The message is not a %s of sameframe.v1 in JSON."
                    .formatted(into.getDescriptorForType().getName()));
        }
    }

    private static String print(com.google.protobuf.MessageOrBuilder message) {
        try {
            return PRINTER.print(message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a message of ours holds no Any", e);
        }
    }
}
