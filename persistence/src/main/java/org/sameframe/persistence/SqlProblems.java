package org.sameframe.persistence;

import java.sql.SQLException;
import org.h2.api.ErrorCode;

/** What an error of a database means for whoever starts the server. */
final class SqlProblems {
    private SqlProblems() {}

    /** Whether a row is there already. */
    static boolean isDuplicate(SQLException e) {
        return "23505".equals(e.getSQLState());
    }

    /** What to say when the first connection fails. */
    static StorageProblem opening(Database database, StorageSettings settings, SQLException e) {
        return database.isFile() ? h2(settings, e) : postgresql(database, e);
    }

    /** What to say when the directory's own file does not open. */
    static StorageProblem openingDirectory(StorageSettings settings, SQLException e) {
        return new StorageProblem(
                e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1
                        ? StorageProblem.Code.STORAGE_IN_USE
                        : StorageProblem.Code.STORAGE_BROKEN,
                ("The directory of rooms, directory.mv.db in %s, cannot be read (%s): put back a backup of it, or move it away"
                                + " to have the directory made anew, without the log of accesses and the heads that it had seen.")
                        .formatted(settings.dataFolder(), firstLine(e)));
    }

    private static StorageProblem h2(StorageSettings settings, SQLException e) {
        if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
            return new StorageProblem(
                    StorageProblem.Code.STORAGE_IN_USE,
                    "The store in %s is in use by another process: stop the other server, or choose another data folder."
                            .formatted(settings.dataFolder()));
        }
        return new StorageProblem(
                StorageProblem.Code.STORAGE_BROKEN,
                "The store in %s cannot be read (%s): put back a backup of it, or choose another data folder."
                        .formatted(settings.dataFolder(), firstLine(e)));
    }

    private static StorageProblem postgresql(Database database, SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53")) {
            return new StorageProblem(
                    StorageProblem.Code.STORAGE_UNREACHABLE,
                    "PostgreSQL at %s cannot be reached (%s): check sameframe.storage.url, and that the server runs."
                            .formatted(address(database), firstLine(e)));
        }
        if (state.startsWith("28") || state.startsWith("3D") || state.startsWith("42501")) {
            return new StorageProblem(
                    StorageProblem.Code.STORAGE_REFUSED,
                    "PostgreSQL at %s refuses the user %s (%s): check sameframe.storage.user, the password and the database's name."
                            .formatted(address(database), database.user(), firstLine(e)));
        }
        return new StorageProblem(
                StorageProblem.Code.STORAGE_BROKEN,
                "PostgreSQL at %s does not do what is asked of it: %s.".formatted(address(database), firstLine(e)));
    }

    /** Parameters may hold a password. */
    private static String address(Database database) {
        return database.url().replaceFirst("\\?.*", "").replaceFirst("//[^/]*@", "//");
    }

    static String firstLine(Exception e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse("").strip().replaceFirst("\\.$", "");
    }
}
