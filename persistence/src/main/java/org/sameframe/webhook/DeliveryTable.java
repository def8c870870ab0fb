package org.sameframe.webhook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sameframe.room.RoomCode;

/** The rows of the outbox and of the log of deliveries, which are the same ones, over one connection. */
final class DeliveryTable {
    private static final String SELECT = """
            SELECT id, endpoint, room, seq, place, event, state, again, attempts, created, due, attempted, outcome, status
            FROM webhook_delivery d WHERE
            """;

    private static final String INSERT = """
            INSERT INTO webhook_delivery
              (endpoint, room, seq, place, event, state, again, attempts, created, due, attempted, outcome, status)
            VALUES (?, ?, ?, ?, ?, 'pending', ?, 0, ?, ?, 0, '', 0)""";

    /** Only what stands first of its room [WH4]. */
    private static final String DUE = SELECT + """
            endpoint = ? AND state = 'pending' AND due <= ? AND (again OR NOT EXISTS (
              SELECT 1 FROM webhook_delivery e WHERE e.endpoint = d.endpoint AND e.room = d.room
              AND e.state = 'pending' AND NOT e.again AND e.id < d.id))
            ORDER BY due, id FETCH FIRST ? ROWS ONLY""";

    private final Connection connection;

    DeliveryTable(Connection connection) {
        this.connection = connection;
    }

    void insert(String endpoint, RoomCode room, long seq, Happening what, boolean isAgain, long now)
            throws SQLException {
        Statements.update(
                connection,
                INSERT,
                endpoint,
                room.value(),
                seq,
                what.place(),
                what.event().type(),
                isAgain,
                now,
                now);
    }

    /** Endpoints for which something is due. */
    Set<String> endpointsDue(long now) throws SQLException {
        Set<String> endpoints = new HashSet<>();
        try (PreparedStatement select = Statements.prepare(
                        connection,
                        "SELECT DISTINCT endpoint FROM webhook_delivery WHERE state = 'pending' AND due <= ?",
                        now);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                endpoints.add(row.getString(1));
            }
        }
        return endpoints;
    }

    /**
     * Takes what is due: nobody else gets it until then, and if this process ends meanwhile, it is due again.
     *
     * @param until in microseconds
     */
    List<Delivery> claim(String endpoint, int most, long now, long until) throws SQLException {
        List<Delivery> claimed = new ArrayList<>();
        for (Delivery due : list(DUE, endpoint, now, most)) {
            int changed = Statements.update(
                    connection,
                    "UPDATE webhook_delivery SET due = ?, attempts = attempts + 1, attempted = ?"
                            + " WHERE id = ? AND due = ? AND state = 'pending'",
                    until,
                    now,
                    due.id(),
                    due.due());
            if (changed == 1) {
                claimed.add(due);
            }
        }
        return claimed;
    }

    void settle(long id, String state, long due, String outcome, int status) throws SQLException {
        Statements.update(
                connection,
                "UPDATE webhook_delivery SET state = ?, due = ?, outcome = ?, status = ? WHERE id = ?",
                state,
                due,
                outcome,
                status,
                id);
    }

    Optional<Delivery> find(String endpoint, long id) throws SQLException {
        return list(SELECT + "endpoint = ? AND id = ?", endpoint, id).stream().findFirst();
    }

    /** The latest first. */
    List<Delivery> list(String endpoint, Optional<String> state, Optional<RoomCode> room, long before, int limit)
            throws SQLException {
        List<Object> values = new ArrayList<>(List.of(endpoint, before));
        state.ifPresent(values::add);
        room.ifPresent(some -> values.add(some.value()));
        values.add(limit);
        return list(
                SELECT + "endpoint = ? AND id < ?"
                        + (state.isPresent() ? " AND state = ?" : "")
                        + (room.isPresent() ? " AND room = ?" : "")
                        + " ORDER BY id DESC FETCH FIRST ? ROWS ONLY",
                values.toArray());
    }

    void erase(RoomCode room) throws SQLException {
        Statements.update(connection, "DELETE FROM webhook_delivery WHERE room = ?", room.value());
    }

    /** Forgets what has long been settled. */
    void prune(long before) throws SQLException {
        Statements.update(
                connection, "DELETE FROM webhook_delivery WHERE state <> 'pending' AND attempted < ?", before);
    }

    private List<Delivery> list(String sql, Object... values) throws SQLException {
        List<Delivery> found = new ArrayList<>();
        try (PreparedStatement select = Statements.prepare(connection, sql, values);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(new Delivery(
                        row.getLong(1),
                        row.getString(2),
                        new RoomCode(row.getString(3)),
                        row.getLong(4),
                        row.getInt(5),
                        WebhookEvent.of(row.getString(6)).orElseThrow(),
                        row.getString(7),
                        row.getBoolean(8),
                        row.getInt(9),
                        row.getLong(10),
                        row.getLong(11),
                        row.getLong(12),
                        row.getString(13),
                        row.getInt(14)));
            }
        }
        return found;
    }
}
