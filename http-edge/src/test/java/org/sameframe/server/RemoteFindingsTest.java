package org.sameframe.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sameframe.server.Doctor.Finding;

/** What stands between people and their server, as it can be wrong: a listener that answers so. */
class RemoteFindingsTest {
    private static final String READY = "200 {\"status\":\"ready\"}";
    private static final String NONE = "403 no";

    /** Answers each path with a status and a body, and with a date. */
    private static final class Between implements AutoCloseable {
        private final ServerSocket listener;
        private final String date;
        private volatile Map<String, String> answers = Map.of();

        Between(String date) throws IOException {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            this.date = date;
            Thread thread = new Thread(this::serve, "between");
            thread.setDaemon(true);
            thread.start();
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + listener.getLocalPort());
        }

        private void serve() {
            while (!listener.isClosed()) {
                try (Socket socket = listener.accept()) {
                    StringBuilder head = new StringBuilder();
                    while (head.indexOf("\r\n\r\n") < 0) {
                        int next = socket.getInputStream().read();
                        if (next < 0) {
                            break;
                        }
                        head.append((char) next);
                    }
                    socket.getOutputStream().write(answer(head.toString()).getBytes(ISO_8859_1));
                } catch (IOException e) {
                    // who asked has gone, or the test is over
                }
            }
        }

        private String answer(String head) {
            String answer = answers.getOrDefault(head.split(" ", 3)[1], "404 none");
            String body = answer.substring(4);
            return "HTTP/1.1 " + answer.substring(0, 3) + " Said\r\nDate: " + date + "\r\nContent-Length: "
                    + body.length() + "\r\nConnection: close\r\n\r\n" + body;
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }

    private static Finding find(String what, String date, String seen, String socket) throws Exception {
        try (Between between = new Between(date)) {
            between.answers = Map.of(
                    "/v1/health/ready", READY,
                    "/v1/health/address", seen.replace("HERE", between.address().toString()),
                    "/v1/socket", socket);
            List<Finding> findings = RemoteFindings.of(between.address());
            return findings.stream()
                    .filter(finding -> finding.what().equals(what))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(findings));
        }
    }

    private static String date(long offSeconds) {
        return ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(offSeconds).format(DateTimeFormatter.RFC_1123_DATE_TIME);
    }

    @ParameterizedTest(name = "[CM5] a clock that is {0} off is {1}: {2}")
    @CsvSource({
        "0, OK, agree",
        "3600, WRONG, s apart. Set both by the network",
        "-3600, WRONG, s apart. Set both by the network",
        "yesterday, WRONG, a date that is none: yesterday"
    })
    void clock(String off, Finding.State state, String said) throws Exception {
        String date = off.matches("-?\\d+") ? date(Long.parseLong(off)) : off;
        Finding clock = find("clock", date, NONE, NONE);
        assertThat(clock.state()).isEqualTo(state);
        assertThat(clock.sentence()).contains(said);
    }

    @ParameterizedTest(name = "[CM5] a socket that is answered with {0} does not get through")
    @CsvSource({"403 no", "200 a page", "426 no", "502 no"})
    void socket(String answer) throws Exception {
        Finding socket = find("socket", date(0), NONE, answer);
        assertThat(socket.state()).isEqualTo(Finding.State.WRONG);
        assertThat(socket.sentence())
                .contains("No WebSocket gets through", answer.substring(0, 3), "Upgrade and Connection");
    }

    @ParameterizedTest(name = "[CM5] links to {0}, forwarded {1}, believed {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "HERE         | false | false | OK    | this request counts for 192.0.2.1",
                "HERE         | true  | true  | OK    | this request counts for 192.0.2.1",
                "HERE         | true  | false | WRONG | everybody shares the budget of the proxy's address",
                "HERE         | false | true  | WRONG | nothing sends X-Forwarded-For",
                "http://inner | true  | false | WRONG | headers are not believed: set sameframe.http.proxies",
                "http://inner | false | false | WRONG | have the proxy send X-Forwarded-Proto",
                "http://inner | true  | true  | WRONG | Set sameframe.http.public-url"
            })
    void proxy(String base, boolean isForwarded, boolean isBelieved, Finding.State state, String said)
            throws Exception {
        String seen = "200 {\"base\":\"%s\",\"forwarded\":%s,\"behindProxy\":%s,\"client\":\"192.0.2.1\"}"
                .formatted(base, isForwarded, isBelieved);
        Finding proxy = find("proxy", date(0), seen, NONE);
        assertThat(proxy.state()).isEqualTo(state);
        assertThat(proxy.sentence()).contains(said);
    }

    @ParameterizedTest(name = "[CM5] who answers {0} for the server is not it")
    @CsvSource({"404 none", "200 <html>", "200 {}"})
    void other(String answer) throws Exception {
        Finding proxy = find("proxy", date(0), answer, NONE);
        assertThat(proxy.state()).isEqualTo(Finding.State.WRONG);
        assertThat(proxy.sentence()).contains(answer.substring(0, 3), "pass on every path");
    }
}
