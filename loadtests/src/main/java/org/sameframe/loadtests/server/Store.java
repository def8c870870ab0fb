package org.sameframe.loadtests.server;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Where a server keeps its rooms, for one run of a program. */
public sealed interface Store extends AutoCloseable permits H2Store, PostgresStore {
    /** Which of them. */
    enum Kind {
        H2,
        POSTGRESQL;

        /** As in figures and on the command line. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    Kind kind();

    /** What the server must be told. */
    Map<String, String> environment();

    /** All that is stored. With H2 the server must not be running. */
    Journal journal() throws IOException, SQLException;

    /** To the tables of the rooms. With H2 the server must not be running. */
    Connection rooms() throws SQLException;

    /** To those of the directory, likewise. */
    Connection directory() throws SQLException;

    @Override
    void close() throws IOException;
}
