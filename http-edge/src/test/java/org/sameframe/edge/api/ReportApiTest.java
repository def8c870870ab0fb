package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sameframe.history.report.ReportHtml;
import org.sameframe.server.TestServer;

class ReportApiTest {
    private static TestServer server;
    private static JsonNode room;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = TestServer.start(data, Map.of());
        room = TestServer.json(server.post("/v1/rooms", "{\"name\":\"Ann\",\"title\":\"Dailies <b>\"}"));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    @DisplayName("[RP7] a report is JSON unless a page is asked for, in UTC unless a zone is named")
    void json() throws Exception {
        HttpResponse<String> response = get("report", "*/*");
        JsonNode report = TestServer.json(response);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(report.get("code").asText()).isEqualTo(room.get("code").asText());
        assertThat(report.get("title").asText()).isEqualTo("Dailies <b>");
        assertThat(report.get("zone").asText()).isEqualTo("UTC");
        assertThat(report.get("entries").asInt()).isEqualTo(1);
        assertThat(report.get("created").asText()).endsWith("+00:00");
        assertThat(TestServer.json(get("report?zone=Asia/Kathmandu", "*/*"))
                        .get("created")
                        .asText())
                .endsWith("+05:45");
    }

    @ParameterizedTest(name = "{0}, accepting {1}: a page: {2}")
    @DisplayName("[RP8] who accepts text/html gets a page, and `as` counts more")
    @CsvSource({
        "report, text/html, true",
        "report, 'text/html,application/xhtml+xml,*/*;q=0.8', true",
        "report?as=html, application/json, true",
        "report?as=json, text/html, false",
        "report, application/json, false"
    })
    void page(String path, String accept, boolean isPage) throws Exception {
        HttpResponse<String> response = get(path, accept);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValue(isPage ? "text/html; charset=UTF-8" : "application/json");
        assertThat(response.body().startsWith("<!doctype html>")).isEqualTo(isPage);
        assertThat(response.body().contains("Dailies &lt;b&gt;")).isEqualTo(isPage);
    }

    @ParameterizedTest(name = "{0}, liking {1}: {2}")
    @DisplayName("[RP10] a page is in the language that was asked for, else in the one that is liked best, and says so")
    @CsvSource({
        "report, '', en",
        "report, 'de-AT,en;q=0.5', de",
        "report?language=en, de, en",
        "report?language=de&zone=Europe/Berlin, en, de"
    })
    void language(String path, String liked, String tag) throws Exception {
        HttpRequest.Builder request = request(path, "text/html");
        HttpResponse<String> response =
                server.send(liked.isEmpty() ? request : request.header("Accept-Language", liked));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Language")).hasValue(tag);
        assertThat(response.headers().allValues("Vary")).contains("Accept-Language");
        assertThat(response.body())
                .contains("<html lang=\"" + tag + "\">")
                .contains(tag.equals("de") ? "Sitzungen und Anwesenheit" : "Sessions and attendance");
    }

    @Test
    @DisplayName("[RP7] JSON is in no language: it is the same for everybody")
    void jsonOfEverybody() throws Exception {
        HttpResponse<String> english = get("report?language=en", "*/*");
        HttpResponse<String> german = get("report?language=de", "*/*");

        assertThat(german.body()).isEqualTo(english.body());
        assertThat(german.headers().firstValue("Content-Language")).isEmpty();
    }

    @Test
    @DisplayName("[RP8] [WB3] a page lets its own style and its own pictures through, and nothing else")
    void policy() throws Exception {
        HttpResponse<String> response = get("report", "text/html");

        assertThat(response.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src " + ReportHtml.styleSource() + "; img-src data:;")
                .doesNotContain("unsafe");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    @DisplayName(
            "[WB3] the pages let the report's style through, since the history page shows a report under its own policy")
    void policyOfPages() throws Exception {
        assertThat(server.get("/history").headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("style-src 'self' " + ReportHtml.styleSource() + ";");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("[RP2] [HI5] [RP10] a zone, a form and a language that are none are refused, and named")
    @CsvSource({
        "report?zone=Mars/Olympus, zone",
        "report?zone=, zone",
        "report?zone=%2B02:00, zone",
        "report?zone=UTC&zone=UTC, zone",
        "report?as=pdf, as",
        "report?language=fr, language",
        "report?language=de-AT, language",
        "report?language=de&language=de, language"
    })
    void refused(String path, String field) throws Exception {
        HttpResponse<String> response = get(path, "*/*");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response).get("field").asText()).isEqualTo(field);
    }

    @Test
    @DisplayName("[HI7] only a token that grants audit gets a report")
    void forAuditors() throws Exception {
        String address = "/v1/rooms/" + room.get("code").asText() + "/report";
        String host = room.get("accessToken").asText();

        assertThat(server.send(server.request(address)).statusCode()).isEqualTo(401);
        assertThat(server.send(server.request(address).header("Authorization", "Bearer " + host))
                        .statusCode())
                .isEqualTo(403);
    }

    private static HttpResponse<String> get(String path, String accept) throws Exception {
        return server.send(request(path, accept));
    }

    private static HttpRequest.Builder request(String path, String accept) {
        return server.request("/v1/rooms/" + room.get("code").asText() + "/" + path)
                .header("Accept", accept)
                .header("Authorization", "Bearer " + room.get("auditToken").asText());
    }
}
