package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sameframe.server.TestServer;

class PlayerPagesTest {
    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = TestServer.start(
                data, Map.of("sameframe.http.frame-ancestors", List.of("'self'", "https://review.example.com")));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest(name = "[WB1] {0} is a page, asked for again each time")
    @ValueSource(strings = {"/", "/r/K7PM-2XQA", "/r/nothing", "/?x=y", "/history", "/history/K7PM-2XQA"})
    void pages(String path) throws Exception {
        HttpResponse<String> page = server.get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=UTF-8");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
        String etag = page.headers().firstValue("ETag").orElseThrow();
        assertThat(server.send(server.request(path).header("If-None-Match", etag))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    @DisplayName("[WB2] what a page loads never changes, and comes zipped to who takes it")
    void assets() throws Exception {
        Matcher script =
                Pattern.compile("/assets/[^\"]+\\.js").matcher(server.get("/").body());
        assertThat(script.find()).isTrue();

        HttpResponse<byte[]> plain = server.bytes(server.request(script.group()));
        HttpResponse<byte[]> zipped =
                server.bytes(server.request(script.group()).header("Accept-Encoding", "br, gzip"));
        HttpResponse<byte[]> refused =
                server.bytes(server.request(script.group()).header("Accept-Encoding", "gzip;q=0"));

        assertThat(plain.headers().firstValue("Content-Type")).hasValue("text/javascript; charset=UTF-8");
        assertThat(plain.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(zipped.body().length).isLessThan(plain.body().length);
        assertThat(refused.body()).isEqualTo(plain.body());
    }

    @ParameterizedTest(name = "[WB3] {0} has the headers that keep a page to itself")
    @ValueSource(strings = {"/", "/r/K7PM-2XQA", "/v1/media", "/nothing", "/v1/rooms/AAAA-AAAA", "/v1/rooms"})
    void securityHeaders(String path) throws Exception {
        HttpResponse<String> response = server.get(path);

        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(response.headers().firstValue("Server")).isEmpty();
        assertThat(response.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'self'", "object-src 'none'", "base-uri 'none'")
                .endsWith("frame-ancestors 'self' https://review.example.com")
                .doesNotContain("unsafe");
    }

    @Test
    @DisplayName("[WB3] no page needs more than the policy allows: nothing inline")
    void nothingInline() throws Exception {
        assertThat(server.get("/").body())
                .doesNotContain("<style", " style=", " onload=")
                .doesNotContainPattern("<script[^>]*>[^<]");
    }

    @ParameterizedTest(name = "[WB4] {1} for {0} is {2} of type {3}")
    @CsvSource({
        "people, /nothing, 404, text/html; charset=UTF-8",
        "programs, /nothing, 404, application/problem+json",
        "people, /assets/nothing.js, 404, text/html; charset=UTF-8",
        "people, /assets/, 404, text/html; charset=UTF-8",
        "people, /r/, 404, text/html; charset=UTF-8",
        "people, /r/a/b, 404, text/html; charset=UTF-8",
        "people, /META-INF/MANIFEST.MF, 404, text/html; charset=UTF-8",
        "people, /..%2Findex.html, 404, text/html; charset=UTF-8",
        "people, //index.html, 404, text/html; charset=UTF-8",
        "people, /v1/nothing, 404, application/problem+json",
        "people, /v1/rooms/AAAA-AAAA/join, 405, application/problem+json",
    })
    void lost(String who, String path, int status, String type) throws Exception {
        String accept = who.equals("people") ? "text/html,*/*;q=0.8" : "application/json";
        HttpResponse<String> response = server.send(server.request(path).header("Accept", accept));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(type);
    }

    @ParameterizedTest(name = "[WB4] who has lost their way and likes {0} is told in {1}")
    @CsvSource({
        "'de-AT,en;q=0.5', de, Startseite",
        "'en,de;q=0.5', en, start page",
        "fr, en, start page",
        "'', en, start page"
    })
    void language(String liked, String tag, String word) throws Exception {
        HttpRequest.Builder request =
                server.request("/nothing").header("Accept", "text/html").header("If-None-Match", "*");
        HttpResponse<String> response =
                server.send(liked.isEmpty() ? request : request.header("Accept-Language", liked));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Language")).hasValue(tag);
        assertThat(response.headers().allValues("Vary")).contains("Accept-Language", "Accept-Encoding");
        assertThat(response.body()).contains("<html lang=\"" + tag + "\">", word);
    }

    @ParameterizedTest(name = "[WB5] {0} on a page is 405")
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void methods(String method) throws Exception {
        HttpResponse<String> response =
                server.send(server.request("/").method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET");
    }
}
