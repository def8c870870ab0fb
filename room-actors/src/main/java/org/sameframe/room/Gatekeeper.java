package org.sameframe.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Decides what play waits for [GA1]. */
record Gatekeeper(Room room, Context context) {
    /**
     * Who is to be on the room's frame: here, in step by choice, and with playback on. All others neither hold anybody up nor
     * agree with anybody [OS2].
     */
    static Stream<Participant> followers(Room room) {
        return room.participants().stream().filter(person -> person.isHere() && isInStep(room, person));
    }

    private static boolean isInStep(Room room, Participant person) {
        return !person.outOfSync() && room.subscription(person.id()).contains(Category.PLAYBACK);
    }

    /**
     * Plays from where a playback rests, or waits for those who are not ready [GA2].
     *
     * @param resting on the frame on which it is to begin
     */
    void play(Playback resting, Changes changes) {
        List<Integer> unready = unready(room, resting.medium(), followers(room));
        int patience = room.policy().gates().readyMs();
        if (patience > 0 && !unready.isEmpty()) {
            changes.put(resting);
            changes.put(new Gate(GateReason.UNREADY, context.now() + patience * 1_000L, unready));
        } else {
            changes.put(resting.playingFrom(resting.frame(), start(room, context, Slowness::playUs)));
        }
    }

    /** [GA5], [GA6]. */
    Decision stall(int participant, boolean isStalled) {
        return isStalled ? stalled(participant) : recovered(participant);
    }

    private Decision stalled(int participant) {
        Optional<Gate> gate = room.gate();
        int patience = room.policy().gates().stalledMs();
        boolean counts = followers(room).anyMatch(person -> person.id() == participant);
        if (patience == 0 || !counts) {
            return Decision.UNCHANGED;
        }
        if (gate.isPresent()) {
            return gate.get().reason() == GateReason.UNREADY
                            || gate.get().waitingFor().contains(participant)
                    ? Decision.UNCHANGED
                    : Decision.put(gate.get().waitingFor(with(gate.get().waitingFor(), participant)));
        }
        return room.playback()
                .filter(Playback::playing)
                .flatMap(playing -> room.medium(playing.medium())
                        .map(medium -> Decision.put(
                                playing.anchoredAt(context.now(), medium.rate())
                                        .pausedOn(playing.frameAt(context.now(), medium.rate()), context.now()),
                                new Gate(GateReason.STALLED, context.now() + patience * 1_000L, List.of(participant)))))
                .orElse(Decision.UNCHANGED);
    }

    /** Who has recovered is waited for no longer; {@link #follow} opens a gate that waits for nobody. */
    private Decision recovered(int participant) {
        return room.gate()
                .filter(gate ->
                        gate.reason() == GateReason.STALLED && gate.waitingFor().contains(participant))
                .map(gate -> Decision.put(gate.waitingFor(without(gate.waitingFor(), participant))))
                .orElse(Decision.UNCHANGED);
    }

    /** [GA3], [GA6]: a gate that need not wait for anybody any more opens. */
    static void follow(Changes changes, Context context) {
        changes.room().gate().ifPresent(gate -> {
            List<Integer> waitingFor = stillWaitingFor(changes.room(), gate);
            if (waitingFor.isEmpty()) {
                open(changes, context);
            } else {
                changes.put(gate.waitingFor(waitingFor));
            }
        });
    }

    /** [GA4]: play goes without those who are late. */
    static void due(Changes changes, Context context) {
        if (changes.room().gate().filter(gate -> gate.until() <= context.now()).isPresent()) {
            open(changes, context);
        }
    }

    /** Whoever is waited for and loses the connection is away, not gone: a restart of the server opens no gate [GA4]. */
    private static List<Integer> stillWaitingFor(Room room, Gate gate) {
        Policy.Gates gates = room.policy().gates();
        List<Integer> known = gate.waitingFor();
        Stream<Participant> inStep = room.participants().stream()
                .filter(person -> person.isHere() || (person.hasPlace() && known.contains(person.id())))
                .filter(person -> isInStep(room, person));
        return switch (gate.reason()) {
            case UNREADY ->
                gates.readyMs() == 0
                        ? List.of()
                        : unready(room, room.playback().map(Playback::medium).orElse(""), inStep);
            case STALLED ->
                gates.stalledMs() == 0
                        ? List.of()
                        : inStep.map(Participant::id).filter(known::contains).toList();
        };
    }

    private static List<Integer> unready(Room room, String mediumId, Stream<Participant> people) {
        Optional<Medium> medium = room.medium(mediumId);
        return people.map(Participant::id)
                .filter(id -> room.ready(id)
                        .filter(ready -> medium.filter(ready::isFor).isPresent())
                        .isEmpty())
                .toList();
    }

    private static void open(Changes changes, Context context) {
        Room room = changes.room();
        changes.remove(Gate.KEY);
        room.playback()
                .ifPresent(resting ->
                        changes.put(resting.playingFrom(resting.frame(), start(room, context, Slowness::playUs))));
    }

    /** [PB3]: late enough for everybody to be there. */
    static long start(Room room, Context context, ToLongFunction<Slowness> kind) {
        return context.now() + room.policy().leadUs(kind.applyAsLong(context.slowest()));
    }

    private static List<Integer> with(List<Integer> ids, int id) {
        List<Integer> more = new ArrayList<>(ids);
        more.add(id);
        return more;
    }

    private static List<Integer> without(List<Integer> ids, int id) {
        return ids.stream().filter(some -> some != id).toList();
    }
}
