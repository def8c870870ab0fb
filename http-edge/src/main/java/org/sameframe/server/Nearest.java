package org.sameframe.server;

import java.util.Collection;
import java.util.Comparator;

/** What somebody meant who mistyped a name. */
final class Nearest {
    private Nearest() {}

    /** {@code , do you mean NAME?}, or nothing if none of the names is near. */
    static String suggestion(String typed, Collection<String> names) {
        return names.stream()
                .min(Comparator.comparingInt((String name) -> distance(typed, name))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name -> distance(typed, name) <= Math.max(2, typed.length() / 4))
                .or(() -> names.stream()
                        .filter(name -> last(name).equals(last(typed)))
                        .findFirst())
                .map(name -> ", do you mean " + name + "?")
                .orElse("");
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** Levenshtein's: letters to be put in, taken out or changed. */
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
