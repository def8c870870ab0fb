package org.sameframe.persistence;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Holds a store and its master key together: the store remembers the fingerprint of the one that it began with [KY3]. */
final class MasterKeyCheck {
    private MasterKeyCheck() {}

    /** The store's master key; a new one if the store is new. */
    static MasterKey open(Connection connection, Path file) throws SQLException, StorageProblem {
        Optional<byte[]> known = fingerprint(connection);
        if (known.isPresent() && Files.notExists(file)) {
            throw new StorageProblem(
                    StorageProblem.Code.MASTER_KEY_MISSING,
                    "The master key %s is missing, without which the rooms of this store cannot be opened: put back a backup of it."
                            .formatted(file));
        }
        MasterKey key = Files.notExists(file) ? MasterKey.create(file) : MasterKey.read(file);
        if (known.isEmpty()) {
            remember(connection, key);
        } else if (!MessageDigest.isEqual(known.get(), key.fingerprint())) {
            throw new StorageProblem(
                    StorageProblem.Code.MASTER_KEY_WRONG,
                    "The master key %s belongs to another store: put the one back that this store was made with."
                            .formatted(file));
        }
        return key;
    }

    private static Optional<byte[]> fingerprint(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT fingerprint FROM master_key");
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
        }
    }

    private static void remember(Connection connection, MasterKey key) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO master_key (id, fingerprint) VALUES (1, ?)")) {
            insert.setBytes(1, key.fingerprint());
            insert.executeUpdate();
        }
    }
}
