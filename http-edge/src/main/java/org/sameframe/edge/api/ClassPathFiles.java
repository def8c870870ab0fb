package org.sameframe.edge.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of a folder on the class path, read once: what is not among them cannot be asked for. */
final class ClassPathFiles {
    private ClassPathFiles() {}

    /**
     * All files below {@code folder} by their path in it.
     *
     * @param folder ends with a slash
     * @param anchor a file that always lies in the folder itself; without it the answer is empty
     */
    static Map<String, byte[]> under(String folder, String anchor) {
        @Nullable URL url = ClassPathFiles.class.getClassLoader().getResource(folder + anchor);
        if (url == null) {
            return Map.of();
        }
        try {
            return url.openConnection() instanceof JarURLConnection connection
                    ? inJar(connection.getJarFile(), folder)
                    : inFolder(Path.of(URI.create(url.toString())).resolve("..").normalize());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that this module brings along. */
    static byte[] own(String name) {
        try (InputStream file = ClassPathFiles.class.getResourceAsStream("/META-INF/sameframe/edge/" + name)) {
            if (file == null) {
                throw new IllegalStateException("this module has no " + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> inJar(JarFile jar, String folder) throws IOException {
        List<JarEntry> entries = jar.stream()
                .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(folder))
                .toList();
        Map<String, byte[]> files = new TreeMap<>();
        for (JarEntry entry : entries) {
            try (InputStream content = jar.getInputStream(entry)) {
                files.put(entry.getName().substring(folder.length()), content.readAllBytes());
            }
        }
        return files;
    }

    private static Map<String, byte[]> inFolder(Path root) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        }
        return files;
    }
}
