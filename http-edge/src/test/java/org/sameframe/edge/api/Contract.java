package org.sameframe.edge.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.sameframe.server.TestServer;

/** What {@code openapi.json} says, what was answered, and where they differ. */
final class Contract {
    static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    /** Of a body, in what is said of a fault; in characters. */
    private static final int SHOWN = 500;

    private final JsonNode document;
    private final Set<String> seen = new LinkedHashSet<>();
    private final List<String> faults = new ArrayList<>();

    /** @param document in which an object has the fields that it names, and no others */
    Contract(JsonNode document) {
        this.document = closed(document);
    }

    /** Each operation, as {@code get /v1/rooms}. */
    Set<String> operations() {
        Set<String> all = new LinkedHashSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> METHODS.stream()
                        .filter(path.getValue()::has)
                        .forEach(method -> all.add(method + " " + path.getKey())));
        return all;
    }

    /** Each answer of each operation, as {@code get /v1/rooms 200}. */
    Set<String> answers() {
        Set<String> all = new LinkedHashSet<>();
        for (String operation : operations()) {
            String[] parts = operation.split(" ");
            document.at(pointer(parts[0], parts[1]))
                    .fieldNames()
                    .forEachRemaining(status -> all.add(operation + " " + status));
        }
        return all;
    }

    private static String pointer(String method, String path) {
        return "/paths/" + path.replace("/", "~1") + "/" + method + "/responses";
    }

    /** Answers that came, as {@link #answers()}. */
    Set<String> seen() {
        return seen;
    }

    /** In which way answers were not what the document says. */
    List<String> faults() {
        return faults;
    }

    /** @param path of the document, with its parameters in braces */
    void check(String path, HttpRequest request, HttpResponse<String> response) {
        String method = request.method().toLowerCase(Locale.ROOT);
        int status = response.statusCode();
        String body = response.body();
        String what = "%s %s (%s) %d: %s"
                .formatted(method, path, request.uri(), status, body.substring(0, Math.min(SHOWN, body.length())));
        JsonNode documented = resolve(document.at(pointer(method, path) + "/" + status));
        seen.add(method + " " + path + " " + status);
        String type = response.headers().firstValue("Content-Type").orElse("");
        JsonNode types = documented.path("content");
        // with its character set, where the document says which; else by itself, or as one of its kind
        JsonNode content = Stream.of(type, type.replaceFirst(";.*", ""), type.replaceFirst("/.*", "/*"))
                .map(types::path)
                .filter(found -> !found.isMissingNode())
                .findFirst()
                .orElse(MissingNode.getInstance());
        if (documented.isMissingNode()) {
            faults.add("undocumented: " + what);
        } else if (types.isMissingNode()) {
            if (!body.isEmpty()) {
                faults.add("a body: " + what);
            }
        } else if (content.isMissingNode()) {
            faults.add("type " + type + ": " + what);
        } else if (content.has("schema") && type.contains("json") && !type.contains("ndjson")) {
            validate(content.get("schema"), TestServer.json(response))
                    .forEach(fault -> faults.add(fault + ": " + what));
        }
    }

    private Set<ValidationMessage> validate(JsonNode schema, JsonNode value) {
        ObjectNode whole = document.deepCopy();
        whole.setAll((ObjectNode) schema);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(whole)
                .validate(value);
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static JsonNode closed(JsonNode node) {
        List<JsonNode> open = new ArrayList<>(List.of(node));
        while (!open.isEmpty()) {
            JsonNode next = open.remove(open.size() - 1);
            next.forEach(open::add);
            if (next instanceof ObjectNode object
                    && object.path("type").asText().equals("object")
                    && object.has("properties")
                    && !object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
        }
        return node;
    }
}
