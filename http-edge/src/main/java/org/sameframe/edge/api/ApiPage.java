package org.sameframe.edge.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The interface for people: a page made of {@code openapi.json}, without scripts [CT3]. */
final class ApiPage {
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private final JsonNode document;
    private final StringBuilder html = new StringBuilder();

    private ApiPage(JsonNode document) {
        this.document = document;
    }

    static byte[] of(byte[] openApi) {
        try {
            return new ApiPage(new ObjectMapper().readTree(openApi)).page().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String page() {
        html.append("""
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Sameframe over HTTP</title><link rel="stylesheet" href="/v1/docs.css"></head><body>
                <header><h1>Sameframe over HTTP</h1><p>""");
        text(document.at("/info/description").asText());
        html.append("""
                </p><p>For programs: <a href="/v1/openapi.json">openapi.json</a>, and for the socket
                <a href="/v1/asyncapi.json">asyncapi.json</a>.</p></header><nav aria-label="Operations"><ul>""");
        document.get("paths")
                .properties()
                .forEach(path -> METHODS.stream()
                        .filter(path.getValue()::has)
                        .forEach(method ->
                                link(method, path.getKey(), path.getValue().get(method))));
        html.append("</ul></nav><main>");
        document.get("paths")
                .properties()
                .forEach(path -> METHODS.stream()
                        .filter(path.getValue()::has)
                        .forEach(method -> operation(method, path.getKey(), path.getValue())));
        html.append("<h2 id=\"schemas\">What is sent and answered</h2>");
        document.at("/components/schemas").properties().forEach(this::schema);
        return html.append("</main></body></html>\n").toString();
    }

    private void link(String method, String path, JsonNode operation) {
        html.append("<li><a href=\"#")
                .append(operation.get("operationId").asText())
                .append("\">");
        address(method, path);
        html.append("</a></li>");
    }

    private void address(String method, String path) {
        html.append("<b class=\"").append(method).append("\">").append(method.toUpperCase(java.util.Locale.ROOT));
        html.append("</b> <code>");
        text(path);
        html.append("</code>");
    }

    private void operation(String method, String path, JsonNode item) {
        JsonNode operation = item.get(method);
        html.append("<section id=\"")
                .append(operation.get("operationId").asText())
                .append("\"><h2>");
        address(method, path);
        html.append("</h2><p>");
        text(operation.path("summary").asText());
        html.append("</p>");
        if (operation.has("description")) {
            html.append("<p>");
            text(operation.get("description").asText());
            html.append("</p>");
        }
        if (operation.has("security")) {
            html.append("<p class=\"token\">With a token: ");
            operation
                    .get("security")
                    .forEach(some -> some.fieldNames().forEachRemaining(name -> {
                        html.append("<code>").append(name).append("</code> ");
                    }));
            html.append("</p>");
        }
        html.append("<dl>");
        item.path("parameters").forEach(this::parameter);
        operation.path("parameters").forEach(this::parameter);
        html.append("</dl>");
        JsonNode body = operation.path("requestBody").path("content");
        if (!body.isMissingNode()) {
            html.append("<h3>Body</h3><p>");
            content(body);
            html.append("</p>");
        }
        html.append("<h3>Answers</h3><dl>");
        operation.get("responses").properties().forEach(answer -> {
            JsonNode response = resolve(answer.getValue());
            html.append("<dt>").append(answer.getKey()).append("</dt><dd>");
            text(response.path("description").asText());
            html.append(" ");
            content(response.path("content"));
            html.append("</dd>");
        });
        html.append("</dl></section>");
    }

    private void parameter(JsonNode given) {
        JsonNode parameter = resolve(given);
        html.append("<dt><code>");
        text(parameter.get("name").asText());
        html.append("</code> <small>").append(parameter.get("in").asText()).append("</small></dt><dd>");
        text(parameter.path("description").asText());
        html.append(" ");
        type(parameter.path("schema"));
        html.append("</dd>");
    }

    private void content(JsonNode content) {
        content.properties().forEach(kind -> {
            html.append("<code>").append(kind.getKey()).append("</code> ");
            type(kind.getValue().path("schema"));
        });
    }

    private void schema(Map.Entry<String, JsonNode> schema) {
        html.append("<section id=\"schema-")
                .append(schema.getKey())
                .append("\"><h3>")
                .append(schema.getKey());
        html.append("</h3><p>");
        text(schema.getValue().path("description").asText());
        html.append("</p><dl>");
        schema.getValue().path("properties").properties().forEach(property -> {
            html.append("<dt><code>");
            text(property.getKey());
            html.append("</code></dt><dd>");
            type(property.getValue());
            html.append(" ");
            text(property.getValue().path("description").asText());
            html.append("</dd>");
        });
        html.append("</dl></section>");
    }

    private void type(JsonNode schema) {
        if (schema.has("$ref")) {
            String name = schema.get("$ref").asText().replaceFirst(".*/", "");
            html.append("<a href=\"#schema-")
                    .append(name)
                    .append("\">")
                    .append(name)
                    .append("</a>");
            return;
        }
        if (schema.has("enum")) {
            schema.get("enum").forEach(value -> {
                html.append("<code>");
                text(value.asText());
                html.append("</code> ");
            });
            return;
        }
        text(
                schema.path("type").isArray()
                        ? schema.get("type").toString()
                        : schema.path("type").asText());
        if (schema.has("items")) {
            html.append(" of ");
            type(schema.get("items"));
        }
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    private void text(String text) {
        html.append(text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;"));
    }
}
