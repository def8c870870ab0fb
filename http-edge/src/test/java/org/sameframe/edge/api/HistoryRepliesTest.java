package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HistoryRepliesTest {
    private static final ActorTestKit KIT = ActorTestKit.create();

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    @DisplayName("[HI10] what is streamed is made on the threads of the history")
    void threads() throws Exception {
        List<ByteString> threads = HistoryReplies.streamed(
                        ContentTypes.APPLICATION_OCTET_STREAM,
                        Source.range(1, 3)
                                .map(number -> ByteString.fromString(
                                        Thread.currentThread().getName())))
                .getDataBytes()
                .map(ByteString.class::cast)
                .runWith(Sink.seq(), KIT.system())
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);

        assertThat(threads)
                .hasSize(3)
                .allSatisfy(name -> assertThat(name.utf8String()).contains("sameframe.history.dispatcher"));
    }
}
