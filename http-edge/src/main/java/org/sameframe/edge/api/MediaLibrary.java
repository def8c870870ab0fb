package org.sameframe.edge.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
 * The media that this server holds [MD]: the clips in its jar, and the files of one folder, those of an image sequence as one
 * [SQ1]. Subfolders are not served. A clip hides a file of the same name. Reads the disk: call it where blocking is allowed.
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
     * A medium with its captions.
     *
     * @param file of a sequence: its first picture
     * @param sequence empty: it is a video
     * @param captions by name
     */
    record Held(String name, MediaFile file, Optional<ImageSequence> sequence, List<Captions> captions) {}

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

    /** All media, the clips first, then those of the folder by name, each with the captions that are named like it. */
    List<Held> list() throws IOException {
        Map<String, MediaFile> media = new LinkedHashMap<>(clips);
        inFolder()
                .filter(name -> !isLut(name))
                .flatMap(name -> find(name).map(file -> Map.entry(name, file)).stream())
                .limit(LISTED)
                .forEach(found -> media.put(found.getKey(), found.getValue()));
        List<String> captions =
                media.keySet().stream().filter(MediaLibrary::isCaptions).toList();
        media.keySet().removeAll(captions);
        return media.entrySet().stream()
                .map(found -> new Held(
                        found.getKey(),
                        found.getValue(),
                        ImageSequence.parse(found.getKey()),
                        captionsOf(found.getKey(), captions)))
                .toList();
    }

    /** The LUTs of the folder, by name [PV13]. */
    List<MediaFile> luts() throws IOException {
        return inFolder()
                .filter(MediaLibrary::isLut)
                .flatMap(name -> find(name).stream())
                .limit(LISTED)
                .toList();
    }

    /** Whether a clip in the jar has this name, and hides what the folder has by it. */
    boolean isBundled(String name) {
        return clips.containsKey(name);
    }

    /** Whether this is the name of a LUT. */
    static boolean isLut(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".cube");
    }

    /** Names of what the folder may have, in order; those of pictures as the sequences that they make. */
    private Stream<String> inFolder() throws IOException {
        if (folder == null) {
            return Stream.empty();
        }
        List<String> names = new ArrayList<>();
        ImageSequences sequences = new ImageSequences();
        try (Stream<Path> paths = Files.list(folder)) {
            paths.map(path -> path.getFileName().toString())
                    .filter(name -> !clips.containsKey(name))
                    .forEach(name -> {
                        if (typeOf(name).isPresent()) {
                            names.add(name);
                        } else {
                            ImageSequence.Picture.parse(name).ifPresent(sequences::add);
                        }
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        sequences.forEach(sequence -> names.add(sequence.name()));
        return names.stream().sorted();
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

    /** The file of this name; of a sequence the first picture. */
    Optional<MediaFile> find(String name) {
        return Optional.ofNullable(clips.get(name))
                .or(() -> typeOf(name).flatMap(type -> inFolder(name, type)))
                .or(() -> ImageSequence.parse(name).flatMap(sequence -> picture(sequence, sequence.first())));
    }

    /** The picture of a sequence that has this number [SQ3]. */
    Optional<MediaFile> find(String sequence, int number) {
        return ImageSequence.parse(sequence).flatMap(it -> picture(it, number));
    }

    private Optional<MediaFile> picture(ImageSequence sequence, int number) {
        return sequence.fileOf(number).flatMap(file -> inFolder(file, sequence.pictureType()));
    }

    /** A name is one step below the folder; where a link leads out of it, there is no file. */
    private Optional<MediaFile> inFolder(String name, String type) {
        if (folder == null) {
            return Optional.empty();
        }
        try {
            Path path = folder.resolve(name).toRealPath();
            return path.startsWith(folder) && Files.isRegularFile(path) && Files.isReadable(path)
                    ? Optional.of(MediaFile.onDisk(name, type, path))
                    : Optional.empty();
        } catch (IOException | java.nio.file.InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The content type by the name's ending; empty for a name that no single media file may have. */
    static Optional<String> typeOf(String name) {
        return isPlain(name) && name.lastIndexOf('.') > 0
                ? Optional.ofNullable(
                        TYPES.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** Whether a name leads nowhere else, and hides nothing. */
    static boolean isPlain(String name) {
        return !name.startsWith(".") && name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    }
}
