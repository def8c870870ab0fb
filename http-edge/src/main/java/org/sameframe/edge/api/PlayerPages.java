package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.reject;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;
import org.sameframe.history.report.Language;

/**
 * The player's files, from memory [WB]: {@code /} is the start page, {@code /r/CODE} the room, {@code /history} and
 * {@code /history/CODE} what happened, {@code /assets/*} what they load. Names below {@code /assets/} carry a hash of the content and never change.
 */
public final class PlayerPages {
    private static final String FOLDER = "META-INF/sameframe/web/";
    private static final String START = "index.html";
    private static final String ROOM = "room.html";
    private static final String HISTORY = "history.html";

    private final Map<String, StaticFile> files;
    private final Map<Language, StaticFile> notFound;

    private PlayerPages(Map<String, StaticFile> files, Map<Language, StaticFile> notFound) {
        this.files = files;
        this.notFound = notFound;
    }

    /** The player that is in this build. */
    public static PlayerPages load() {
        Map<String, StaticFile> files = new HashMap<>();
        ClassPathFiles.under(FOLDER, START).forEach((path, bytes) -> files.put(path, StaticFile.of(path, bytes)));
        Map<Language, StaticFile> notFound = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            String path = "not-found." + language.tag() + ".html";
            notFound.put(language, StaticFile.of(path, ClassPathFiles.own(path)));
        }
        return new PlayerPages(Map.copyOf(files), notFound);
    }

    public Route route() {
        return extractRequest(request -> find(request.getUri().getPathString())
                .<Route>map(file -> get(() -> complete(file.response(request))))
                .orElseGet(() -> reject()));
    }

    /** For people who have lost their way, in their language; programs get a problem. */
    public Route notFound() {
        return extractRequest(request -> isForPeople(request) ? complete(lost(request)) : reject());
    }

    private HttpResponse lost(HttpRequest request) {
        Language language = Languages.of(request);
        return Objects.requireNonNull(notFound.get(language))
                // there is nothing here of which somebody could have a copy
                .response(request.removeHeader("If-None-Match"))
                .withStatus(404)
                .addHeader(RawHeader.create("Content-Language", language.tag()))
                .addHeader(Languages.VARY);
    }

    /** Not by the directive for GET: it would take back what other routes have said about their methods. */
    private static boolean isForPeople(HttpRequest request) {
        return request.method().equals(HttpMethods.GET)
                && !request.getUri().getPathString().startsWith("/v1/")
                && Conditions.header(request, "Accept")
                        .filter(accepted -> accepted.contains("text/html"))
                        .isPresent();
    }

    /** Compared as a whole with the paths that exist: there is nothing to traverse. */
    private Optional<StaticFile> find(String path) {
        if (path.equals("/")) {
            return Optional.ofNullable(files.get(START));
        }
        if (isBelow("/r/", path)) {
            return Optional.ofNullable(files.get(ROOM)).or(() -> Optional.ofNullable(files.get(START)));
        }
        if (path.equals("/history") || isBelow("/history/", path)) {
            return Optional.ofNullable(files.get(HISTORY));
        }
        return Optional.ofNullable(files.get(path.substring(1)));
    }

    /** Whether a path is a folder's and one name more. */
    private static boolean isBelow(String folder, String path) {
        return path.startsWith(folder) && path.length() > folder.length() && path.indexOf('/', folder.length()) < 0;
    }
}
