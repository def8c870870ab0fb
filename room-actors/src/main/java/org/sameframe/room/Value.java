package org.sameframe.room;

/** A value of the room's state. Its key says which one it is. */
public sealed interface Value permits RoomCard, Policy, Playback, Medium, Participant {
    /** Unique in the room: {@code playback}, {@code participant/7} ... */
    String key();

    Category category();

    <R> R accept(Cases<R> cases);

    /** One case for each kind of value; a new kind breaks the build wherever it is not handled. */
    interface Cases<R> {
        R card(RoomCard card);

        R policy(Policy policy);

        R playback(Playback playback);

        R medium(Medium medium);

        R participant(Participant participant);
    }
}
