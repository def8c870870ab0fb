package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.reject;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;

/**
 * The player's files, from memory [WB]: {@code /} is the start page, {@code /r/CODE} the room, {@code /assets/*} what
 * they load. Names below {@code /assets/} carry a hash of the content and never change.
 */
public final class PlayerPages {
    private static final String FOLDER = "META-INF/sameframe/web/";
    private static final String START = "index.html";
    private static final String ROOM = "room.html";

    private final Map<String, StaticFile> files;

    private PlayerPages(Map<String, StaticFile> files) {
        this.files = files;
    }

    /** The player that is in this build. */
    public static PlayerPages load() {
        return of(ClassPathFiles.under(FOLDER, START));
    }

    static PlayerPages of(Map<String, byte[]> contents) {
        Map<String, StaticFile> files = new HashMap<>();
        contents.forEach((path, bytes) -> files.put(path, StaticFile.of(path, bytes)));
        return new PlayerPages(Map.copyOf(files));
    }

    public Route route() {
        return get(() -> extractRequest(request -> find(request.getUri().getPathString())
                .<Route>map(file -> complete(respond(file, request)))
                .orElseGet(() -> reject())));
    }

    /** Compared as a whole with the paths that exist: there is nothing to traverse. */
    private Optional<StaticFile> find(String path) {
        if (path.equals("/")) {
            return Optional.ofNullable(files.get(START));
        }
        if (path.startsWith("/r/") && path.length() > 3 && path.indexOf('/', 3) < 0) {
            return Optional.ofNullable(files.get(ROOM)).or(() -> Optional.ofNullable(files.get(START)));
        }
        return Optional.ofNullable(files.get(path.substring(1)));
    }

    private static HttpResponse respond(StaticFile file, HttpRequest request) {
        return file.response(request);
    }
}
