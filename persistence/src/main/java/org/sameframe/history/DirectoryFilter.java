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
            sql.append(" AND latest <= ? AND (latest < ? OR room < ?)");
            values.addAll(List.of(after.latest(), after.latest(), after.room().value()));
        });
        query.room().ifPresent(room -> {
            sql.append(" AND room = ?");
            values.add(room.value());
        });
        query.state().ifPresent(state -> {
            sql.append(" AND state = ?");
            values.add(state.name());
        });
        if (query.from() > 0) {
            sql.append(" AND latest >= ?");
            values.add(query.from());
        }
        if (query.until() < Long.MAX_VALUE) {
            sql.append(" AND created <= ?");
            values.add(query.until());
        }
        query.words().forEach(word -> occurs(sql, values, "search", word));
        if (!query.participant().isEmpty()) {
            occurs(sql, values, "search_people", DirectoryRow.searchable(query.participant()));
        }
        if (!query.medium().isEmpty()) {
            occurs(sql, values, "search_media", DirectoryRow.searchable(query.medium()));
        }
        return new DirectoryFilter(sql.toString(), List.copyOf(values));
    }

    /** Not LIKE, in which some characters mean something. */
    private static void occurs(StringBuilder sql, List<Object> values, String column, String text) {
        sql.append(" AND POSITION(? IN ").append(column).append(") > 0");
        values.add(text);
    }
}
