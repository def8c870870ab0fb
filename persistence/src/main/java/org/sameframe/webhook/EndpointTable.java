package org.sameframe.webhook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sameframe.persistence.SealedSecrets;
import org.sameframe.room.RoomCode;

/** The rows of endpoints, and how far each was told of each room, over one connection. */
final class EndpointTable {
    private static final String SELECT = """
            SELECT id, url, events, rooms, texts, state, configured, secrets, since, former_until, behind
            FROM webhook_endpoint ORDER BY since, id""";

    private static final String INSERT = """
            INSERT INTO webhook_endpoint (id, url, events, rooms, texts, state, configured, secrets, since, former_until, behind)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Connection connection;
    private final SealedSecrets sealing;

    EndpointTable(Connection connection, SealedSecrets sealing) {
        this.connection = connection;
        this.sealing = sealing;
    }

    List<Endpoint> list() throws SQLException {
        List<Endpoint> all = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String id = row.getString(1);
                all.add(new Endpoint(
                        id,
                        row.getString(2),
                        set(row.getString(3), WebhookEvent::of),
                        set(row.getString(4), RoomCode::parse),
                        row.getBoolean(5),
                        Endpoint.State.valueOf(row.getString(6)),
                        row.getBoolean(7),
                        row.getLong(9),
                        secrets(id, row.getBytes(8)),
                        row.getLong(10),
                        row.getLong(11)));
            }
        }
        return all;
    }

    private List<Secret> secrets(String id, byte @Nullable [] sealed) {
        return sealed == null
                ? List.of()
                : sealing.open(id, sealed).stream()
                        .flatMap(texts -> Arrays.stream(texts.split(" ")))
                        .flatMap(text -> Secret.parse(text).stream())
                        .toList();
    }

    void put(Endpoint endpoint) throws SQLException {
        update("DELETE FROM webhook_endpoint WHERE id = ?", endpoint.id());
        String secrets = endpoint.secrets().stream().map(Secret::text).collect(Collectors.joining(" "));
        update(
                INSERT,
                endpoint.id(),
                endpoint.url(),
                endpoint.events().stream().map(WebhookEvent::type).sorted().collect(Collectors.joining(" ")),
                endpoint.rooms().stream().map(RoomCode::value).sorted().collect(Collectors.joining(" ")),
                endpoint.texts(),
                endpoint.state().name(),
                endpoint.isConfigured(),
                // Those of the configuration stay there.
                endpoint.isConfigured() ? new byte[] {0} : sealing.seal(endpoint.id(), secrets),
                endpoint.since(),
                endpoint.formerUntil(),
                endpoint.behind());
    }

    void delete(String id) throws SQLException {
        update("DELETE FROM webhook_delivery WHERE endpoint = ?", id);
        update("DELETE FROM webhook_position WHERE endpoint = ?", id);
        update("DELETE FROM webhook_endpoint WHERE id = ?", id);
    }

    /** What waits for it is due, as if it had just come into the outbox. */
    void tryAnew(String id, long now) throws SQLException {
        update(
                "UPDATE webhook_delivery SET created = ?, due = ?, attempts = 0 WHERE endpoint = ? AND state = 'pending'",
                now,
                now,
                id);
    }

    boolean has(String id) throws SQLException {
        return number("SELECT count(*) FROM webhook_endpoint WHERE id = ?", id).orElse(0L) > 0;
    }

    /** How far each endpoint was told of a room; who is not in it was told nothing yet. */
    Map<String, Long> positions(RoomCode room) throws SQLException {
        Map<String, Long> positions = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT endpoint, seq FROM webhook_position WHERE room = ?")) {
            select.setString(1, room.value());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    positions.put(row.getString(1), row.getLong(2));
                }
            }
        }
        return positions;
    }

    /** Goes on from one position to another. False if it is not where it was thought to be: somebody else was faster. */
    boolean advance(String endpoint, RoomCode room, Optional<Long> from, long to) throws SQLException {
        if (from.isPresent()) {
            return update(
                            "UPDATE webhook_position SET seq = ? WHERE endpoint = ? AND room = ? AND seq = ?",
                            to,
                            endpoint,
                            room.value(),
                            from.get())
                    == 1;
        }
        if (positions(room).containsKey(endpoint)) {
            return false;
        }
        update("INSERT INTO webhook_position (endpoint, room, seq) VALUES (?, ?, ?)", endpoint, room.value(), to);
        return true;
    }

    /** A ledger that ends before a position was put back from a backup: it is followed as if it were new. */
    void restart(RoomCode room, long position) throws SQLException {
        update("DELETE FROM webhook_position WHERE room = ? AND seq = ?", room.value(), position);
    }

    /** Up to which row of the journal everything was looked at; 0: nothing was yet. */
    long mark() throws SQLException {
        return number("SELECT ordering FROM webhook_mark WHERE id = 1").orElse(0L);
    }

    void mark(long ordering) throws SQLException {
        if (update("UPDATE webhook_mark SET ordering = ? WHERE id = 1", ordering) == 0) {
            update("INSERT INTO webhook_mark (id, ordering) VALUES (1, ?)", ordering);
        }
    }

    /** @param ids of those that have been told what they missed while they were off */
    void caughtUp(Collection<String> ids) throws SQLException {
        for (String id : ids) {
            update("UPDATE webhook_endpoint SET behind = -1 WHERE id = ? AND state = 'ON'", id);
        }
    }

    private Optional<Long> number(String sql, Object... values) throws SQLException {
        try (PreparedStatement select = Statements.prepare(connection, sql, values);
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
        }
    }

    private int update(String sql, Object... values) throws SQLException {
        return Statements.update(connection, sql, values);
    }

    private static <T> Set<T> set(String texts, Function<String, Optional<T>> parse) {
        return Arrays.stream(texts.split(" "))
                .flatMap(text -> parse.apply(text).stream())
                .collect(Collectors.toSet());
    }
}
