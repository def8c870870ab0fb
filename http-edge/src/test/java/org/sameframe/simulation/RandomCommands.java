package org.sameframe.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.sameframe.schema.v1.AddMedium;
import org.sameframe.schema.v1.Command;
import org.sameframe.schema.v1.FrameRate;
import org.sameframe.schema.v1.LoopMode;
import org.sameframe.schema.v1.MediaSource;
import org.sameframe.schema.v1.Medium;
import org.sameframe.schema.v1.Pause;
import org.sameframe.schema.v1.Play;
import org.sameframe.schema.v1.Rename;
import org.sameframe.schema.v1.Seek;
import org.sameframe.schema.v1.SelectMedium;
import org.sameframe.schema.v1.SetLoop;
import org.sameframe.schema.v1.SetRange;
import org.sameframe.schema.v1.SetSpeed;
import org.sameframe.schema.v1.Step;
import org.sameframe.schema.v1.Value;

/** Any command that a client may give; most make sense for what it sees, some are refused. */
final class RandomCommands {
    /** A new command of the schema is one more line here. */
    private static final List<Maker> MAKERS = new ArrayList<>(List.of(
            (random, seen) -> command().setPlay(Play.getDefaultInstance()),
            (random, seen) -> command().setPause(pause(random)),
            (random, seen) -> command().setSeek(Seek.newBuilder().setFrame(frame(random))),
            (random, seen) -> command().setSeek(Seek.newBuilder().setFrame(frame(random))),
            (random, seen) -> command().setStep(step(random)),
            (random, seen) -> command().setSetSpeed(SetSpeed.newBuilder().setSpeed(random.nextInt(-2, 5) * 500)),
            (random, seen) -> command().setSetLoop(SetLoop.newBuilder().setLoop(loop(random))),
            (random, seen) -> command().setSetRange(range(random)),
            (random, seen) -> command().setAddMedium(AddMedium.newBuilder().setMedium(medium(random))),
            (random, seen) ->
                    command().setSelectMedium(SelectMedium.newBuilder().setMedium(mediumId(random, seen))),
            (random, seen) -> command().setRename(Rename.newBuilder().setName("Name " + random.nextInt(9)))));

    static {
        MAKERS.addAll(RandomMarkup.MAKERS);
        MAKERS.addAll(RandomRoster.MAKERS);
    }

    /** Makes a command of one kind. */
    interface Maker {
        Command.Builder make(RandomGenerator random, Iterable<Value> seen);
    }

    private RandomCommands() {}

    /**
     * A command without its number.
     *
     * @param seen what the client shows
     */
    static Command.Builder next(RandomGenerator random, Iterable<Value> seen) {
        return MAKERS.get(random.nextInt(MAKERS.size())).make(random, seen);
    }

    static Command.Builder command() {
        return Command.newBuilder();
    }

    /** The id of something that the client sees, or of nothing. */
    static String id(RandomGenerator random, Iterable<Value> seen, Predicate<Value> isOne, Function<Value, String> id) {
        String found = "x1";
        int count = 0;
        for (Value value : seen) {
            if (isOne.test(value) && random.nextInt(++count) == 0) {
                found = id.apply(value);
            }
        }
        return random.nextInt(20) == 0 ? "x1" : found;
    }

    /** Now and then one that no medium has. */
    static int frame(RandomGenerator random) {
        return random.nextInt(20) == 0 ? -1 : random.nextInt(260);
    }

    private static Pause pause(RandomGenerator random) {
        return random.nextBoolean()
                ? Pause.getDefaultInstance()
                : Pause.newBuilder().setFrame(frame(random)).build();
    }

    private static Step step(RandomGenerator random) {
        Step.Builder step = Step.newBuilder().setFrames(random.nextInt(-3, 4));
        return random.nextBoolean() ? step.build() : step.setFrom(frame(random)).build();
    }

    private static LoopMode loop(RandomGenerator random) {
        return LoopMode.forNumber(random.nextInt(1, 5));
    }

    private static SetRange range(RandomGenerator random) {
        return SetRange.newBuilder()
                .setInPoint(random.nextInt(120))
                .setOutPoint(random.nextInt(100, 250))
                .build();
    }

    private static Medium medium(RandomGenerator random) {
        return Medium.newBuilder()
                .setTitle("Take " + random.nextInt(100))
                .setRate(FrameRate.newBuilder().setNumerator(24).setDenominator(1))
                .setFrames(random.nextInt(100, 300))
                .addSources(MediaSource.newBuilder()
                        .setLocation("https://example.com/" + "x".repeat(random.nextInt(1, 200))))
                .build();
    }

    static String mediumId(RandomGenerator random, Iterable<Value> seen) {
        String id = "m" + random.nextInt(1, 4);
        for (Value value : seen) {
            if (value.hasMedium() && random.nextInt(3) == 0) {
                id = value.getMedium().getId();
            }
        }
        return id;
    }
}
