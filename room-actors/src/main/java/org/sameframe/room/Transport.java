package org.sameframe.room;

import java.util.OptionalInt;

/** Decides what moves the playhead. */
record Transport(Playback playback, Medium medium, Policy policy, Context context) {
    /** [PB3]: everybody starts at one instant, soon enough to be told before. */
    Decision play() {
        if (playback.playing()) {
            return Decision.UNCHANGED;
        }
        int first = playback.speed() > 0 ? playback.inPoint() : playback.outPoint();
        int last = playback.speed() > 0 ? playback.outPoint() : playback.inPoint();
        boolean again = playback.loop() == LoopMode.ONCE && playback.frame() == last;
        return put(playback.playingFrom(again ? first : playback.frame(), start()));
    }

    /** [PB2]: pause lands on the sender's frame. */
    Decision pause(OptionalInt shown) {
        if (shown.isPresent() && !medium.contains(shown.getAsInt())) {
            return outside(shown.getAsInt());
        }
        if (!playback.playing()) {
            return Decision.UNCHANGED;
        }
        return put(playback.pausedOn(shown.orElse(frame()), context.now()));
    }

    /** [PB4]: lands on the frame; while playing, with the same lead as play. */
    Decision seek(int frame) {
        if (!medium.contains(frame)) {
            return outside(frame);
        }
        if (playback.playing()) {
            return put(playback.playingFrom(frame, start()));
        }
        return playback.isOn(frame) ? Decision.UNCHANGED : put(playback.pausedOn(frame, context.now()));
    }

    /** [PB5]: pauses, and moves by whole frames. */
    Decision step(int frames, OptionalInt from) {
        if (frames == 0) {
            return Decision.invalid("A step of 0 frames goes nowhere (expected: 1, -1, 10 ...).");
        }
        if (from.isPresent() && !medium.contains(from.getAsInt())) {
            return outside(from.getAsInt());
        }
        long target = (long) from.orElse(frame()) + frames;
        int frame = (int) Math.min(Math.max(target, playback.inPoint()), playback.outPoint());
        return playback.isOn(frame) ? Decision.UNCHANGED : put(playback.pausedOn(frame, context.now()));
    }

    /** [PB6]. */
    Decision setSpeed(int speed) {
        if (speed == 0 || Math.abs((long) speed) > Limits.SPEED) {
            return Decision.invalid("speed: %d (expected: thousandths, -%d to %d and not 0; to stop, pause)."
                    .formatted(speed, Limits.SPEED, Limits.SPEED));
        }
        return now().speed() == speed ? Decision.UNCHANGED : put(now().withSpeed(speed));
    }

    /** [PB6]. */
    Decision setLoop(LoopMode loop) {
        return loop == playback.loop() ? Decision.UNCHANGED : put(now().withLoop(loop));
    }

    /** [PB7]. */
    Decision setRange(int in, int out) {
        if (in < 0 || in > out || !medium.contains(out)) {
            return Decision.invalid(
                    "in %d, out %d (expected: 0 <= in <= out <= %d).".formatted(in, out, medium.frames() - 1));
        }
        if (in == playback.inPoint() && out == playback.outPoint()) {
            return Decision.UNCHANGED;
        }
        return put(now().withRange(in, out));
    }

    private Decision put(Playback changed) {
        return changed.equals(playback) ? Decision.UNCHANGED : Decision.put(changed);
    }

    private Playback now() {
        return playback.anchoredAt(context.now(), medium.rate());
    }

    private int frame() {
        return playback.frameAt(context.now(), medium.rate());
    }

    private long start() {
        return context.now() + policy.leadUs(context.slowestDelayUs());
    }

    /** [PB9]. */
    private Decision outside(int frame) {
        return Decision.invalid(
                "frame: %d (expected: 0 to %d, the frames of the medium).".formatted(frame, medium.frames() - 1));
    }
}
