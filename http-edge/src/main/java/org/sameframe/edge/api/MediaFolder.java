package org.sameframe.edge.api;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The media folder as something to be written to: which names there may be, and how much [UP]. Waits for the disk. */
public final class MediaFolder {
    private static final Logger LOG = LoggerFactory.getLogger(MediaFolder.class);

    /** What file systems take, in bytes of UTF-8. */
    private static final int LONGEST_NAME = 255;

    private static final Problem NO_FOLDER = Problem.of(
            409,
            "no-media-folder",
            "This server has no media folder",
            "The operator names one with --media DIR, or sameframe.media.folder, and starts the server again.");

    private static final Problem NO_NAME = Problem.invalid(
            "name",
            "No media file can have this name (expected: one that ends with .mp4, .m4v, .mov, .webm, .vtt or .cube, does not"
                    + " begin with a dot, has no slash and no control character, and at most 255 bytes).");

    private static final Problem BUNDLED = Problem.of(
            409,
            "bundled",
            "A clip of the server has this name",
            "It cannot be replaced or deleted. Choose another name for the file.");

    private static final Problem NO_FILE = Problem.of(
            409,
            "not-a-file",
            "The folder has something else of this name",
            "It is no file, so that it is left alone. Choose another name.");

    private static final Problem CHANGED = Problem.of(
            412,
            "precondition-failed",
            "The folder is not as the request says",
            "If-Match or If-None-Match does not agree with the file of this name. Look at the list again.");

    private final @Nullable Path folder;
    private final MediaLibrary library;
    private final UploadSettings settings;

    private MediaFolder(@Nullable Path folder, MediaLibrary library, UploadSettings settings) {
        this.folder = folder;
        this.library = library;
        this.settings = settings;
    }

    /**
     * Clears away what was left of uploads to {@code folder}.
     *
     * @param folder that {@code library} shows; empty: nothing can be uploaded
     */
    public static MediaFolder open(Optional<Path> folder, MediaLibrary library, UploadSettings settings) {
        folder.ifPresent(MediaFolder::sweep);
        return new MediaFolder(folder.orElse(null), library, settings);
    }

    private static void sweep(Path folder) {
        try {
            int removed = Landing.sweep(folder);
            if (removed > 0) {
                LOG.info("Removed {} unfinished uploads from the media folder", removed);
            }
        } catch (IOException e) {
            LOG.warn("Unfinished uploads may be left in the media folder: {}", e.toString());
        }
    }

    UploadSettings settings() {
        return settings;
    }

    /** Why nothing can be put there at all, if so. */
    Optional<Problem> fault() {
        return folder == null ? Optional.of(NO_FOLDER) : Optional.empty();
    }

    /** Bytes that may still come. */
    long free() throws IOException {
        return folder == null ? 0 : Math.max(0, Files.getFileStore(folder).getUsableSpace() - settings.keepFree());
    }

    /** Why this name cannot be a file's, if so. */
    Optional<Problem> fault(String name) {
        boolean isLegal = MediaLibrary.typeOf(name).isPresent()
                && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME
                && isPath(name);
        return fault().or(() ->
                isLegal ? library.isBundled(name) ? Optional.of(BUNDLED) : Optional.empty() : Optional.of(NO_NAME));
    }

    private static boolean isPath(String name) {
        try {
            return Path.of(name).getNameCount() == 1;
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Why a file may not take this name, by what is there and what the request says of it, if so [UP2]. */
    Optional<Problem> conflict(String name, HttpRequest request) throws IOException {
        Path path = path(name);
        boolean isThere = Files.exists(path, NOFOLLOW_LINKS);
        if (isThere && Files.isDirectory(path, NOFOLLOW_LINKS)) {
            return Optional.of(NO_FILE);
        }
        if (!Conditions.permit(request, tag(name, isThere))) {
            return Optional.of(CHANGED);
        }
        return isThere && Conditions.header(request, "If-Match").isEmpty()
                ? Optional.of(Problem.of(
                        409,
                        "exists",
                        "There is a file of this name",
                        name
                                + " is left as it is. Choose another name; or send If-Match with its entity tag, or with *, to"
                                + " replace it."))
                : Optional.empty();
    }

    /** A link that leads nowhere, or out of the folder, has none of its own. */
    private Optional<String> tag(String name, boolean isThere) {
        return library.find(name).map(MediaFile::etag).or(() -> isThere ? Optional.of("\"\"") : Optional.empty());
    }

    /** Whether a file of this name is there. */
    boolean has(String name) {
        return Files.exists(path(name), NOFOLLOW_LINKS);
    }

    /** @throws IOException if the folder cannot be written to */
    Landing begin() throws IOException {
        return Landing.in(there());
    }

    /**
     * Takes a file out of the folder; who reads it goes on.
     *
     * @return why not, if so
     */
    Optional<Problem> delete(String name, HttpRequest request) throws IOException {
        Path path = path(name);
        if (!Files.exists(path, NOFOLLOW_LINKS)) {
            return Optional.of(MediaFiles.noSuchFile(name));
        }
        if (Files.isDirectory(path, NOFOLLOW_LINKS)) {
            return Optional.of(NO_FILE);
        }
        if (!Conditions.permit(request, tag(name, true))) {
            return Optional.of(CHANGED);
        }
        Files.delete(path);
        Landing.syncNames(there());
        return Optional.empty();
    }

    private Path path(String name) {
        return there().resolve(name);
    }

    private Path there() {
        if (folder == null) {
            throw new IllegalStateException("asked for a folder that is not there");
        }
        return folder;
    }
}
