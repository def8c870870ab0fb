package org.sameframe.room;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Policies as the tests write them: {@code LEAD LAST_WINS PROMOTE waiting lobby ready=10000 places=3 off=GRADE}. What is left
 * out is as by default, but every category is on.
 */
final class Policies {
    private static final Pattern NUMBER = Pattern.compile("([a-z]+)=(-?\\d+)");

    private Policies() {}

    static Policy of(String text) {
        List<String> words = List.of(text.split(" "));
        return new Policy(
                number(text, "places", 50),
                number(text, "grace", 30_000),
                number(text, "shortest", 60),
                number(text, "longest", 1_000),
                new Policy.Driving(one(words, Control.EVERYONE), one(words, Conflict.HOST_WINS)),
                new Policy.Entrance(words.contains("waiting"), words.contains("locked"), words.contains("lobby")),
                new Policy.Gates(number(text, "ready", 0), number(text, "stalled", 0)),
                new Policy.Hosting(one(words, HostAbsence.KEEP), number(text, "absence", 60_000)),
                new Policy.Agreeing(one(words, AgreementRecord.NAMES), number(text, "agree", 5_000)),
                off(words));
    }

    /** Changes the policy as a host does. */
    static RoomCommand set(String text) {
        return new HostCommand.SetPolicy(of(text));
    }

    private static <E extends Enum<E>> E one(List<String> words, E otherwise) {
        return Arrays.stream(otherwise.getDeclaringClass().getEnumConstants())
                .filter(some -> words.contains(some.name()))
                .findFirst()
                .orElse(otherwise);
    }

    private static int number(String text, String name, int otherwise) {
        return NUMBER.matcher(text)
                .results()
                .filter(match -> match.group(1).equals(name))
                .map((MatchResult match) -> Integer.parseInt(match.group(2)))
                .findFirst()
                .orElse(otherwise);
    }

    private static Set<Category> off(List<String> words) {
        Set<Category> off = EnumSet.noneOf(Category.class);
        words.stream()
                .filter(word -> word.startsWith("off="))
                .forEach(word -> off.add(Category.valueOf(word.substring("off=".length()))));
        return off;
    }
}
