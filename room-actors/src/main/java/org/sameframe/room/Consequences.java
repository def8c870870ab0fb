package org.sameframe.room;

/**
 * What follows from a change, in the same entry: who is gone leaves nothing behind, the lead lapses, a gate opens, a room
 * without a host notices.
 */
final class Consequences {
    private Consequences() {}

    static void follow(Changes changes, Context context) {
        if (changes.room().isClosed()) {
            return;
        }
        changes.room().participants().stream()
                .filter(person -> !person.hasPlace())
                .forEach(gone -> changes.remove(Ready.key(gone.id())));
        HostWatch.follow(changes, context.now());
        Lease.follow(changes);
        Gatekeeper.follow(changes, context);
    }
}
