package org.sameframe.loadtests.figures;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Random;
import org.sameframe.loadtests.server.Store;

/**
 * Rooms that stand in the directory as if they had been there for years. They have no ledgers: the server only looks for those of
 * rooms with news.
 */
final class DirectoryFill {
    private static final String SYMBOLS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final String[] SHOWS = {"Harbour", "Northlight", "Paper Moon", "Tidewater", "Cinder", "Glass House"};
    private static final String[] NAMES = {"Patty", "Ann", "Bob", "Eve", "Noor", "Jürgen", "Mei", "Olu", "Sam", "Ines"};
    private static final int TOGETHER = 1_000;

    /** Microseconds between two rooms' activity. */
    private static final long APART = 60_000_000;

    private final Random random = new Random(1);
    private final long latest = System.currentTimeMillis() * 1_000 - APART;

    /** Fills the tables that a server has made; it must have recorded something. */
    void into(Store store, int rooms) throws SQLException {
        try (Connection keys = store.rooms()) {
            keys.setAutoCommit(false);
            try (PreparedStatement key =
                    keys.prepareStatement("INSERT INTO room_key (room, wrapped, created) VALUES (?, ?, 0)")) {
                for (int i = 0; i < rooms; i++) {
                    key.setString(1, code(i));
                    key.setBytes(2, new byte[60]);
                    add(key, i);
                }
                key.executeBatch();
            }
            keys.commit();
        }
        try (Connection directory = store.directory()) {
            directory.setAutoCommit(false);
            rows(directory, rooms);
            try (PreparedStatement forget = directory.prepareStatement("DELETE FROM directory_mark");
                    PreparedStatement mark =
                            directory.prepareStatement("INSERT INTO directory_mark (id, ordering) VALUES (1, 1)")) {
                forget.executeUpdate();
                mark.executeUpdate();
            }
            directory.commit();
        }
    }

    private void rows(Connection directory, int rooms) throws SQLException {
        try (PreparedStatement row = directory.prepareStatement("""
                        INSERT INTO room_directory (room, state, title, created, latest, seq, people, media,
                          search, search_people, search_media) VALUES (?, 'OPEN', ?, ?, ?, 40, ?, ?, ?, ?, ?)""");
                PreparedStatement head =
                        directory.prepareStatement("INSERT INTO room_witness (room, seq, hash) VALUES (?, 40, ?)")) {
            for (int i = 0; i < rooms; i++) {
                String title = "%s %d, dailies day %d".formatted(SHOWS[i % SHOWS.length], i, i % 90);
                StringBuilder people = new StringBuilder();
                StringBuilder names = new StringBuilder();
                for (int person = 1; person <= 5; person++) {
                    String name = NAMES[random.nextInt(NAMES.length)] + " " + (i / 10 + person);
                    people.append("participant/%d\t%s\n".formatted(person, name));
                    names.append(name).append('\n');
                }
                String medium = "sh%06d_v%03d".formatted(i, i % 7);
                row.setString(1, code(i));
                row.setString(2, title);
                row.setLong(3, latest - i * APART - APART / 2);
                row.setLong(4, latest - i * APART);
                row.setString(5, people.toString().strip());
                row.setString(6, "medium/m1\t" + medium);
                row.setString(7, lower(title + "\n" + code(i) + "\n" + names + medium));
                row.setString(8, lower(names.toString()));
                row.setString(9, lower(medium));
                add(row, i);
                head.setString(1, code(i));
                head.setBytes(2, new byte[32]);
                add(head, i);
            }
            row.executeBatch();
            head.executeBatch();
        }
    }

    private static void add(PreparedStatement batch, int i) throws SQLException {
        batch.addBatch();
        if (i % TOGETHER == TOGETHER - 1) {
            batch.executeBatch();
        }
    }

    /** Of a room by its number; far from each other. */
    static String code(int number) {
        long bits = (number * 0x9E3779B97F4A7C15L) >>> 24;
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            code.append(i == 4 ? "-" : "").append(SYMBOLS.charAt((int) (bits >>> 5 * i) & 31));
        }
        return code.toString();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
