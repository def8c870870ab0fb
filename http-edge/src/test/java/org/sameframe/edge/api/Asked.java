package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.sameframe.server.TestServer;

/** Asks a server for what is kept of one room, with the token that creating it answered. */
record Asked(TestServer server, JsonNode room) {
    /** What is answered, which has to be something. */
    JsonNode json(String query) throws Exception {
        HttpResponse<String> response = get(query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestServer.json(response);
    }

    HttpResponse<String> get(String query) throws Exception {
        return get(query, audit());
    }

    HttpResponse<String> get(String query, String token) throws Exception {
        return server.send(server.request(address(query)).header("Authorization", "Bearer " + token));
    }

    String address(String query) {
        return "/v1/rooms/" + code() + "/" + query;
    }

    String code() {
        return room.get("code").asText();
    }

    String audit() {
        return room.get("auditToken").asText();
    }

    static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(TestServer.json(response).get("code").asText()).isEqualTo(code);
    }
}
