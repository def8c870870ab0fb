package org.sameframe.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where in the data folder of a stopped server something is left: in files as they are, and in all that its databases answer, since
 * the pages of a compacted file are compressed.
 */
public record Leftovers(Path data) {
    private static final String DATABASE = ".mv.db";

    /** A text in the encodings in which it may be written. */
    public static List<byte[]> text(String text) {
        return List.of(
                text.getBytes(StandardCharsets.UTF_8),
                text.getBytes(StandardCharsets.UTF_16LE),
                text.getBytes(StandardCharsets.UTF_16BE));
    }

    /** Names of the files that have one of the patterns as it is. */
    public List<String> files(List<byte[]> patterns) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (has(Files.readAllBytes(file), patterns)) {
                    found.add(data.relativize(file).toString());
                }
            }
        }
        return found;
    }

    /** Columns, as {@code store.table.column}, that have one of the patterns. */
    public List<String> columns(List<byte[]> patterns) throws Exception {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file :
                    files.filter(some -> some.toString().endsWith(DATABASE)).toList()) {
                String path = file.toString().substring(0, file.toString().length() - DATABASE.length());
                try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + path + ";IFEXISTS=TRUE", "sameframe", "")) {
                    String name = data.relativize(Path.of(path)).toString();
                    columns(connection, patterns).forEach(column -> found.add(name + "." + column));
                }
            }
        }
        return found.stream().distinct().sorted().toList();
    }

    private static List<String> columns(Connection connection, List<byte[]> patterns) throws Exception {
        List<String> found = new ArrayList<>();
        try (ResultSet tables = connection.createStatement().executeQuery("""
            SELECT table_schema, table_name FROM information_schema.tables WHERE table_schema = 'PUBLIC'\
            """)) {
            while (tables.next()) {
                String table = tables.getString(2);
                String sql = "SELECT * FROM \"%s\".\"%s\"".formatted(tables.getString(1), table);
                try (ResultSet rows = connection.createStatement().executeQuery(sql)) {
                    while (rows.next()) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            if (has(bytes(rows.getObject(i)), patterns)) {
                                found.add(table + "." + rows.getMetaData().getColumnName(i));
                            }
                        }
                    }
                }
            }
        }
        return found;
    }

    private static byte[] bytes(Object value) throws Exception {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        if (value instanceof java.sql.Blob blob) {
            return blob.getBytes(1, (int) blob.length());
        }
        if (value instanceof java.sql.Clob clob) {
            return clob.getSubString(1, (int) clob.length()).getBytes(StandardCharsets.UTF_8);
        }
        return String.valueOf(value).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean has(byte[] bytes, List<byte[]> patterns) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        return patterns.stream().anyMatch(pattern -> all.contains(new String(pattern, StandardCharsets.ISO_8859_1)));
    }
}
