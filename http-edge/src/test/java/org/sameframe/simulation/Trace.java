package org.sameframe.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;

/** The last steps of a simulation, for people. Nothing is put into words until somebody wants to read it. */
public final class Trace {
    private static final int LONGEST = 400;

    private final int kept;
    private final Deque<Step> steps = new ArrayDeque<>();
    private long count;

    private record Step(long number, String what, Object detail) {
        @Override
        public String toString() {
            String text = detail.toString()
                    .replace('\n', ' ')
                    .replaceAll(", hash=<ByteString[^>]*>", "")
                    .replaceAll("Actor\\[[^\\]]*/user/([^#\\]]*)#[^\\]]*\\]", "$1");
            return "%6d  %s  %s"
                    .formatted(number, what, text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text);
        }
    }

    /** @param kept steps that are remembered */
    Trace(int kept) {
        this.kept = kept;
    }

    /** @param detail must not change afterwards */
    public void add(String what, Object detail) {
        if (steps.size() == kept) {
            steps.removeFirst();
        }
        steps.addLast(new Step(++count, what, detail));
    }

    /** How many there were. */
    long steps() {
        return count;
    }

    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining("\n"));
    }
}
