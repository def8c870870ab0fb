package org.sameframe.persistence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where something is left of what should be gone: in files as they are, and in all that the database gives. */
final class Traces {
    /** Pages of a compacted file are compressed, which interrupts what cannot be compressed every 32 bytes. */
    private static final int WINDOW = 12;

    private Traces() {}

    /** A text in the encodings in which it may be written. */
    static List<byte[]> ofText(String text) {
        return List.of(
                text.getBytes(StandardCharsets.UTF_8),
                text.getBytes(StandardCharsets.UTF_16LE),
                text.getBytes(StandardCharsets.UTF_16BE));
    }

    /** Every part of random bytes that is long enough to be no coincidence. */
    static List<byte[]> ofBytes(byte[] bytes) {
        List<byte[]> windows = new ArrayList<>();
        for (int from = 0; from + WINDOW <= bytes.length; from++) {
            windows.add(Arrays.copyOfRange(bytes, from, from + WINDOW));
        }
        return windows;
    }

    /** Files below a folder that have one of the patterns. A server that runs takes files away meanwhile; nothing is left in those. */
    static List<Path> inFiles(Path folder, List<byte[]> patterns) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && has(bytes(file), patterns)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
        return found;
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }

    /** Columns of all tables that have one of the patterns. */
    static List<String> inTables(Connection connection, List<byte[]> patterns) throws Exception {
        List<String> found = new ArrayList<>();
        try (ResultSet tables = connection.createStatement().executeQuery("""
                SELECT table_schema, table_name FROM information_schema.tables
                WHERE lower(table_schema) = 'public'""")) {
            while (tables.next()) {
                String table = "\"%s\".\"%s\"".formatted(tables.getString(1), tables.getString(2));
                try (ResultSet rows = connection.createStatement().executeQuery("SELECT * FROM " + table)) {
                    while (rows.next()) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            if (has(value(rows, i), patterns)) {
                                found.add(table + "." + rows.getMetaData().getColumnName(i));
                            }
                        }
                    }
                }
            }
        }
        return found;
    }

    private static byte[] value(ResultSet row, int column) throws Exception {
        int type = row.getMetaData().getColumnType(column);
        boolean isBinary = type == java.sql.Types.BINARY
                || type == java.sql.Types.VARBINARY
                || type == java.sql.Types.LONGVARBINARY
                || type == java.sql.Types.BLOB;
        byte[] value = isBinary ? row.getBytes(column) : text(row.getString(column));
        return value == null ? new byte[0] : value;
    }

    private static byte[] text(String text) {
        return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    }

    static boolean has(byte[] bytes, List<byte[]> patterns) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        return patterns.stream().anyMatch(pattern -> all.contains(new String(pattern, StandardCharsets.ISO_8859_1)));
    }
}
