package org.sameframe.room;

import java.util.Optional;
import java.util.Set;

/** Decides what concerns its sender alone. */
record Self(Room room, Participant sender, Context context) implements PersonCommand.Cases<Decision> {
    /** [RO8], [JW8]. */
    @Override
    public Decision rename(PersonCommand.Rename command) {
        String name = command.name().strip();
        if (sender.account().isVerified()) {
            return Decision.forbidden("Your name comes from the platform that vouches for you; change it there.");
        }
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

    /** [SU2]; who switches playback on comes back into step, and has the whole time to agree [FA4]. */
    @Override
    public Decision subscribe(PersonCommand.Subscribe command) {
        return Subscriptions.problem(command.off()).orElseGet(() -> {
            Subscription wanted = new Subscription(sender.id(), command.off());
            Set<Category> before = room.subscription(sender.id());
            Set<Category> after = Subscriptions.on(Optional.of(wanted));
            if (before.equals(after)) {
                return Decision.UNCHANGED;
            }
            return after.contains(Category.PLAYBACK) && !before.contains(Category.PLAYBACK)
                    ? Decision.put(wanted, sender.inStep(context.now()))
                    : Decision.put(wanted);
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
