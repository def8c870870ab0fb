package org.sameframe.edge.socket;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.ws.BinaryMessage;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.util.ByteString;

/** A message from a client, put together from its fragments. */
sealed interface Incoming {
    /** Of at most the allowed size. */
    record Complete(Message message) implements Incoming {}

    record Broken(String detail) implements Incoming {}

    /**
     * Waits for the whole message, but neither long nor for much: endless fragments must not fill the memory
     *.
     */
    static CompletionStage<Incoming> of(Message message, SocketSettings settings, Materializer materializer) {
        int bound = settings.messageBytes();
        Incoming tooBig = new Broken("The message is larger than %d bytes.".formatted(bound));
        if (message.isText()) {
            TextMessage text = message.asTextMessage();
            if (text.isStrict()) {
                String whole = text.getStrictText();
                return CompletableFuture.completedFuture(whole.length() > bound ? tooBig : new Complete(text));
            }
            return text.getStreamedText()
                    .limitWeighted(bound, part -> (long) part.length())
                    .completionTimeout(settings.messageTimeout())
                    .runWith(Sink.fold(new StringBuilder(), StringBuilder::append), materializer)
                    .handle((whole, broken) ->
                            whole == null ? tooBig : new Complete(TextMessage.create(whole.toString())));
        }
        BinaryMessage binary = message.asBinaryMessage();
        if (binary.isStrict()) {
            return CompletableFuture.completedFuture(
                    binary.getStrictData().size() > bound ? tooBig : new Complete(binary));
        }
        return binary.getStreamedData()
                .limitWeighted(bound, part -> (long) part.size())
                .completionTimeout(settings.messageTimeout())
                .runWith(Sink.fold(ByteString.emptyByteString(), ByteString::concat), materializer)
                .handle((whole, broken) ->
                        whole == null ? tooBig : new Complete(BinaryMessage.create(whole.compact())));
    }
}
