package org.sameframe.history;

import java.util.ArrayList;
import java.util.List;

/**
 * A query as SQL.
 *
 * @param conditions each with AND before it
 * @param values of the question marks in them
 */
record DirectoryFilter(String conditions, List<Object> values) {
    static DirectoryFilter of(DirectoryQuery query) {
        StringBuilder sql = new StringBuilder();
        List<Object> values = new ArrayList<>();
        query.after().ifPresent(after -> {
            // The first half alone is what an index can begin at.
            sql.append(" AND d.latest <= ? AND (d.latest < ? OR d.room < ?)");
            values.addAll(List.of(after.latest(), after.latest(), after.room().value()));
        });
        query.room().ifPresent(room -> {
            sql.append(" AND d.room = ?");
            values.add(room.value());
        });
        query.state().ifPresent(state -> {
            sql.append(" AND d.state = ?");
            values.add(state.name());
        });
        if (query.from() > 0) {
            sql.append(" AND d.latest >= ?");
            values.add(query.from());
        }
        if (query.until() < Long.MAX_VALUE) {
            sql.append(" AND d.created <= ?");
            values.add(query.until());
        }
        query.words().forEach(word -> occurs(sql, values, "d.search", word));
        if (!query.participant().isEmpty()) {
            occurs(sql, values, "d.search_people", DirectoryRow.searchable(query.participant()));
        }
        if (!query.medium().isEmpty()) {
            occurs(sql, values, "d.search_media", DirectoryRow.searchable(query.medium()));
        }
        return new DirectoryFilter(sql.toString(), List.copyOf(values));
    }

    /** Not LIKE, in which some characters mean something. */
    private static void occurs(StringBuilder sql, List<Object> values, String column, String text) {
        sql.append(" AND POSITION(? IN ").append(column).append(") > 0");
        values.add(text);
    }
}
