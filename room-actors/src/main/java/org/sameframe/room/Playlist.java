package org.sameframe.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Decides what there is to look at, and what is looked at. */
record Playlist(Room room, Context context) implements PlaylistCommand.Cases<Decision> {
    /** Between two shots, so that another can be put there by a change of that one alone: 16 times before all are renumbered. */
    private static final int GAP = 1 << 16;

    private static final int FARTHEST = 1 << 30;

    /** [ME2], [PL1], [PL2]. */
    @Override
    public Decision addMedium(PlaylistCommand.AddMedium command) {
        int count = room.media().size();
        if (count >= Limits.MEDIA) {
            return Decision.limit("The room has %d media already, the most it can.".formatted(Limits.MEDIA));
        }
        Medium medium = command.medium().withId("m" + (count + 1));
        return command.medium().problem().orElseGet(() -> {
            if (!command.shot().isEmpty()) {
                return shot(command.shot(), shot -> Decision.put(medium, shot.withVersion(medium.id())));
            }
            Changes changes = new Changes(room);
            changes.put(medium);
            changes.put(Shot.of(medium, 0));
            order(
                    changes,
                    room.shots(),
                    changes.room().shot(Shot.of(medium, 0).id()).orElseThrow(),
                    room.shots().size());
            return changes.decision();
        });
    }

    /** [ME3]. */
    @Override
    public Decision selectMedium(PlaylistCommand.SelectMedium command) {
        return room.medium(command.medium())
                .map(this::select)
                .orElseGet(() -> Decision.invalid("The room has no such medium; add it first."));
    }

    /** [PL3]. */
    @Override
    public Decision advance(PlaylistCommand.Advance command) {
        List<Shot> shots = room.shots();
        if (command.shots() == 0 || shots.isEmpty()) {
            return Decision.invalid("An advance of %d in a playlist of %d shots goes nowhere (expected: 1, -1 ...)."
                    .formatted(command.shots(), shots.size()));
        }
        int now = current(shots, command.shots() > 0 ? -1 : shots.size());
        int target = (int) Math.min(Math.max((long) now + command.shots(), 0), shots.size() - 1L);
        return room.medium(shots.get(target).chosen()).map(this::select).orElse(Decision.UNCHANGED);
    }

    /** [PL4]. */
    @Override
    public Decision moveShot(PlaylistCommand.MoveShot command) {
        return shot(command.shot(), shot -> {
            List<Shot> others = new ArrayList<>(room.shots());
            int from = others.indexOf(shot);
            others.remove(shot);
            Optional<Shot> before = room.shot(command.before());
            if (!command.before().isEmpty() && before.isEmpty()) {
                return noShot();
            }
            if (command.before().equals(command.shot())) {
                return Decision.UNCHANGED;
            }
            int to = before.map(others::indexOf).orElse(others.size());
            if (to == from) {
                return Decision.UNCHANGED;
            }
            Changes changes = new Changes(room);
            order(changes, others, shot, to);
            return changes.decision();
        });
    }

    /** [PL5]. */
    @Override
    public Decision setShotStatus(PlaylistCommand.SetShotStatus command) {
        return shot(command.shot(), shot -> Decision.put(shot.with(command.status())));
    }

    /** [PL6]. */
    @Override
    public Decision removeShot(PlaylistCommand.RemoveShot command) {
        return shot(
                command.shot(), shot -> Decision.of(List.<RoomEvent>of(new RoomEvent.Removed(Shot.key(shot.id())))));
    }

    /** [PL7]: after a shot that has ended the next one, in the direction in which it was played; the last one rests. */
    void goThrough(Playback ended, Changes changes) {
        List<Shot> shots = room.shots();
        int direction = ended.speed() > 0 ? 1 : -1;
        int next = current(shots, -2) + direction;
        if (next < 0 || next >= shots.size()) {
            return;
        }
        room.medium(shots.get(next).chosen()).ifPresent(medium -> {
            Playback first =
                    Playback.loaded(medium, ended.loop(), context.now()).withSpeed(ended.speed());
            new Gatekeeper(room, context).play(first.pausedOn(first.firstPlayed(), context.now()), changes);
        });
    }

    private Decision select(Medium medium) {
        Changes changes = new Changes(room);
        room.shots().stream()
                .filter(shot -> shot.versions().contains(medium.id()))
                .findFirst()
                .ifPresent(shot -> changes.put(shot.choosing(medium.id())));
        Optional<Playback> playback = room.playback();
        if (playback.filter(p -> p.medium().equals(medium.id())).isEmpty()) {
            LoopMode loop = playback.map(Playback::loop).orElse(LoopMode.LOOP);
            changes.put(Playback.loaded(medium, loop, context.now()));
            changes.remove(Gate.KEY);
        }
        return changes.decision();
    }

    /** Place in the playlist of the shot that is being looked at. */
    private int current(List<Shot> shots, int otherwise) {
        String medium = room.playback().map(Playback::medium).orElse("");
        for (int i = 0; i < shots.size(); i++) {
            if (shots.get(i).versions().contains(medium)) {
                return i;
            }
        }
        return otherwise;
    }

    /** Puts a shot in its place among the others: by its own rank if there is room, else all are renumbered. */
    private static void order(Changes changes, List<Shot> others, Shot shot, int place) {
        long before = place > 0
                ? others.get(place - 1).rank()
                : others.isEmpty() ? -GAP : others.get(0).rank() - 2L * GAP;
        long after = place < others.size() ? others.get(place).rank() : before + 2L * GAP;
        long between = Math.floorDiv(before + after, 2);
        if (between > before && Math.abs(between) <= FARTHEST) {
            changes.put(shot.at((int) between));
            return;
        }
        List<Shot> all = new ArrayList<>(others);
        all.add(place, shot);
        for (int i = 0; i < all.size(); i++) {
            changes.put(all.get(i).at(i * GAP));
        }
    }

    private Decision shot(String id, Function<Shot, Decision> decide) {
        return room.shot(id).map(decide).orElseGet(Playlist::noShot);
    }

    private static Decision noShot() {
        return Decision.invalid("The playlist has no such shot; look at it again.");
    }
}
