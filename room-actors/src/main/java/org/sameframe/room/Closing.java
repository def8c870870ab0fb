package org.sameframe.room;

/** Ends a room for good [HO5]. */
final class Closing {
    private Closing() {}

    /** The playhead rests where it is, everybody goes, and nothing is due any more. */
    static void close(Changes changes, long now) {
        Room room = changes.room();
        room.card().ifPresent(card -> changes.put(card.closed(now)));
        room.playback()
                .filter(Playback::playing)
                .ifPresent(playback -> changes.put(playback.pausedOn(
                        room.medium(playback.medium())
                                .map(medium -> playback.frameAt(now, medium.rate()))
                                .orElse(playback.frame()),
                        now)));
        changes.remove(Gate.KEY);
        changes.remove(Vacancy.KEY);
        changes.remove(Lobby.KEY);
        changes.remove(Lead.KEY);
        room.participants().forEach(person -> {
            changes.put(person.gone());
            changes.remove(Ready.key(person.id()));
        });
    }
}
