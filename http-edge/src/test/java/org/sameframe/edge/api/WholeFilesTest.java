package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sameframe.edge.api.Asked.assertProblem;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.stream.BackpressureTimeoutException;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.sameframe.server.TestServer;

class WholeFilesTest {
    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final String TEXT = "ä line\n".repeat(30_000);

    private final WholeFiles files = WholeFiles.atMost(2);

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    @DisplayName(
            "[HI20] while as many are made as may be, the next one is told when to come again; who is done leaves a"
                    + " place")
    void made() throws Exception {
        CompletableFuture<Answer> one = new CompletableFuture<>();
        CompletableFuture<Answer> other = new CompletableFuture<>();
        CompletionStage<Answer> first = making(one);
        making(other);

        Answer refused = now(making(CompletableFuture.completedFuture(new Answer(200, ""))));
        assertThat(refused).isEqualTo(new Answer(503, "5"));

        one.complete(new Answer(200, ""));
        assertThat(now(first)).isEqualTo(new Answer(200, ""));
        assertThat(isFree()).isTrue();
        other.completeExceptionally(new IllegalStateException("the store is gone"));
        making(new CompletableFuture<>());
        assertThat(isFree()).as("what fails leaves its place, too").isTrue();
    }

    @Test
    @DisplayName(
            "[HI20] what is made counts until it has been taken, or somebody goes away: also before it begins to leave")
    void taken() {
        making(new CompletableFuture<>());
        CompletableFuture<Integer> last = new CompletableFuture<>();
        Source<Integer, NotUsed> body = body(files, last);
        assertThat(isFree()).as("made, and not begun to leave").isFalse();
        CompletionStage<Done> ended = body.runWith(Sink.ignore(), KIT.system());
        assertThat(isFree()).isFalse();
        last.complete(1);
        assertThat(ended).succeedsWithin(Duration.ofSeconds(30));
        await().until(this::isFree);

        body(files, new CompletableFuture<>()).runWith(Sink.cancelled(), KIT.system());
        await().until(this::isFree);
    }

    @Test
    @DisplayName("[HI20] what never begins to leave loses its place; what does so after all counts nevertheless")
    void neverBegun() {
        WholeFiles one = WholeFiles.atMost(1, Duration.ofMillis(200));
        CompletableFuture<Integer> last = new CompletableFuture<>();
        Source<Integer, NotUsed> body = body(one, last);
        assertThat(isFree(one)).isFalse();
        await().until(() -> isFree(one));

        body.runWith(Sink.ignore(), KIT.system());
        assertThat(isFree(one)).isFalse();
        last.complete(1);
        await().until(() -> isFree(one));
    }

    @Test
    @DisplayName("[HI20] who takes nothing any more loses the place")
    void still() throws Exception {
        WholeFiles one = WholeFiles.atMost(1, Duration.ofMillis(200));
        CompletionStage<Done> ended = body(one, Source.repeat(1).mapMaterializedValue(any -> NotUsed.getInstance()))
                .watchTermination(Keep.right())
                .to(Sink.fromSubscriber(new Unmoved()))
                .run(KIT.system());
        assertThat(ended)
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .withCauseInstanceOf(BackpressureTimeoutException.class);
        await().until(() -> isFree(one));
    }

    /** The body of a file that was made just now. */
    private static <T> Source<T, NotUsed> body(WholeFiles files, Source<T, NotUsed> body) {
        return made(files, place -> place.taken(body));
    }

    private static Source<Integer, NotUsed> body(WholeFiles files, CompletableFuture<Integer> last) {
        return body(files, Source.completionStage(last).mapMaterializedValue(any -> NotUsed.getInstance()));
    }

    private static <T> T made(WholeFiles files, Function<WholeFiles.Place, T> making) {
        CompletableFuture<T> made = new CompletableFuture<>();
        files.make(place -> {
            made.complete(making.apply(place));
            return CompletableFuture.completedFuture(org.apache.pekko.http.javadsl.model.HttpResponse.create());
        });
        return made.join();
    }

    /** Asks for nothing. */
    private static final class Unmoved implements Subscriber<Integer> {
        @Override
        public void onSubscribe(Subscription subscription) {}

        @Override
        public void onNext(Integer one) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }

    @ParameterizedTest(name = "of {0} characters")
    @DisplayName("[HI20] it leaves in pieces, as it was made")
    @ValueSource(ints = {0, 1, 1 << 16, 200_000})
    void pieces(int length) throws Exception {
        String text = TEXT.substring(0, length);
        WholeFiles one = WholeFiles.atMost(1);

        String read = made(one, place -> place.taken(ContentTypes.TEXT_PLAIN_UTF8, text))
                .getDataBytes()
                .map(ByteString.class::cast)
                .runFold(ByteString.emptyByteString(), ByteString::concat, KIT.system())
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .utf8String();

        assertThat(read).isEqualTo(text);
        await().until(() -> isFree(one));
    }

    @Test
    @DisplayName(
            "[HI20] a server makes as many files and reports as it is set to; the ledger and the entries are read as"
                    + " ever")
    void setting(@TempDir Path data) throws Exception {
        try (TestServer server = TestServer.start(data, Map.of("sameframe.history.files", 0))) {
            Asked room = new Asked(server, server.createRoom());
            for (String whole : new String[] {"export/notes", "export/otio", "export/edl", "report"}) {
                HttpResponse<String> refused = room.get(whole);
                assertProblem(refused, 503, "unavailable");
                assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
            }
            for (String piecemeal : new String[] {"export/ledger", "entries", "state", "ledger"}) {
                assertThat(room.get(piecemeal).statusCode()).isEqualTo(200);
            }
        }
    }

    /** What of a response counts here. */
    private record Answer(int status, String retryAfter) {}

    private CompletionStage<Answer> making(CompletableFuture<Answer> made) {
        return making(files, made);
    }

    private static CompletionStage<Answer> making(WholeFiles files, CompletableFuture<Answer> made) {
        return files.make(place -> made.thenApply(answer -> org.apache.pekko.http.javadsl.model.HttpResponse.create()
                        .withStatus(answer.status())))
                .thenApply(response -> new Answer(
                        response.status().intValue(),
                        response.getHeader("Retry-After")
                                .map(header -> header.value())
                                .orElse("")));
    }

    private boolean isFree() {
        return isFree(files);
    }

    private static boolean isFree(WholeFiles files) {
        return now(making(files, CompletableFuture.completedFuture(new Answer(200, ""))))
                        .status()
                == 200;
    }

    private static Answer now(CompletionStage<Answer> stage) {
        return stage.toCompletableFuture().getNow(new Answer(0, ""));
    }
}
