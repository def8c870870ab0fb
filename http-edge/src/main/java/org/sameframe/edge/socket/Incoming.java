package org.sameframe.edge.socket;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.ws.BinaryMessage;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.sameframe.edge.api.Held;

/** A message from a client, put together from its fragments [FR4]. */
sealed interface Incoming {
    /** Of at most the allowed size. */
    record Complete(Message message) implements Incoming {}

    record Broken(String detail) implements Incoming {}

    /** Too much of everybody's is not whole just now [RE12]. */
    record Crowded() implements Incoming {}

    /**
     * Waits for the whole message, but neither long nor for much: endless fragments must not fill the memory.
     *
     * <p>The rest of a message that is too large, or too late, is read and thrown away: a stream that is cancelled takes
     * the socket with it, before the client could be told why.
     */
    static CompletionStage<Incoming> of(
            Message message, SocketSettings settings, Held held, Materializer materializer) {
        int bound = settings.messageBytes();
        if (message.isText()) {
            TextMessage text = message.asTextMessage();
            if (text.isStrict()) {
                return CompletableFuture.completedFuture(
                        size(text.getStrictText(), bound) > bound ? tooBig(bound) : new Complete(text));
            }
            StringBuilder whole = new StringBuilder();
            return collect(text.getStreamedText(), settings, held, materializer, new Fragments<>() {
                @Override
                public long size(String part) {
                    return Incoming.size(part, bound);
                }

                @Override
                public void add(String part) {
                    whole.append(part);
                }

                @Override
                public Message message() {
                    return TextMessage.create(whole.toString());
                }
            });
        }
        BinaryMessage binary = message.asBinaryMessage();
        if (binary.isStrict()) {
            return CompletableFuture.completedFuture(
                    binary.getStrictData().size() > bound ? tooBig(bound) : new Complete(binary));
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        return collect(binary.getStreamedData(), settings, held, materializer, new Fragments<>() {
            @Override
            public long size(ByteString part) {
                return part.size();
            }

            @Override
            public void add(ByteString part) {
                // copied: many small pieces, each an object of its own, would take a hundred times what was sent
                whole.writeBytes(part.toArrayUnsafe());
            }

            @Override
            public Message message() {
                return BinaryMessage.create(ByteString.fromArrayUnsafe(whole.toByteArray()));
            }
        });
    }

    /** How the parts of a message are put together. */
    interface Fragments<T> {
        long size(T part);

        void add(T part);

        Message message();
    }

    private static <T> CompletionStage<Incoming> collect(
            Source<T, ?> parts, SocketSettings settings, Held held, Materializer materializer, Fragments<T> fragments) {
        int bound = settings.messageBytes();
        Held.Part kept = held.begin();
        CompletableFuture<Incoming> outcome = new CompletableFuture<>();
        parts.runWith(
                        Sink.fold(0L, (size, part) -> {
                            long more = fragments.size(part);
                            if (size + more > bound) {
                                outcome.complete(tooBig(bound));
                            } else if (!outcome.isDone()) {
                                if (kept.take(more)) {
                                    fragments.add(part);
                                } else {
                                    outcome.complete(new Crowded());
                                }
                            }
                            return size + more;
                        }),
                        materializer)
                .whenComplete((size, failure) -> outcome.complete(
                        failure == null
                                ? new Complete(fragments.message())
                                : new Broken("The message ended before it was complete.")));
        Incoming late = new Broken("The message was not complete within %d ms."
                .formatted(settings.messageTimeout().toMillis()));
        return outcome.completeOnTimeout(late, settings.messageTimeout().toMillis(), MILLISECONDS)
                .whenComplete((incoming, failure) -> kept.end());
    }

    /** In bytes of UTF-8; counted only where the number of characters, 1 to 3 bytes each, leaves it open. */
    private static long size(String text, int bound) {
        return text.length() <= bound / 3 || text.length() > bound
                ? text.length()
                : text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Incoming tooBig(int bound) {
        return new Broken("The message is larger than %d bytes.".formatted(bound));
    }
}
