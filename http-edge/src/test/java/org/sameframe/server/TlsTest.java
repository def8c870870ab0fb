package org.sameframe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.typesafe.config.ConfigFactory;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
    @TempDir
    static Path made = Path.of("");

    private static PemFiles rsa;
    private static PemFiles ec;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void make() throws Exception {
        rsa = PemFiles.make(made, "rsa", "RSA");
        ec = PemFiles.make(made, "ec", "EC");
        Files.writeString(made.resolve("empty"), "");
        Files.writeString(made.resolve("encrypted"), pem("ENCRYPTED PRIVATE KEY"));
        Files.writeString(made.resolve("pkcs1"), pem("RSA PRIVATE KEY"));
        Files.writeString(made.resolve("broken-key"), pem("PRIVATE KEY"));
        Files.writeString(made.resolve("broken-certificate"), pem("CERTIFICATE"));
    }

    private static String pem(String kind) {
        return "-----BEGIN " + kind + "-----\nAAAA\n-----END " + kind + "-----\n";
    }

    private Sameframe start(Path certificate, Path key) throws Exception {
        Map<String, Object> own = new HashMap<>(Map.of(
                "sameframe.http.port",
                0,
                "sameframe.data-dir",
                folder.resolve("data").toString(),
                "sameframe.http.tls.interval",
                "100 ms"));
        own.put("sameframe.http.tls.certificate", certificate.toString());
        own.put("sameframe.http.tls.key", key.toString());
        return Sameframe.start(ConfigFactory.parseMap(own))
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
    }

    static Stream<Arguments> impossible() {
        return Stream.of(
                arguments("no such certificate", "nothing", "rsa.key", "--tls-cert"),
                arguments("no such key", "rsa.crt", "nothing", "--tls-key"),
                arguments("no certificate in the file", "empty", "rsa.key", "no readable certificate"),
                arguments("a broken certificate", "broken-certificate", "rsa.key", "no readable certificate"),
                arguments("the files taken for each other", "rsa.key", "rsa.crt", "no readable certificate"),
                arguments("no key in the file", "rsa.crt", "empty", "BEGIN PRIVATE KEY"),
                arguments("a key with a passphrase", "rsa.crt", "encrypted", "openssl pkey"),
                arguments("a key in the old form", "rsa.crt", "pkcs1", "openssl pkcs8"),
                arguments("a broken key", "rsa.crt", "broken-key", "RSA"),
                arguments("the key of another certificate", "rsa.crt", "ec.key", "RSA"));
    }

    @ParameterizedTest(name = "[TS1] {0}: the server does not start, and says what to do")
    @MethodSource("impossible")
    void impossible(String what, String certificate, String key, String said) {
        assertThatThrownBy(() -> start(made.resolve(certificate), made.resolve(key)))
                .isInstanceOf(StartProblem.class)
                .hasMessageContaining(said);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    @DisplayName("[TS1] one without the other is no TLS, and no server")
    void half() {
        assertThatThrownBy(() -> Sameframe.start(ConfigFactory.parseMap(Map.of("sameframe.http.tls.key", "x"))))
                .hasMessageContaining("--tls-cert and --tls-key");
    }

    @ParameterizedTest(name = "[TS2] pages, calls and sockets go over TLS with a key for {0}, and links say so")
    @ValueSource(strings = {"RSA", "EC"})
    void serves(String algorithm) throws Exception {
        PemFiles files = algorithm.equals("RSA") ? rsa : ec;
        Sameframe server = start(files.certificate(), files.key());
        try {
            assertThat(server.address().getScheme()).isEqualTo("https");
            HttpClient client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(trusting())
                    .build();
            HttpResponse<String> created = client.send(
                    HttpRequest.newBuilder(server.address().resolve("/v1/rooms"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"Ann\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(TestServer.json(created).get("joinUrl").asText()).startsWith(server.address() + "/r/");
            WebSocket socket = client.newWebSocketBuilder()
                    .subprotocols("sameframe.v1.json")
                    .buildAsync(
                            URI.create("wss://" + server.address().getAuthority() + "/v1/socket"),
                            new WebSocket.Listener() {})
                    .get(30, TimeUnit.SECONDS);
            assertThat(socket.getSubprotocol()).isEqualTo("sameframe.v1.json");
            socket.abort();
        } finally {
            server.stop().toCompletableFuture().get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    @DisplayName(
            "[TS3] a new certificate is taken without a restart; one that cannot be used is not, and the one before stays")
    void renewed() throws Exception {
        Path certificate = Files.copy(rsa.certificate(), folder.resolve("own.crt"));
        Path key = Files.copy(rsa.key(), folder.resolve("own.key"));
        Sameframe server = start(certificate, key);
        try (Socket before = connected(server)) {
            replace(ec.key(), key, 1);
            replace(ec.certificate(), certificate, 1);
            await().atMost(Duration.ofSeconds(30)).until(() -> isShown(server, ec));
            replace(rsa.certificate(), certificate, 2);
            assertThat(isShown(server, ec)).isTrue();
            replace(rsa.key(), key, 3);
            await().atMost(Duration.ofSeconds(30)).until(() -> isShown(server, rsa));

            before.getOutputStream().write("GET /v1/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes());
            assertThat(new String(before.getInputStream().readNBytes(12))).isEqualTo("HTTP/1.1 200");
        } finally {
            server.stop().toCompletableFuture().get(60, TimeUnit.SECONDS);
        }
    }

    /** Whatever the file system's clock is good for, it was written later than before. */
    private static void replace(Path from, Path to, int later) throws Exception {
        Files.write(to, Files.readAllBytes(from));
        Files.setLastModifiedTime(to, FileTime.from(Instant.now().plusSeconds(later * 10L)));
    }

    private static boolean isShown(Sameframe server, PemFiles files) throws Exception {
        try (SSLSocket socket = connected(server)) {
            X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return Arrays.equals(shown.getEncoded(), files.der());
        }
    }

    private static SSLSocket connected(Sameframe server) throws Exception {
        SSLSocket socket = (SSLSocket) trusting()
                .getSocketFactory()
                .createSocket(server.address().getHost(), server.address().getPort());
        socket.setSoTimeout(30_000);
        socket.startHandshake();
        return socket;
    }

    /** Takes every certificate: which it is, is looked at. */
    private static SSLContext trusting() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, null);
        return context;
    }

    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
