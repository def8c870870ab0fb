package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.Authorization;
import org.apache.pekko.http.javadsl.model.headers.HttpCredentials;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.Grant;
import org.sameframe.edge.auth.Mode;
import org.sameframe.edge.auth.ServerKeys;
import org.sameframe.room.RoomCode;

class CallersTest {
    @TempDir
    Path data;

    private HttpRequest with(String token) {
        return HttpRequest.PUT("/v1/media/a.mp4")
                .addHeader(Authorization.create(HttpCredentials.createOAuth2BearerToken(token)));
    }

    @ParameterizedTest(name = "[UP1] in mode {0} a token that grants upload uploads, and nothing else does")
    @EnumSource
    void uploaders(Mode mode) throws Exception {
        AccessTokens tokens = AccessTokens.create(ServerKeys.open(data), Duration.ofHours(1), InstantSource.system());
        Callers callers = new Callers(tokens, mode);
        Map<Grant, HttpRequest> all = Stream.of(Grant.values())
                .collect(Collectors.toMap(grant -> grant, grant -> with(UploadTokens.of(tokens, grant))));

        Set<Grant> may = EnumSet.noneOf(Grant.class);
        all.forEach((grant, request) -> {
            if (callers.uploader(request) instanceof Callers.Known) {
                may.add(grant);
            }
        });
        assertThat(may).containsExactly(Grant.UPLOAD);
        String participant = tokens.issue(new RoomCode("ABCD-2345"), 1);
        assertThat(callers.uploader(with(participant))).isInstanceOf(Callers.Turned.class);
        assertThat(callers.uploader(HttpRequest.PUT("/v1/media/a.mp4"))).isInstanceOf(Callers.Turned.class);
        assertThat(callers.looker(with(UploadTokens.of(tokens, Grant.UPLOAD)))).isInstanceOf(Callers.Known.class);
    }
}
