package org.sameframe.room;

/** A value of the room's state. Its key says which one it is. */
public sealed interface Value
        permits RoomCard,
                Policy,
                Lobby,
                Participant,
                Ready,
                Subscription,
                Lead,
                Vacancy,
                Agreement,
                Medium,
                Shot,
                Playback,
                Gate,
                View,
                Grade,
                Annotation,
                Note,
                ChatMessage {
    /** Unique in the room: {@code playback}, {@code participant/7} ... */
    String key();

    Category category();

    <R> R accept(Cases<R> cases);

    /** One case for each kind of value; a new kind breaks the build wherever it is not handled. */
    interface Cases<R> {
        R card(RoomCard card);

        R policy(Policy policy);

        R lobby(Lobby lobby);

        R participant(Participant participant);

        R ready(Ready ready);

        R subscription(Subscription subscription);

        R lead(Lead lead);

        R vacancy(Vacancy vacancy);

        R agreement(Agreement agreement);

        R medium(Medium medium);

        R shot(Shot shot);

        R playback(Playback playback);

        R gate(Gate gate);

        R view(View view);

        R grade(Grade grade);

        R annotation(Annotation annotation);

        R note(Note note);

        R chatMessage(ChatMessage message);
    }
}
