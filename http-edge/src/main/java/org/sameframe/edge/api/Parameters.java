package org.sameframe.edge.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.Query;
import org.apache.pekko.japi.Pair;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request's query, read one after the other. The first that is wrong is to blame, then any that nobody reads;
 * nothing of what was sent stands in the problem, but for the name of such a one.
 */
final class Parameters {
    private final Query query;
    private final Set<String> known = new LinkedHashSet<>();
    private @Nullable Problem fault;

    private Parameters(Query query, @Nullable Problem fault) {
        this.query = query;
        this.fault = fault;
    }

    static Parameters of(HttpRequest request) {
        try {
            return new Parameters(request.getUri().query(), null);
        } catch (RuntimeException e) {
            // what it throws for escapes that are none belongs to the Scala interface
            return new Parameters(Query.EMPTY, Problem.invalid("The query of the address cannot be read."));
        }
    }

    /**
     * A parameter, or empty: it is not there, or it is wrong, which {@link #fault} tells.
     *
     * @param expected for a sentence: "limit must be 1 to 1000."
     */
    <T> Optional<T> read(String name, Function<String, Optional<T>> parse, String expected) {
        known.add(name);
        List<String> given = query.getAll(name);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> value = given.size() == 1 ? parse.apply(given.get(0)) : Optional.empty();
        if (value.isEmpty()) {
            blame(name, expected + (given.size() == 1 ? "." : ", once."));
        }
        return value;
    }

    /** All values of a parameter that may come several times. */
    <T> List<T> readAll(String name, Function<String, Optional<T>> parse, String expected) {
        known.add(name);
        List<Optional<T>> values = query.getAll(name).stream().map(parse).toList();
        if (values.stream().anyMatch(Optional::isEmpty)) {
            blame(name, expected + ".");
        }
        return values.stream().flatMap(Optional::stream).toList();
    }

    /** Whether a parameter is there and is of some kind. */
    boolean has(String name, Predicate<String> kind) {
        return query.getAll(name).stream().anyMatch(kind);
    }

    /** Refuses a parameter that others have and this address does not. */
    void refuse(String name, String expected) {
        if (query.get(name).isPresent()) {
            blame(name, expected);
        }
    }

    /** Adds what only several parameters together show. */
    void blame(String name, String expected) {
        if (fault == null) {
            fault = Problem.invalid(name, name + " must be " + expected);
        }
    }

    /** Once all have been read: what was not is a name that means nothing here. */
    Optional<Problem> fault() {
        return Optional.ofNullable(fault).or(this::unknown);
    }

    private Optional<Problem> unknown() {
        return query.toList().stream()
                .map(Pair::first)
                .filter(name -> !name.isEmpty() && !known.contains(name))
                .findFirst()
                .map(name -> Problem.invalid(
                        name,
                        known.isEmpty()
                                ? "This address takes no parameters."
                                : "There is no such parameter here. There are: %s."
                                        .formatted(String.join(", ", known))));
    }

    /** Reads a whole number from a range. */
    static Function<String, Optional<Long>> number(long least, long most) {
        return text -> isNumber(text)
                ? Optional.of(Long.parseLong(text)).filter(number -> number >= least && number <= most)
                : Optional.empty();
    }

    /** Reads a yes or a no. */
    static Optional<Boolean> truth(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    static boolean isNumber(String text) {
        return text.matches("\\d{1,18}");
    }

    /** Reads microseconds since the epoch, or an instant of ISO 8601, as microseconds. */
    static Optional<Long> instant(String text) {
        Optional<Long> micros = number(0, Long.MAX_VALUE).apply(text);
        return micros.isPresent() ? micros : iso(text).stream().boxed().findFirst();
    }

    private static OptionalLong iso(String text) {
        try {
            return OptionalLong.of(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(text)));
        } catch (DateTimeException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }
}
