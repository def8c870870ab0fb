package org.sameframe.edge.socket;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.http.javadsl.model.ws.BinaryMessage;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/** A message from a client, put together from its fragments [FR4]. */
sealed interface Incoming {
    /** Of at most the allowed size. */
    record Complete(Message message) implements Incoming {}

    record Broken(String detail) implements Incoming {}

    /** Waits for the whole message, but neither long nor for much: endless fragments must not fill the memory. */
    static CompletionStage<Incoming> of(Message message, SocketSettings settings, Materializer materializer) {
        int bound = settings.messageBytes();
        if (message.isText()) {
            TextMessage text = message.asTextMessage();
            if (text.isStrict()) {
                return CompletableFuture.completedFuture(
                        size(text.getStrictText(), bound) > bound ? tooBig(bound) : new Complete(text));
            }
            return text.getStreamedText()
                    .limitWeighted(bound, part -> size(part, bound))
                    .completionTimeout(settings.messageTimeout())
                    .runWith(Sink.fold(new StringBuilder(), StringBuilder::append), materializer)
                    .handle((whole, failure) -> whole == null
                            ? broken(failure, settings)
                            : new Complete(TextMessage.create(whole.toString())));
        }
        BinaryMessage binary = message.asBinaryMessage();
        if (binary.isStrict()) {
            return CompletableFuture.completedFuture(
                    binary.getStrictData().size() > bound ? tooBig(bound) : new Complete(binary));
        }
        return binary.getStreamedData()
                .limitWeighted(bound, part -> (long) part.size())
                .completionTimeout(settings.messageTimeout())
                .runWith(Sink.fold(ByteString.emptyByteString(), ByteString::concat), materializer)
                .handle((whole, failure) -> whole == null
                        ? broken(failure, settings)
                        : new Complete(BinaryMessage.create(whole.compact())));
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

    private static Incoming broken(@Nullable Throwable failure, SocketSettings settings) {
        @Nullable Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof TimeoutException
                ? new Broken("The message was not complete within %d ms."
                        .formatted(settings.messageTimeout().toMillis()))
                : tooBig(settings.messageBytes());
    }
}
