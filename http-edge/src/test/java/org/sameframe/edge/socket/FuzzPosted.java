package org.sameframe.edge.socket;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.QueueOfferResult;
import org.sameframe.edge.api.Held;
import org.sameframe.schema.v1.ClientFrame;

/** Frames over POST: the number of a request on the first line, and a frame on each of the others. */
public final class FuzzPosted {
    private static final int CAPACITY = 64;

    private FuzzPosted() {}

    public static void posted(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        RoomStream.number(end < 0 ? text : text.substring(0, end)).ifPresent(number -> {
            if (number < 1) {
                throw new AssertionError("counted from " + number);
            }
        });
        List<String> lines = RoomStream.lines(text.substring(end + 1));
        for (FrameFormat format : FrameFormat.values()) {
            RoomStream.messages(lines, format).ifPresent(messages -> {
                if (messages.size() != lines.size()) {
                    throw new AssertionError(lines.size() + " lines, " + messages.size() + " frames");
                }
                messages.forEach(message -> read(format, message));
            });
        }
        inOrder(data);
    }

    private static Optional<ClientFrame> read(FrameFormat format, Message message) {
        try {
            return Optional.of(format.parse(message));
        } catch (BadFrame refused) {
            return Optional.empty();
        }
    }

    /** Each byte is the number of a request: whatever their order, what is taken in is 1, 2, 3 and so on. */
    private static void inOrder(byte[] data) {
        Taken taken = new Taken(new ArrayList<>());
        PostedFrames posted = new PostedFrames(taken, CAPACITY, Held.ofHeap(8));
        for (byte number : data) {
            int of = number & 0x1F;
            posted.take(of, List.of(TextMessage.create(Integer.toString(of))));
        }
        List<String> expected = IntStream.rangeClosed(1, taken.frames().size())
                .mapToObj(Integer::toString)
                .toList();
        if (!taken.frames().equals(expected)) {
            throw new AssertionError("taken in: " + taken.frames());
        }
    }

    /** A queue of which nobody takes anything. */
    private record Taken(List<String> frames) implements BoundedSourceQueue<Message> {
        @Override
        public QueueOfferResult offer(Message message) {
            frames.add(message.asTextMessage().getStrictText());
            return QueueOfferResult.enqueued();
        }

        @Override
        public void complete() {}

        @Override
        public void fail(Throwable failure) {}

        @Override
        public int size() {
            return frames.size();
        }

        @Override
        public boolean isCompleted() {
            return false;
        }
    }
}
