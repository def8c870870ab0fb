package org.sameframe.edge.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sameframe.webhook.Outcome;
import org.sameframe.webhook.Sender;

/** Messages to real listeners, under a name of which each test says where it leads. */
class HttpSenderTest {
    private static final ActorTestKit PEKKO = ActorTestKit.create("sender");
    private static final String NAME = "hooks.invalid";

    /** What came, as the address that it came to and the host that it was meant for. */
    private final List<String> came = new CopyOnWriteArrayList<>();

    private final AtomicInteger asked = new AtomicInteger();
    private volatile int status = 204;
    private volatile String retryAfter = "";
    private HttpServer first;
    private HttpServer second;

    @BeforeEach
    void listen() throws Exception {
        first = listener("127.0.0.1", 0);
        second = listener("127.0.0.2", first.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        first.stop(0);
        second.stop(0);
    }

    @AfterAll
    static void end() {
        PEKKO.shutdownTestKit();
    }

    private HttpServer listener(String address, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(address, port), 0);
        server.createContext("/", exchange -> {
            came.add(address + " for " + exchange.getRequestHeaders().getFirst("Host"));
            if (!retryAfter.isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            exchange.getResponseHeaders().set("Location", "http://127.0.0.2:" + port() + "/");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private int port() {
        return first.getAddress().getPort();
    }

    /** @param leads where the name leads, asked once and ever again: addresses with blanks between */
    private Sender.Answer send(String allowed, String... leads) throws Exception {
        return send("http://" + NAME + ":" + port() + "/hooks", Duration.ofSeconds(30), allowed, leads);
    }

    private Sender.Answer send(String url, Duration timeout, String allowed, String... leads) throws Exception {
        HttpSender.Names names = host -> {
            assertThat(host).isEqualTo(NAME);
            String addresses = leads[Math.min(asked.getAndIncrement(), leads.length - 1)];
            if (addresses.isEmpty()) {
                throw new UnknownHostException(host);
            }
            String[] texts = addresses.split(" ");
            InetAddress[] found = new InetAddress[texts.length];
            for (int i = 0; i < texts.length; i++) {
                found[i] = InetAddress.getByName(texts[i]);
            }
            return found;
        };
        Sender sender = new HttpSender(
                PEKKO.system(), Destinations.of(List.of(allowed)), timeout, ForkJoinPool.commonPool(), names);
        return sender.send(new Sender.Message(url, "msg_1", 1_767_225_600L, "v1,x", "{}".getBytes(UTF_8)))
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName(
            "[WH7] the connection goes to the address that was checked, also when the name leads elsewhere the next moment")
    void pinned() throws Exception {
        assertThat(send("127.0.0.1", "127.0.0.1", "127.0.0.2").outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(came).containsExactly("127.0.0.1 for " + NAME + ":" + port());
        assertThat(asked).hasValue(1);
    }

    @ParameterizedTest(name = "[WH7] nothing goes to a name that leads to {0}")
    @CsvSource({"127.0.0.2", "127.0.0.1 127.0.0.2", "127.0.0.2 127.0.0.1", "127.0.0.1 169.254.169.254"})
    void refused(String addresses) throws Exception {
        Sender.Answer answer = send("127.0.0.1", addresses);
        assertThat(answer.outcome()).isEqualTo(Outcome.FORBIDDEN_ADDRESS);
        assertThat(answer.detail()).contains("allowed-networks");
        assertThat(came).isEmpty();
    }

    @Test
    @DisplayName("[WH7] each message has its name looked up anew")
    void anew() throws Exception {
        assertThat(send("127.0.0.0/8", "127.0.0.1", "127.0.0.2").outcome()).isEqualTo(Outcome.DELIVERED);
        asked.set(1);
        assertThat(send("127.0.0.0/8", "127.0.0.1", "127.0.0.2").outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(came).extracting(one -> one.substring(0, 9)).containsExactly("127.0.0.1", "127.0.0.2");
    }

    @ParameterizedTest(name = "[WH5] an answer of {0} with Retry-After {1} is {2}, and not before {3} s")
    @CsvSource({
        "200, '', DELIVERED, 0",
        "299, '', DELIVERED, 0",
        "301, '', REFUSED, 0",
        "307, '', REFUSED, 0",
        "404, '', REFUSED, 0",
        "410, '', GONE, 0",
        "429, 120, REFUSED, 120",
        "503, 86400, REFUSED, 86400",
        "503, -1, REFUSED, 0",
        "503, soon, REFUSED, 0",
        "503, 99999999999, REFUSED, 0"
    })
    void answers(int answer, String wait, Outcome outcome, long seconds) throws Exception {
        status = answer;
        retryAfter = wait;
        Sender.Answer sent = send("127.0.0.1", "127.0.0.1");
        assertThat(sent.outcome()).isEqualTo(outcome);
        assertThat(sent.status()).isEqualTo(answer);
        assertThat(sent.retryAfter()).isEqualTo(seconds);
        assertThat(came).as("redirects are not followed").hasSize(1);
    }

    @Test
    @DisplayName("[WH5] a name that is not known, a port where nobody listens, and silence are failures that are named")
    void failures() throws Exception {
        assertThat(send("127.0.0.1", "").outcome()).isEqualTo(Outcome.UNREACHABLE);
        int free;
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            free = silent.getLocalPort();
            String url = "http://" + NAME + ":" + free + "/";
            assertThat(send(url, Duration.ofMillis(300), "127.0.0.1", "127.0.0.1")
                            .outcome())
                    .isEqualTo(Outcome.TIMED_OUT);
        }
        String url = "http://" + NAME + ":" + free + "/";
        assertThat(send(url, Duration.ofSeconds(30), "127.0.0.1", "127.0.0.1").outcome())
                .isEqualTo(Outcome.UNREACHABLE);
    }
}
