package org.sameframe.room;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What is due next in a room [RM6]: all of it is part of the state. */
final class Deadlines {
    private Deadlines() {}

    static OptionalLong next(Room room) {
        LongStream people =
                room.participants().stream().mapToLong(Participant::until).filter(until -> until > 0);
        LongStream others = Stream.of(end(room), gate(room), vacancy(room), FrameAgreement.dueAt(room))
                .flatMapToLong(OptionalLong::stream);
        return LongStream.concat(people, others).min();
    }

    /** When what plays comes to its end [PB8]. */
    static OptionalLong end(Room room) {
        Optional<Playback> playback = room.playback();
        return playback.flatMap(p -> room.medium(p.medium()))
                .map(medium -> playback.get().endsAt(medium.rate()))
                .orElse(OptionalLong.empty());
    }

    private static OptionalLong gate(Room room) {
        return room.gate().stream().mapToLong(Gate::until).findFirst();
    }

    private static OptionalLong vacancy(Room room) {
        return room.vacancy().stream()
                .mapToLong(Vacancy::until)
                .filter(until -> until != 0)
                .findFirst();
    }
}
