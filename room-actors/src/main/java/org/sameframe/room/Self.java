package org.sameframe.room;

/** Decides what concerns its sender alone. */
record Self(Room room, Participant sender, Context context) implements PersonCommand.Cases<Decision> {
    /** [RO8]. */
    @Override
    public Decision rename(PersonCommand.Rename command) {
        String name = command.name().strip();
        return Texts.problem("name", name, 1, Limits.NAME_LENGTH).orElseGet(() -> Decision.put(sender.named(name)));
    }

    /** [RO9]. */
    @Override
    public Decision leave(PersonCommand.Leave command) {
        return Decision.put(sender.gone());
    }

    /** [OS1], [OS2]. */
    @Override
    public Decision setOutOfSync(PersonCommand.SetOutOfSync command) {
        return sender.outOfSync() == command.isOut()
                ? Decision.UNCHANGED
                : Decision.put(sender.outOfSync(command.isOut()).inStep(context.now()));
    }

    /** [SU2]. */
    @Override
    public Decision subscribe(PersonCommand.Subscribe command) {
        boolean follows = !command.off().contains(Category.PLAYBACK)
                && !room.subscription(sender.id()).contains(Category.PLAYBACK);
        return Subscriptions.problem(command.off()).orElseGet(() -> {
            Subscription subscription = new Subscription(sender.id(), command.off());
            return follows ? Decision.put(subscription, sender.inStep(context.now())) : Decision.put(subscription);
        });
    }

    /** [LO2]. */
    @Override
    public Decision setReady(PersonCommand.SetReady command) {
        if (room.medium(command.medium()).isEmpty()) {
            return Decision.invalid("The room has no such medium; say what you have loaded of the room's.");
        }
        if (command.frames() < 0 || command.frames() > Limits.FRAMES) {
            return Decision.invalid("frames: %d (expected: 0 to %d).".formatted(command.frames(), Limits.FRAMES));
        }
        return Decision.put(new Ready(sender.id(), command.medium(), command.frames(), command.ready()));
    }
}
