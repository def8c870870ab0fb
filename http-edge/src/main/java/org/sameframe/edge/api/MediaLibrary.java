package org.sameframe.edge.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The media that this server holds [MD]: the clips in its jar, and the files of one folder. Subfolders are not served. A
 * clip hides a file of the same name. Reads the disk: call it where blocking is allowed.
 */
public final class MediaLibrary {
    private static final Map<String, String> TYPES = Map.of(
            "mp4", "video/mp4",
            "m4v", "video/mp4",
            "mov", "video/quicktime",
            "webm", "video/webm",
            "vtt", "text/vtt; charset=UTF-8",
            "cube", "text/plain; charset=UTF-8");

    /** What stands behind a video's name without its ending, in the name of its captions: {@code .vtt}, {@code .de.vtt}. */
    private static final Pattern CAPTIONS =
            Pattern.compile("(?:\\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*))?\\.vtt", Pattern.CASE_INSENSITIVE);

    /** Files listed at most: a page that shows more is of no use, and a listing must not take all memory. */
    private static final int LISTED = 1000;

    /**
     * A video with its captions.
     *
     * @param captions by name
     */
    record Held(MediaFile file, List<Captions> captions) {}

    /**
     * Captions of a video.
     *
     * @param language as the name says it; empty if it does not
     */
    record Captions(String name, String language) {}

    private final Map<String, MediaFile> clips;
    private final @Nullable Path folder;

    private MediaLibrary(Map<String, MediaFile> clips, @Nullable Path folder) {
        this.clips = clips;
        this.folder = folder;
    }

    /**
     * The bundled clips, and the files of {@code folder} if there is one.
     *
     * @throws IOException if the folder cannot be read
     */
    public static MediaLibrary open(Optional<Path> folder) throws IOException {
        if (folder.isEmpty()) {
            return new MediaLibrary(BundledClips.files(), null);
        }
        Path real = folder.get().toRealPath();
        Files.list(real).close();
        return new MediaLibrary(BundledClips.files(), real);
    }

    /** All videos, the clips first, then those of the folder by name, each with the captions that are named like it. */
    List<Held> list() throws IOException {
        List<MediaFile> all = new ArrayList<>(clips.values());
        List<String> captions = new ArrayList<>();
        if (folder != null) {
            try (Stream<Path> paths = Files.list(folder)) {
                paths.map(path -> path.getFileName().toString())
                        .filter(name -> !clips.containsKey(name))
                        .sorted()
                        .filter(name -> !isLut(name))
                        .flatMap(name -> inFolder(name).stream())
                        .limit(LISTED)
                        .forEach(file -> {
                            if (isCaptions(file.name())) {
                                captions.add(file.name());
                            } else {
                                all.add(file);
                            }
                        });
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
        return all.stream()
                .map(file -> new Held(file, captionsOf(file.name(), captions)))
                .toList();
    }

    /** The LUTs of the folder, by name [PV13]. */
    List<MediaFile> luts() throws IOException {
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString())
                    .filter(MediaLibrary::isLut)
                    .sorted()
                    .flatMap(name -> inFolder(name).stream())
                    .limit(LISTED)
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Whether a clip in the jar has this name, and hides what the folder has by it. */
    boolean isBundled(String name) {
        return clips.containsKey(name);
    }

    /** Whether this is the name of a LUT. */
    static boolean isLut(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".cube");
    }

    private static List<Captions> captionsOf(String video, List<String> captions) {
        String stem = video.substring(0, video.lastIndexOf('.'));
        return captions.stream()
                .filter(name -> name.startsWith(stem))
                .flatMap(name -> {
                    Matcher rest = CAPTIONS.matcher(name.substring(stem.length()));
                    return rest.matches()
                            ? Stream.of(new Captions(name, Objects.requireNonNullElse(rest.group(1), "")))
                            : Stream.empty();
                })
                .toList();
    }

    private static boolean isCaptions(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".vtt");
    }

    /** The file of this name. */
    Optional<MediaFile> find(String name) {
        return Optional.ofNullable(clips.get(name)).or(() -> inFolder(name));
    }

    /** A name is one step below the folder; where a link leads out of it, there is no file. */
    private Optional<MediaFile> inFolder(String name) {
        Optional<String> type = typeOf(name);
        if (folder == null || type.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path path = folder.resolve(name).toRealPath();
            return path.startsWith(folder) && Files.isRegularFile(path) && Files.isReadable(path)
                    ? Optional.of(MediaFile.onDisk(name, type.get(), path))
                    : Optional.empty();
        } catch (IOException | java.nio.file.InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The content type by the name's ending; empty for a name that no media file may have. */
    static Optional<String> typeOf(String name) {
        boolean plain = name.lastIndexOf('.') > 0
                && !name.startsWith(".")
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
        return plain
                ? Optional.ofNullable(
                        TYPES.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }
}
