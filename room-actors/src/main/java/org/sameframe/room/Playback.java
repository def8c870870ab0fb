package org.sameframe.room;

import java.math.BigInteger;
import java.util.OptionalLong;

/**
 * Where the playhead is, as a function of server time [PB1].
 *
 * <p>At instant {@code at} the playhead is {@code phase} millionths into {@code frame}; from then on it travels, if
 * {@code playing}, within the range. Frame {@code n} is on glass from position {@code n} up to {@code n + 1}, whichever
 * way the playhead moves. All arithmetic is on whole numbers, so that nothing drifts and everybody gets the same answer.
 *
 * @param medium id of the selected medium
 * @param phase millionths of a frame, 0 to 999999
 * @param at in microseconds since the epoch; while playing it may lie ahead: a start that everybody waits for
 * @param speed thousandths of the medium's rate; negative is reverse; never 0
 * @param inPoint first frame of the range
 * @param outPoint last frame of the range, included
 */
public record Playback(
        String medium,
        boolean playing,
        int frame,
        int phase,
        long at,
        int speed,
        LoopMode loop,
        int inPoint,
        int outPoint)
        implements Value {

    static final String KEY = "playback";

    /** Parts into which a frame is divided. */
    public static final long FRAME = 1_000_000;

    static final int REAL_TIME = 1_000;

    static Playback loaded(Medium medium, LoopMode loop, long now) {
        int first = medium.firstOfCut();
        return new Playback(medium.id(), false, first, 0, now, REAL_TIME, loop, first, medium.lastOfCut());
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Category category() {
        return Category.PLAYBACK;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.playback(this);
    }

    /** The frame on glass at an instant. */
    public int frameAt(long instant, FrameRate rate) {
        return (int) Math.floorDiv(positionAt(instant, rate), FRAME);
    }

    /** The playhead at an instant, in millionths of a frame. */
    public long positionAt(long instant, FrameRate rate) {
        long anchor = anchor();
        if (!playing || instant <= at) {
            return anchor;
        }
        long length = end() - start();
        long way = anchor - start() + travelled(instant, rate);
        return start()
                + switch (loop) {
                    case ONCE, THROUGH -> Math.min(Math.max(way, 0), length - 1);
                    case LOOP -> Math.floorMod(way, length);
                    case PING_PONG -> {
                        long turn = Math.floorMod(way, 2 * length);
                        yield turn < length ? turn : 2 * length - 1 - turn;
                    }
                };
    }

    /** The first instant at which the playhead has come to the end of its way [PB8]; empty if it never does. */
    public OptionalLong endsAt(FrameRate rate) {
        if (!playing || !ends()) {
            return OptionalLong.empty();
        }
        BigInteger pace = BigInteger.valueOf(Math.abs((long) speed) * rate.numerator());
        long way = speed > 0 ? end() - anchor() : anchor() - start();
        BigInteger[] time = BigInteger.valueOf(way)
                .multiply(BigInteger.valueOf(rate.denominator() * 1_000L))
                .divideAndRemainder(pace);
        boolean whole = time[1].signum() == 0;
        // Forward the end is where frame out + 1 would begin; in reverse it is left behind, a moment after it is met.
        long wait = time[0].longValueExact() + (speed > 0 && whole ? 0 : 1);
        return OptionalLong.of(at + wait);
    }

    /** Whether the playhead has come to the edge that it travels towards by an instant. */
    boolean passesEdgeBy(long instant, FrameRate rate) {
        OptionalLong edge = withLoop(LoopMode.ONCE).endsAt(rate);
        return edge.isPresent() && edge.getAsLong() <= instant;
    }

    /** Playing from where the playhead is, at a later instant, the same way as before: the past does not move [PB6]. */
    Playback anchoredAt(long instant, FrameRate rate) {
        if (!playing || instant <= at) {
            return this;
        }
        long position = positionAt(instant, rate);
        return new Playback(
                medium,
                true,
                (int) (position / FRAME),
                (int) (position % FRAME),
                instant,
                isReturning(instant, rate) ? -speed : speed,
                loop,
                inPoint,
                outPoint);
    }

    Playback playingFrom(int newFrame, long start) {
        return new Playback(medium, true, within(newFrame), entryPhase(), start, speed, loop, inPoint, outPoint);
    }

    Playback pausedOn(int newFrame, long now) {
        return new Playback(medium, false, within(newFrame), 0, now, speed, loop, inPoint, outPoint);
    }

    /** What is played once, after its end [PB8]. */
    Playback ended(long now) {
        return pausedOn(lastPlayed(), now);
    }

    Playback withSpeed(int newSpeed) {
        return new Playback(medium, playing, frame, phase, at, newSpeed, loop, inPoint, outPoint);
    }

    Playback withLoop(LoopMode newLoop) {
        return new Playback(medium, playing, frame, phase, at, speed, newLoop, inPoint, outPoint);
    }

    Playback withRange(int newIn, int newOut) {
        int inside = Math.min(Math.max(frame, newIn), newOut);
        int newPhase = inside == frame ? phase : playing ? entryPhase() : 0;
        return new Playback(medium, playing, inside, newPhase, at, speed, loop, newIn, newOut);
    }

    /** Whether what plays comes to an end. */
    boolean ends() {
        return loop == LoopMode.ONCE || loop == LoopMode.THROUGH;
    }

    /** The first frame that is played, in the direction in which it plays. */
    int firstPlayed() {
        return speed > 0 ? inPoint : outPoint;
    }

    int lastPlayed() {
        return speed > 0 ? outPoint : inPoint;
    }

    boolean isOn(int someFrame) {
        return !playing && frame == within(someFrame);
    }

    /** The frame of the range that is nearest to a frame. */
    int within(int someFrame) {
        return Math.min(Math.max(someFrame, inPoint), outPoint);
    }

    /** Where a frame is entered: it stays on glass for its whole time, whichever way the playhead moves. */
    private int entryPhase() {
        return speed > 0 ? 0 : (int) FRAME - 1;
    }

    private long anchor() {
        return Math.min(Math.max(frame * FRAME + phase, start()), end() - 1);
    }

    private long start() {
        return inPoint * FRAME;
    }

    private long end() {
        return (outPoint + 1) * FRAME;
    }

    /** On the way back of a ping-pong. */
    private boolean isReturning(long instant, FrameRate rate) {
        long length = end() - start();
        return loop == LoopMode.PING_PONG
                && Math.floorMod(anchor() - start() + travelled(instant, rate), 2 * length) >= length;
    }

    private long travelled(long instant, FrameRate rate) {
        long elapsed = instant - at;
        long pace = (long) speed * rate.numerator();
        long divisor = rate.denominator() * 1_000L;
        // elapsed * pace leaves 64 bits after a day at eight times the speed.
        if (Math.multiplyHigh(elapsed, pace) == (elapsed * pace) >> 63) {
            return Math.floorDiv(elapsed * pace, divisor);
        }
        BigInteger[] way = BigInteger.valueOf(elapsed)
                .multiply(BigInteger.valueOf(pace))
                .divideAndRemainder(BigInteger.valueOf(divisor));
        return way[0].longValueExact() - (way[1].signum() < 0 ? 1 : 0);
    }
}
