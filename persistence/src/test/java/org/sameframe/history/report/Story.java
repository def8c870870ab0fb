package org.sameframe.history.report;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sameframe.room.Admission;
import org.sameframe.room.Entry;
import org.sameframe.room.FrameRate;
import org.sameframe.room.Lead;
import org.sameframe.room.LoopMode;
import org.sameframe.room.Medium;
import org.sameframe.room.Origin;
import org.sameframe.room.Participant;
import org.sameframe.room.Playback;
import org.sameframe.room.Presence;
import org.sameframe.room.Role;
import org.sameframe.room.RoomCard;
import org.sameframe.room.RoomCode;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.Value;

/** Entries of a room, written one after the other with the clock in hand. */
final class Story {
    static final RoomCode CODE = new RoomCode("ABCD-2345");
    static final FrameRate RATE = new FrameRate(25, 1);

    private final List<Entry> entries = new ArrayList<>();
    private long now;

    private Story(long begin) {
        this.now = begin;
    }

    /** With a room and a medium of 100 frames at 25 a second, whose first one is 1001. */
    static Story at(String begin) {
        return new Story(micros(begin))
                .put(0, new RoomCard("Dailies", micros(begin), 0))
                .put(0, medium("m1", "SH010"));
    }

    static Medium medium(String id, String title) {
        return new Medium(id, title, RATE, 100, 0, 1_001, 90_000, false, List.of());
    }

    /** Moves the clock to an instant. */
    Story until(String instant) {
        now = micros(instant);
        return this;
    }

    /** Moves the clock on. */
    Story after(double seconds) {
        now += Math.round(seconds * 1e6);
        return this;
    }

    long now() {
        return now;
    }

    Story put(int by, Value... values) {
        return events(
                by, List.of(values).stream().<RoomEvent>map(RoomEvent.Put::new).toList());
    }

    Story events(int by, List<RoomEvent> events) {
        Origin origin = by == 0 ? Origin.ROOM : new Origin(by, "tab", entries.size() + 1L, entries.size());
        entries.add(new Entry(entries.size() + 1L, now, origin, events));
        return this;
    }

    Story here(int... ids) {
        for (int id : ids) {
            put(id, person(id, Presence.HERE));
        }
        return this;
    }

    Story away(int id) {
        return put(id, person(id, Presence.AWAY));
    }

    /** As the room notes it, after a restart. */
    Story restarted(Integer... ids) {
        return put(0, List.of(ids).stream().map(id -> person(id, Presence.AWAY)).toArray(Value[]::new));
    }

    Story rests(int frame) {
        return put(1, new Playback("m1", false, frame, 0, now, 1_000, LoopMode.LOOP, 0, 99));
    }

    Story leads(int id) {
        return put(id, new Lead(id, List.of()));
    }

    static Entry resting(long seq, long at, int frame) {
        Playback playback = new Playback("m1", false, frame, 0, at, 1_000, LoopMode.LOOP, 0, 99);
        return new Entry(seq, at, new Origin(1, "tab", seq, seq - 1), List.of(new RoomEvent.Put(playback)));
    }

    static Participant person(int id, Presence presence) {
        String name = id == 1 ? "Patty" : id == 2 ? "Quinn" : "Ray";
        return new Participant(id, name, id == 1 ? Role.HOST : Role.REVIEWER, id, presence, 0);
    }

    static Participant person(int id, Presence presence, Role role) {
        return new Participant(id, person(id, presence).name(), role, id, presence, 0);
    }

    static Participant waiting(int id) {
        Participant person = person(id, Presence.HERE);
        return new Participant(id, person.name(), person.role(), id, Presence.HERE, 0, Admission.WAITING, false, 0, 0);
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    Report report() {
        return report(false, Optional.empty());
    }

    Report report(boolean erased, Optional<Report.Damaged> damage) {
        ReportFold fold = ReportFold.of(CODE);
        entries.forEach(fold::take);
        return fold.report(erased, damage);
    }

    static long micros(String instant) {
        return ChronoUnit.MICROS.between(
                Instant.EPOCH, OffsetDateTime.parse(instant).toInstant());
    }
}
