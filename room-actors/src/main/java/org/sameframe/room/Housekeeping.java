package org.sameframe.room;

import java.util.ArrayList;
import java.util.List;

/** Decides what the server itself asks. */
record Housekeeping(Room room, Context context) implements ServerCommand.Cases<Decision> {
    /** [RM8], [RM9]. */
    @Override
    public Decision create(ServerCommand.Create command) {
        if (room.exists()) {
            return Decision.invalid("The room exists already; join it.");
        }
        String title = command.title().strip();
        String name = command.hostName().strip();
        return Texts.problem("title", title, 0, Limits.TITLE_LENGTH)
                .or(() -> Texts.problem("name", name, 1, Limits.NAME_LENGTH))
                .or(command.medium()::problem)
                .or(command.policy()::problem)
                .orElseGet(() -> created(title, name, command.medium().withId("m1"), command));
    }

    private Decision created(String title, String name, Medium medium, ServerCommand.Create command) {
        Policy policy = command.policy();
        long now = context.now();
        List<Value> values = new ArrayList<>(List.of(
                new RoomCard(title, now, 0),
                policy,
                medium,
                Shot.of(medium, 0),
                Playback.loaded(medium, LoopMode.LOOP, now)));
        values.addAll(
                new Roster(List.of(), policy, now).newcomer(name, Role.HOST, Admission.ADMITTED, command.account()));
        if (policy.entrance().lobby()) {
            values.add(new Lobby(now));
        }
        return Decision.put(values.toArray(Value[]::new));
    }

    @Override
    public Decision admit(ServerCommand.Admit command) {
        return room.exists() ? roster().admit(command) : nowhere();
    }

    @Override
    public Decision arrive(ServerCommand.Arrive command) {
        return room.participant(command.participant()).map(roster()::arrive).orElseGet(Housekeeping::nowhere);
    }

    @Override
    public Decision depart(ServerCommand.Depart command) {
        return room.participant(command.participant()).map(roster()::depart).orElseGet(Housekeeping::nowhere);
    }

    @Override
    public Decision restarted(ServerCommand.Restarted command) {
        return roster().restarted();
    }

    /** [RM6]: everything that is due, in the order in which one follows from the other. */
    @Override
    public Decision timePassed(ServerCommand.TimePassed command) {
        Changes changes = new Changes(room);
        roster().overdue().forEach(changes::put);
        new Transport(changes.room(), context).end(changes);
        Gatekeeper.due(changes, context);
        HostWatch.follow(changes, context.now());
        HostWatch.due(changes, context.now());
        new FrameAgreement(changes.room(), context.reports()).due(changes, context.now());
        return changes.decision();
    }

    @Override
    public Decision stall(ServerCommand.Stall command) {
        return new Gatekeeper(room, context).stall(command.participant(), command.isStalled());
    }

    /** [HO5]. */
    @Override
    public Decision close(ServerCommand.Close command) {
        if (!room.exists()) {
            return nowhere();
        }
        Changes changes = new Changes(room);
        Closing.close(changes, context.now());
        return changes.decision();
    }

    @Override
    public Decision compareFrames(ServerCommand.CompareFrames command) {
        FrameAgreement agreement = new FrameAgreement(room, context.reports());
        return agreement.isReached() ? Decision.put(agreement.value()) : Decision.UNCHANGED;
    }

    private Roster roster() {
        return new Roster(room.participants(), room.policy(), context.now());
    }

    private static Decision nowhere() {
        return Decision.refused(RefusalCode.UNKNOWN_ROOM, "No room has this code; check the link.");
    }
}
