package org.sameframe.room;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Playback and commands as the tables of the tests write them.
 *
 * <p>{@code plays 10+500000 in 60 x-1000 ONCE 20..30}: playing from frame 10 and half a frame, from 60 ms after now, in
 * reverse, once, from 20 to 30. What is left out: no phase, from now, real time, LOOP, 0..99.
 */
final class Notation {
    private static final Pattern STATE =
            Pattern.compile("(paused|plays) (\\d+)(?:\\+(\\d+))?(?: in (-?[\\d.]+))?(?: x(-?\\d+))?"
                    + "(?: (ONCE|LOOP|PING_PONG|THROUGH))?(?: (\\d+)\\.\\.(\\d+))?");

    private Notation() {}

    static Playback playback(String text, long now) {
        Matcher state = STATE.matcher(text);
        if (!state.matches()) {
            throw new IllegalArgumentException(text);
        }
        String ahead = state.group(4);
        return new Playback(
                "m1",
                state.group(1).equals("plays"),
                number(state.group(2), 0),
                number(state.group(3), 0),
                now + (ahead == null ? 0 : Math.round(Double.parseDouble(ahead) * 1_000)),
                number(state.group(5), 1_000),
                state.group(6) == null ? LoopMode.LOOP : LoopMode.valueOf(state.group(6)),
                number(state.group(7), 0),
                number(state.group(8), 99));
    }

    static String text(Playback playback, long now) {
        StringBuilder text = new StringBuilder(playback.playing() ? "plays " : "paused ").append(playback.frame());
        if (playback.phase() != 0) {
            text.append('+').append(playback.phase());
        }
        if (playback.at() != now && playback.playing()) {
            String ms = Double.toString((playback.at() - now) / 1_000.0);
            text.append(" in ").append(ms.replaceFirst("\\.0$", ""));
        }
        if (playback.speed() != 1_000) {
            text.append(" x").append(playback.speed());
        }
        if (playback.loop() != LoopMode.LOOP) {
            text.append(' ').append(playback.loop());
        }
        if (playback.inPoint() != 0 || playback.outPoint() != 99) {
            text.append(' ').append(playback.inPoint()).append("..").append(playback.outPoint());
        }
        return text.toString();
    }

    /** {@code play}, {@code pause}, {@code pause 12}, {@code step -1 from 12}, {@code range 10..20} ... */
    static RoomCommand command(String text) {
        String[] words = text.split(" |\\.\\.", -1);
        return switch (words[0]) {
            case "play" -> new TransportCommand.Play();
            case "pause" -> new TransportCommand.Pause(optional(words, 1));
            case "seek" -> new TransportCommand.Seek(Integer.parseInt(words[1]));
            case "step" -> new TransportCommand.Step(Integer.parseInt(words[1]), optional(words, 3));
            case "speed" -> new TransportCommand.SetSpeed(Integer.parseInt(words[1]));
            case "loop" -> new TransportCommand.SetLoop(LoopMode.valueOf(words[1]));
            case "range" -> new TransportCommand.SetRange(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static OptionalInt optional(String[] words, int index) {
        return words.length > index ? OptionalInt.of(Integer.parseInt(words[index])) : OptionalInt.empty();
    }

    private static int number(String text, int otherwise) {
        return text == null ? otherwise : Integer.parseInt(text);
    }
}
