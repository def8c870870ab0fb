package org.sameframe.room;

import java.util.OptionalInt;
import java.util.function.BiFunction;

/** Decides what moves the playhead. */
record Transport(Room room, Context context) implements TransportCommand.Cases<Decision> {
    /** [PB3], [GA2]: everybody starts at one instant, soon enough to be told before. */
    @Override
    public Decision play(TransportCommand.Play command) {
        return moving((playback, medium) -> {
            if (playback.playing() || room.gate().isPresent()) {
                return Decision.UNCHANGED;
            }
            boolean again = playback.ends() && playback.frame() == playback.lastPlayed();
            int frame = again ? playback.firstPlayed() : playback.frame();
            Changes changes = new Changes(room);
            new Gatekeeper(room, context).play(playback.pausedOn(frame, context.now()), changes);
            return changes.decision();
        });
    }

    /** [PB2], [PB10]: pause lands on the sender's frame; what waits to play does not wait any more [GA7]. */
    @Override
    public Decision pause(TransportCommand.Pause command) {
        return moving((playback, medium) -> {
            OptionalInt shown = isOf(command.medium(), playback) ? command.frame() : OptionalInt.empty();
            if (shown.isPresent() && !medium.contains(shown.getAsInt())) {
                return outside(shown.getAsInt(), medium);
            }
            return playback.playing()
                    ? Decision.put(playback.pausedOn(shown.orElse(frame(playback, medium)), context.now()))
                    : rest(playback);
        });
    }

    /** [PB4]: lands on the frame; while playing, with a lead in which everybody can land. */
    @Override
    public Decision seek(TransportCommand.Seek command) {
        return moving(command.medium(), (playback, medium) -> {
            if (!medium.contains(command.frame())) {
                return outside(command.frame(), medium);
            }
            if (playback.playing()) {
                return Decision.put(
                        playback.playingFrom(command.frame(), Gatekeeper.start(room, context, Slowness::seekUs)));
            }
            return playback.isOn(command.frame())
                    ? Decision.UNCHANGED
                    : Decision.put(playback.pausedOn(command.frame(), context.now()));
        });
    }

    /** [PB5]: pauses, and moves by whole frames. */
    @Override
    public Decision step(TransportCommand.Step command) {
        return moving(command.medium(), (playback, medium) -> {
            OptionalInt from = command.from();
            if (command.frames() == 0) {
                return Decision.invalid("A step of 0 frames goes nowhere (expected: 1, -1, 10 ...).");
            }
            if (from.isPresent() && !medium.contains(from.getAsInt())) {
                return outside(from.getAsInt(), medium);
            }
            long target = (long) from.orElse(frame(playback, medium)) + command.frames();
            int frame = (int) Math.min(Math.max(target, playback.inPoint()), playback.outPoint());
            return rest(playback.isOn(frame) ? playback : playback.pausedOn(frame, context.now()));
        });
    }

    /** [PB6]. */
    @Override
    public Decision setSpeed(TransportCommand.SetSpeed command) {
        int speed = command.speed();
        if (speed == 0 || Math.abs((long) speed) > Limits.SPEED) {
            return Decision.invalid("speed: %d (expected: thousandths, -%d to %d and not 0; to stop, pause)."
                    .formatted(speed, Limits.SPEED, Limits.SPEED));
        }
        return moving((playback, medium) -> {
            Playback now = playback.anchoredAt(context.now(), medium.rate());
            return now.speed() == speed ? Decision.UNCHANGED : Decision.put(now.withSpeed(speed));
        });
    }

    /** [PB6]. */
    @Override
    public Decision setLoop(TransportCommand.SetLoop command) {
        return moving((playback, medium) -> command.loop() == playback.loop()
                ? Decision.UNCHANGED
                : Decision.put(playback.anchoredAt(context.now(), medium.rate()).withLoop(command.loop())));
    }

    /** [PB7]. */
    @Override
    public Decision setRange(TransportCommand.SetRange command) {
        int in = command.inPoint();
        int out = command.outPoint();
        return moving(command.medium(), (playback, medium) -> {
            if (in < 0 || in > out || !medium.contains(out)) {
                return Decision.invalid(
                        "in %d, out %d (expected: 0 <= in <= out <= %d).".formatted(in, out, medium.frames() - 1));
            }
            if (in == playback.inPoint() && out == playback.outPoint()) {
                return Decision.UNCHANGED;
            }
            if (playback.playing()) {
                return Decision.put(
                        playingInside(playback.anchoredAt(context.now(), medium.rate()), in, out, medium.rate()));
            }
            Playback ranged = playback.withRange(in, out);
            // A playhead that has to move begins to rest anew [FA4].
            return Decision.put(
                    playback.isOn(ranged.frame()) ? ranged : ranged.pausedOn(ranged.frame(), context.now()));
        });
    }

    /** [PB7]: who has to go elsewhere does so as in a seek [PB4]; what is played once and has come to its end, ends. */
    private Playback playingInside(Playback playback, int in, int out, FrameRate rate) {
        Playback ranged = playback.withRange(in, out);
        long start = Gatekeeper.start(room, context, Slowness::seekUs);
        boolean isOutside = ranged.frame() != playback.frame();
        if (ranged.loop() == LoopMode.LOOP) {
            boolean goesBack = isOutside || ranged.passesEdgeBy(start, rate);
            return goesBack ? ranged.playingFrom(ranged.firstPlayed(), start) : ranged;
        }
        boolean isOver = ranged.ends() && ranged.frame() == ranged.lastPlayed();
        return isOutside && !isOver ? ranged.playingFrom(ranged.frame(), start) : ranged;
    }

    /** [PB8], [PL7]: what has come to its end rests there, or goes on with the next shot. */
    void end(Changes changes) {
        if (Deadlines.end(room).orElse(Long.MAX_VALUE) > context.now()) {
            return;
        }
        room.playback().ifPresent(playback -> {
            changes.put(playback.ended(context.now()));
            if (playback.loop() == LoopMode.THROUGH) {
                new Playlist(room, context).goThrough(playback, changes);
            }
        });
    }

    /** Rests as a playback does, and no longer waits to play [GA7]: then the rest begins now, with the time to agree. */
    private Decision rest(Playback resting) {
        Changes changes = new Changes(room);
        changes.put(room.gate().isPresent() ? resting.pausedOn(resting.frame(), context.now()) : resting);
        changes.remove(Gate.KEY);
        return changes.decision();
    }

    /** [PB10]: a number of frames means nothing on another medium. */
    private Decision moving(String of, BiFunction<Playback, Medium, Decision> decide) {
        return moving((playback, medium) -> isOf(of, playback)
                ? decide.apply(playback, medium)
                : Decision.invalid(
                        "Another medium is looked at meanwhile; look at the room, and give the command again."));
    }

    private static boolean isOf(String medium, Playback playback) {
        return medium.isEmpty() || medium.equals(playback.medium());
    }

    private Decision moving(BiFunction<Playback, Medium, Decision> decide) {
        return room.playback()
                .flatMap(playback -> room.medium(playback.medium()).map(medium -> decide.apply(playback, medium)))
                .orElseGet(() -> Decision.invalid("There is nothing to look at yet; add a medium first."));
    }

    private int frame(Playback playback, Medium medium) {
        return playback.frameAt(context.now(), medium.rate());
    }

    /** [PB9]. */
    private static Decision outside(int frame, Medium medium) {
        return Decision.invalid(
                "frame: %d (expected: 0 to %d, the frames of the medium).".formatted(frame, medium.frames() - 1));
    }
}
