package org.sameframe.room;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A room to act in, with the clock and the ledger that a server keeps for it. */
final class TestRoom {
    static final long NOON = 1_700_000_000_000_000L;
    static final long SECOND = 1_000_000;
    /** A frame of {@link #CLIP} lasts 40 ms. */
    static final FrameRate RATE = new FrameRate(25, 1);

    static final Medium CLIP = medium("m1", RATE, 100);

    final List<Entry> ledger = new ArrayList<>();
    Room room = Room.NONE;
    long now = NOON;
    Slowness slowest = Slowness.NONE;
    /** What clients said last of what they show. */
    List<Context.Report> reports = List.of();

    private TestRoom() {}

    /** Nobody has created it yet. */
    static TestRoom none() {
        return new TestRoom();
    }

    /** With {@link #CLIP}, and its host, participant 1, who is here. */
    static TestRoom created() {
        return created(Policy.DEFAULT);
    }

    static TestRoom created(Policy policy) {
        TestRoom room = none();
        room.gives(Origin.ROOM, new ServerCommand.Create("Dailies", "Patty", CLIP, policy));
        room.gives(Origin.ROOM, new ServerCommand.Arrive(1));
        return room;
    }

    static Medium medium(String id, FrameRate rate, int frames) {
        List<MediaSource> sources = List.of(new MediaSource("media:clip.mp4", "video/mp4"));
        return new Medium(id, "SH010 comp", rate, frames, 0, 1_001, 86_400, false, sources);
    }

    /** Puts a value as no command could. */
    TestRoom with(Value... values) {
        List<Value> all = new ArrayList<>(room.values());
        all.addAll(List.of(values));
        room = Room.restored(all, room.operations(), room.touches(), room.now());
        return this;
    }

    TestRoom after(long us) {
        now += us;
        return this;
    }

    /** Decides, and takes in what became of it. */
    Decision gives(Origin origin, RoomCommand command) {
        Decision decision = room.decide(command, origin, new Context(now, seq(), slowest, reports));
        if (decision instanceof Decision.Accepted accepted) {
            Entry entry = new Entry(seq() + 1, Math.max(now, room.now()), origin, accepted.events());
            ledger.add(entry);
            room = room.apply(entry);
        }
        return decision;
    }

    Decision gives(int participant, RoomCommand command) {
        return gives(Origin.participant(participant), command);
    }

    Decision gives(RoomCommand command) {
        return gives(1, command);
    }

    /** Somebody new, who is here. */
    int comes(String name) {
        gives(Origin.ROOM, new ServerCommand.Admit(name));
        int id = room.participants().size();
        gives(Origin.ROOM, new ServerCommand.Arrive(id));
        return id;
    }

    /** What came of it, in a word. */
    String says(int participant, RoomCommand command) {
        return outcome(gives(participant, command));
    }

    /** What came of what the server asks, in a word. */
    String serves(ServerCommand command) {
        return outcome(gives(Origin.ROOM, command));
    }

    /** Notes what is due. */
    TestRoom passes(long us) {
        after(us).gives(Origin.ROOM, new ServerCommand.TimePassed());
        return this;
    }

    /** The keys of the latest entry's events. */
    List<String> keys() {
        return ledger.get(ledger.size() - 1).events().stream()
                .map(RoomEvent::key)
                .toList();
    }

    long seq() {
        return ledger.size();
    }

    Playback playback() {
        return room.playback().orElseThrow();
    }

    Participant person(int id) {
        return room.participant(id).orElseThrow();
    }

    /** The frame on glass. */
    int frame() {
        Playback playback = playback();
        return playback.frameAt(
                now, room.medium(playback.medium()).orElseThrow().rate());
    }

    static RoomCommand pause() {
        return new TransportCommand.Pause(OptionalInt.empty());
    }

    /** What came of a command in a word: accepted, unchanged, repeated, or the refusal's code. */
    static String outcome(Decision decision) {
        if (decision instanceof Decision.Refused refused) {
            return refused.refusal().code().id();
        }
        return decision.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }
}
