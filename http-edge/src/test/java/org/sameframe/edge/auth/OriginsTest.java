package org.sameframe.edge.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
    private static final Origins ORIGINS =
            Origins.create(List.of("https://review.example.com", "http://Player.example:8081"));

    @ParameterizedTest(name = "[HS1] a page of {0} may, at {1}")
    @CsvSource({
        "http://127.0.0.1:8080, 127.0.0.1:8080",
        "http://localhost, localhost",
        "http://localhost, localhost:80",
        "https://frames.example, frames.example",
        "https://frames.example, frames.example:443",
        "HTTPS://FRAMES.example, frames.EXAMPLE",
        "http://[::1]:8080, [::1]:8080",
        "https://review.example.com, frames.example",
        "https://review.example.com:443, frames.example",
        "http://player.example:8081, frames.example",
    })
    void allows(String origin, String host) {
        assertThat(ORIGINS.allows(request(host, origin))).isTrue();
    }

    @ParameterizedTest(name = "[HS2] a page of {0} may not, at frames.example")
    @ValueSource(
            strings = {
                "null",
                "",
                "https://evil.example",
                "https://frames.example.evil.example",
                "https://evil-frames.example",
                "https://frames.example@evil.example",
                "https://evil.example@frames.example",
                "https://frames.example:8443",
                "https://frames.example/",
                "https://frames.example/path",
                "https://frames.example?x",
                "https://frames.example#x",
                "https://frames.example https://evil.example",
                "https://frames.example, https://frames.example",
                "http://review.example.com",
                "https://sub.review.example.com",
                "https://review.example.com.",
                "frames.example",
                "//frames.example",
                "file://frames.example",
                "ftp://frames.example",
                "https://",
                "https://frames.example\\@evil.example",
                "https://frames.example%00.evil.example",
            })
    void refuses(String origin) {
        assertThat(ORIGINS.allows(request("frames.example", origin))).isFalse();
    }

    @Test
    @DisplayName("[HS2] two origins are none")
    void doubled() {
        HttpRequest twice = request("frames.example", "https://frames.example")
                .addHeader(RawHeader.create("Origin", "https://frames.example"));

        assertThat(ORIGINS.allows(twice)).isFalse();
    }

    @Test
    @DisplayName("[HS1] a client without an origin is no browser")
    void noBrowser() {
        HttpRequest request = HttpRequest.GET("/v1/socket").addHeader(RawHeader.create("Host", "frames.example"));

        assertThat(ORIGINS.allows(request)).isTrue();
    }

    @ParameterizedTest(name = "[HS1] {0} cannot be allowed")
    @ValueSource(strings = {"*", "null", "review.example.com", "https://review.example.com/"})
    void settingOfTheWrongForm(String origin) {
        assertThatThrownBy(() -> Origins.create(List.of(origin)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: like https://review.example.com");
    }

    private static HttpRequest request(String host, String origin) {
        return HttpRequest.GET("/v1/socket")
                .addHeader(RawHeader.create("Host", host))
                .addHeader(RawHeader.create("Origin", origin));
    }
}
