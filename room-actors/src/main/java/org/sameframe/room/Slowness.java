package org.sameframe.room;

/**
 * How long it takes from deciding that something plays until a participant's picture moves, in microseconds [PB3].
 *
 * @param playUs from the frame on which its player rests: the way there and the start of the player
 * @param seekUs from another frame: the player seeks before
 */
public record Slowness(long playUs, long seekUs) {
    /** Of who is there at once, or of whom nothing is known. */
    public static final Slowness NONE = new Slowness(0, 0);

    /** The slower of both, wherever each is slower. */
    public Slowness or(Slowness other) {
        return new Slowness(Math.max(playUs, other.playUs), Math.max(seekUs, other.seekUs));
    }
}
