package org.sameframe.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Compares what everybody shows while the room rests [FA1].
 *
 * <p>Only what a client says after it has taken in where the room rests counts. Of several client instances of a participant
 * one that shows the frame is enough: people look at one screen.
 *
 * @param reports of connected clients, the latest of each
 */
record FrameAgreement(Room room, List<Context.Report> reports) {
    /** Nobody agrees with themselves. */
    private static final int FEWEST = 2;

    /** When a room that has not agreed counts as not agreed [FA4]; empty if there is nothing to agree on. */
    static OptionalLong dueAt(Room room) {
        if (!rests(room) || recorded(room).isPresent()) {
            return OptionalLong.empty();
        }
        // Whoever came late, or back into step, has as much time as everybody else.
        long latest = Gatekeeper.followers(room)
                .mapToLong(Participant::inStepSince)
                .max()
                .orElse(0);
        long rests = room.playback().map(Playback::at).orElse(0L);
        return OptionalLong.of(
                Math.max(rests, latest) + room.policy().agreeing().withinMs() * 1_000L);
    }

    /** Whether all who look show the frame, and that is not recorded yet [FA2]: it may come late, after [FA4]. */
    boolean isReached() {
        return rests(room) && recorded(room).filter(Agreement::agreed).isEmpty() && value().agreed();
    }

    /** [FA4]. */
    void due(Changes changes, long now) {
        if (dueAt(room).orElse(Long.MAX_VALUE) <= now) {
            changes.put(value());
        }
    }

    /** How things are. */
    Agreement value() {
        Playback rest = room.playback().orElseThrow();
        List<Agreement.Shown> same = new ArrayList<>();
        List<Agreement.Shown> others = new ArrayList<>();
        List<Integer> silent = new ArrayList<>();
        List<Integer> hidden = new ArrayList<>();
        List<Integer> inexact = new ArrayList<>();
        Gatekeeper.followers(room).forEach(person -> {
            List<Context.Report> all = of(person);
            List<Context.Report> looking =
                    all.stream().filter(report -> !report.hidden()).toList();
            List<Context.Report> exact =
                    looking.stream().filter(report -> !report.inexact()).toList();
            List<Context.Report> current = exact.stream()
                    .filter(report ->
                            report.seq() >= room.touch(Category.PLAYBACK).seq())
                    .toList();
            if (!all.isEmpty() && looking.isEmpty()) {
                hidden.add(person.id());
            } else if (!looking.isEmpty() && exact.isEmpty()) {
                inexact.add(person.id());
            } else if (current.isEmpty()) {
                silent.add(person.id());
            } else if (current.stream().anyMatch(report -> shows(report, rest))) {
                same.add(new Agreement.Shown(person.id(), rest.medium(), rest.frame()));
            } else {
                Context.Report report = current.get(0);
                others.add(new Agreement.Shown(person.id(), report.medium(), report.frame()));
            }
        });
        List<Integer> outOfSync = room.participants().stream()
                .filter(person -> person.isHere()
                        && (person.outOfSync()
                                || !room.subscription(person.id()).contains(Category.PLAYBACK)))
                .map(Participant::id)
                .toList();
        int different = others.size() + silent.size();
        Agreement.Counts counts =
                new Agreement.Counts(same.size(), different, hidden.size(), outOfSync.size(), inexact.size());
        boolean isNamed = room.policy().agreeing().kept() == AgreementRecord.NAMES;
        same.addAll(others);
        return new Agreement(
                rest.medium(),
                rest.frame(),
                rest.at(),
                different == 0 && counts.same() > 0,
                counts,
                isNamed ? new Agreement.Names(same, silent, hidden, outOfSync, inexact) : Agreement.Names.NONE);
    }

    /** Whether the room rests, and what comes of it is to be recorded [FA3]. */
    private static boolean rests(Room room) {
        return !room.isClosed()
                && room.gate().isEmpty()
                && room.policy().agreeing().kept() != AgreementRecord.OFF
                && room.playback().filter(playback -> !playback.playing()).isPresent()
                && Gatekeeper.followers(room).count() >= FEWEST;
    }

    /** What is recorded of this rest. */
    private static Optional<Agreement> recorded(Room room) {
        return room.agreement()
                .filter(old -> room.playback()
                        .filter(rest -> old.at() == rest.at()
                                && old.frame() == rest.frame()
                                && old.medium().equals(rest.medium()))
                        .isPresent());
    }

    private List<Context.Report> of(Participant person) {
        return reports.stream()
                .filter(report -> report.participant() == person.id())
                .toList();
    }

    private static boolean shows(Context.Report report, Playback rest) {
        return report.medium().equals(rest.medium()) && report.frame() == rest.frame();
    }
}
